package org.linli.operations.backup;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads what {@link ArchiveWriter} wrote, and believes none of it before its list has been compared. */
final class ArchiveReader implements AutoCloseable {

    private static final FileAttribute<?> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final InputStream packed;
    private final TarArchiveInputStream tar;
    private final byte[] headBytes;
    private final ArchiveHead head;

    /** @throws BackupProblem if it is no backup, or the key is missing or wrong */
    ArchiveReader(Path file, Optional<BackupKey> key) {
        this.file = file;
        try {
            this.packed = open(file, key);
            this.tar = new TarArchiveInputStream(packed, StandardCharsets.UTF_8.name());
            TarArchiveEntry first = tar.getNextEntry();
            if (first == null || !first.getName().equals(ArchiveHead.NAME)) {
                throw new BackupProblem(file + " is not a backup of Linli.");
            }
            this.headBytes = tar.readAllBytes();
            this.head = ArchiveHead.read(headBytes);
        } catch (IOException e) {
            throw broken(file, e);
        }
    }

    /** What a sealed or plain file packs. */
    static InputStream open(Path file, Optional<BackupKey> key) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 17);
        try {
            raw.mark(64);
            byte[] beginning = raw.readNBytes(64);
            raw.reset();
            if (!Seal.isOn(beginning)) {
                return new GZIPInputStream(raw, 1 << 16);
            }
            BackupKey given = key.orElseThrow(
                    () -> new BackupProblem("The backup is encrypted: name its key with --key FILE, --passphrase-file FILE"
                            + " or LINLI_BACKUP_KEY."));
            return new GZIPInputStream(new SealedInput(raw, given), 1 << 16);
        } catch (IOException | RuntimeException failure) {
            raw.close();
            throw failure;
        }
    }

    ArchiveHead head() {
        return head;
    }

    /**
     * Unpacks all members into a folder.
     *
     * @throws BackupProblem if a member is not as it was written; what has been unpacked until then is of no use
     */
    void unpackInto(Path folder) {
        try {
            Path list = Files.createTempFile("linli-manifest", ".tmp");
            try {
                unpackInto(folder, list);
            } finally {
                Files.deleteIfExists(list);
            }
        } catch (IOException e) {
            throw broken(file, e);
        }
    }

    private void unpackInto(Path folder, Path list) throws IOException {
        try (OutputStream lines = Files.newOutputStream(list)) {
            lines.write(Hashes.line(
                    HexFormat.of().formatHex(Hashes.sha256().digest(headBytes)), headBytes.length, ArchiveHead.NAME));
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null && !entry.getName().equals(ArchiveWriter.MANIFEST)) {
                unpack(folder, entry, lines);
                entry = tar.getNextEntry();
            }
            if (entry == null) {
                throw new BackupProblem("The backup is cut off: it has no list of its members.");
            }
        }
        compare(list);
        // What follows the last member is read too, since only the end of an encrypted file proves that it is the end.
        packed.transferTo(OutputStream.nullOutputStream());
    }

    private void unpack(Path folder, TarArchiveEntry entry, OutputStream lines) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder) || !(entry.isFile() || entry.isDirectory())) {
            throw new BackupProblem("The backup holds something that no backup holds: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target, PRIVATE_FOLDER);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent()), PRIVATE_FOLDER);
        Files.createFile(target, PRIVATE_FILE);
        MessageDigest digest = Hashes.sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(target), digest)) {
            tar.transferTo(out);
        }
        lines.write(Hashes.line(HexFormat.of().formatHex(digest.digest()), entry.getSize(), entry.getName()));
    }

    private void compare(Path list) throws IOException {
        BufferedReader written = new BufferedReader(new InputStreamReader(tar, StandardCharsets.UTF_8));
        try (BufferedReader found = Files.newBufferedReader(list)) {
            String expected = written.readLine();
            String actual = found.readLine();
            while (expected != null && expected.equals(actual)) {
                expected = written.readLine();
                actual = found.readLine();
            }
            if (expected != null || actual != null) {
                throw new BackupProblem("The backup is damaged or was changed: "
                        + (expected == null ? "a member too many: " + actual : "not as written: " + expected));
            }
        }
    }

    private static RuntimeException broken(Path file, IOException failure) {
        if (failure instanceof java.io.EOFException) {
            return new BackupProblem("The backup is cut off.", failure);
        }
        if (failure instanceof ZipException || String.valueOf(failure.getMessage()).contains("orrupt")) {
            return new BackupProblem(file + " is not a backup, or it is damaged (" + failure.getMessage() + ").", failure);
        }
        return new UncheckedIOException("Reading " + file, failure);
    }

    @Override
    public void close() {
        try {
            tar.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Closing " + file, e);
        }
    }
}
