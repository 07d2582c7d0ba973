package org.linli.operations.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A gzipped tar of an installation, sealed if there is a key. Its last member names each one before it with size and
 * SHA-256. Needs the same memory for any size.
 */
final class ArchiveWriter implements AutoCloseable {

    static final String MANIFEST = "manifest.sha256";
    private static final int BUFFER = 1 << 16;

    private final DurableFile file;
    private final Path listFile;
    private final OutputStream list;
    private final OutputStream packed;
    private final TarArchiveOutputStream tar;
    private long bytes;

    ArchiveWriter(Path target, Optional<BackupKey> key) throws IOException {
        this.file = new DurableFile(target);
        // Not beside the target, whose disk may be the full one: a list is small.
        this.listFile = Files.createTempFile("linli-manifest", ".tmp");
        this.list = Files.newOutputStream(listFile);
        OutputStream unclosed = new StaysOpen(file.out());
        this.packed = key.isPresent() ? new SealedOutput(unclosed, key.get()) : unclosed;
        this.tar = new TarArchiveOutputStream(new FastGzip(packed), StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    void add(String name, byte[] content) throws IOException {
        add(name, content.length, new ByteArrayInputStream(content));
    }

    void addFolder(String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name + "/");
        entry.setMode(TarArchiveEntry.DEFAULT_DIR_MODE);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    /** Adds a file as it is now. One that grows is cut, one that shrinks is filled up; one that has gone is left out. */
    void addFile(String name, Path source) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            add(name, Files.size(source), in);
        } catch (NoSuchFileException gone) {
            // Files of a running database come and go; its log tells the recovery about them.
        }
    }

    private void add(String name, long size, InputStream content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(0600);
        tar.putArchiveEntry(entry);
        MessageDigest digest = Hashes.sha256();
        byte[] buffer = new byte[BUFFER];
        long left = size;
        while (left > 0) {
            int wanted = (int) Math.min(left, buffer.length);
            int got = content.readNBytes(buffer, 0, wanted);
            Arrays.fill(buffer, got, wanted, (byte) 0);
            tar.write(buffer, 0, wanted);
            digest.update(buffer, 0, wanted);
            left -= wanted;
        }
        tar.closeArchiveEntry();
        bytes += size;
        list.write(Hashes.line(HexFormat.of().formatHex(digest.digest()), size, name));
    }

    /** Bytes put in so far, before packing. */
    long bytes() {
        return bytes;
    }

    /** Puts the archive in its place. */
    void finish() throws IOException {
        list.close();
        TarArchiveEntry entry = new TarArchiveEntry(MANIFEST);
        entry.setSize(Files.size(listFile));
        entry.setMode(0600);
        tar.putArchiveEntry(entry);
        Files.copy(listFile, tar);
        tar.closeArchiveEntry();
        tar.close();
        packed.close();
        file.keep();
    }

    /** Without {@link #finish} nothing remains of it. */
    @Override
    public void close() {
        try {
            list.close();
            Files.deleteIfExists(listFile);
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Clearing up after a backup", e);
        }
    }

    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
