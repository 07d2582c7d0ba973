package org.linli.operations.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A folder of continuous backups: {@code base/} holds archives of the database, {@code wal/} its log since, {@code media/}
 * the photos, {@code gone/<base>/} photos that the installation has dropped since that base. All of it is packed, and sealed
 * if there is a key.
 */
record BackupFolder(Path root, Optional<BackupKey> key) {

    private static final Pattern BASE = Pattern.compile("(\\d{8}T\\d{6}Z)-([0-9A-F]{24})\\.linli");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String PACKED = ".gz";
    private static final int PAGE = 8192;

    /**
     * An archive of the database.
     *
     * @param stamp when it was finished; a recovery can go to any later moment
     * @param firstWal the first segment of the log that its recovery reads
     */
    record Base(Path file, String stamp, String firstWal) {

        Instant at() {
            return STAMP.parse(stamp, Instant::from);
        }
    }

    Path wal() {
        return root.resolve("wal");
    }

    Path media() {
        return root.resolve("media");
    }

    Path gone() {
        return root.resolve("gone");
    }

    /** Where an archive is written before it is listed. */
    Path incoming() {
        return root.resolve("base").resolve("incoming");
    }

    void list(String firstWal, Instant finishedAt) throws IOException {
        Files.move(incoming(), incoming().resolveSibling(STAMP.format(finishedAt) + "-" + firstWal + ".linli"));
    }

    /** From the oldest to the newest. */
    List<Base> bases() {
        Path folder = root.resolve("base");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(BackupFolder::base)
                    .sorted(Comparator.comparing(Base::stamp))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + folder, e);
        }
    }

    private static Stream<Base> base(Path file) {
        Matcher matcher = BASE.matcher(String.valueOf(file.getFileName()));
        return matcher.matches() ? Stream.of(new Base(file, matcher.group(1), matcher.group(2))) : Stream.empty();
    }

    static Path packed(Path folder, String name) {
        return folder.resolve(name + PACKED);
    }

    static String unpackedName(Path file) {
        String name = file.toString();
        return name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name;
    }

    /** Packs a copy of a file; it is on the disk when this returns. */
    void pack(Path source, Path target) throws IOException {
        try (DurableFile file = new DurableFile(target)) {
            OutputStream open = new StaysOpen(file.out());
            try (OutputStream out = new GZIPOutputStream(key.isPresent() ? new SealedOutput(open, key.get()) : open)) {
                Files.copy(source, out);
            }
            file.keep();
        }
    }

    /** Unpacks a file. Pages of nothing take no room: a segment of the log is mostly empty when it was ended early. */
    void unpack(Path source, Path target) throws IOException {
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try (InputStream in = new BufferedInputStream(ArchiveReader.open(source, key), PAGE);
                RandomAccessFile out = new RandomAccessFile(target.toFile(), "rw")) {
            byte[] nothing = new byte[PAGE];
            byte[] page = in.readNBytes(PAGE);
            while (page.length > 0) {
                if (Arrays.equals(page, nothing)) {
                    out.seek(out.getFilePointer() + PAGE);
                } else {
                    out.write(page);
                }
                page = in.readNBytes(PAGE);
            }
            out.setLength(out.getFilePointer());
        }
    }
}
