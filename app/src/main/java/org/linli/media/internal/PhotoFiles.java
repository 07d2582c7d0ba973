package org.linli.media.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.linli.media.Media.Size;
import org.linli.media.internal.Darkroom.Prints;

/** The files of photos, {@code ab/cd/<sha256>.jpg} and its thumbnail beside it; there whole or not at all. */
final class PhotoFiles {

    private static final long SLACK_BYTES = 64 << 10;

    private final Path folder;
    private final Path drafts;

    PhotoFiles(Path folder) {
        this.folder = folder;
        this.drafts = folder.resolve("drafts");
    }

    /** The disk is full; nothing was kept. */
    static final class NoSpace extends Exception {

        private static final long serialVersionUID = 1L;

        NoSpace(IOException cause) {
            super(cause);
        }
    }

    /** Writes both files to the disk unless they are there already. */
    void keep(String sha256, Prints prints) throws NoSpace {
        Path full = path(sha256, Size.FULL);
        Path thumbnail = path(sha256, Size.THUMBNAIL);
        if (Files.exists(full) && Files.exists(thumbnail)) {
            return;
        }
        Path fullDraft = drafts.resolve(UUID.randomUUID() + ".jpg");
        Path thumbnailDraft = drafts.resolve(UUID.randomUUID() + ".jpg");
        try {
            Files.createDirectories(drafts);
            Files.createDirectories(shelf(sha256));
            write(fullDraft, prints.full());
            write(thumbnailDraft, prints.thumbnail());
            Files.move(thumbnailDraft, thumbnail, StandardCopyOption.ATOMIC_MOVE);
            Files.move(fullDraft, full, StandardCopyOption.ATOMIC_MOVE);
            force(shelf(sha256));
        } catch (IOException failure) {
            remove(fullDraft, thumbnailDraft);
            if (!Files.exists(full)) {
                remove(thumbnail);
            }
            if (isForWantOfSpace(failure, prints.full().length + prints.thumbnail().length)) {
                throw new NoSpace(failure);
            }
            throw new UncheckedIOException("Keeping photo " + sha256, failure);
        }
    }

    Optional<Path> find(String sha256, Size size) {
        return Optional.of(path(sha256, size)).filter(Files::exists);
    }

    void drop(String sha256) {
        try {
            Files.deleteIfExists(path(sha256, Size.FULL));
            Files.deleteIfExists(path(sha256, Size.THUMBNAIL));
        } catch (IOException e) {
            throw new UncheckedIOException("Dropping photo " + sha256, e);
        }
    }

    /** Removes what a killed process left half-written. */
    void dropDraftsOlderThan(Instant limit) {
        if (!Files.exists(drafts)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(drafts)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Clearing " + drafts, e);
        }
    }

    private Path path(String sha256, Size size) {
        String name = sha256 + (size == Size.FULL ? ".jpg" : "-thumbnail.jpg");
        return shelf(sha256).resolve(name);
    }

    private Path shelf(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer remaining = ByteBuffer.wrap(content);
            while (remaining.hasRemaining()) {
                channel.write(remaining);
            }
            channel.force(true);
        }
    }

    /** Makes a rename survive a power cut; only file systems of the operating system know of that. */
    private static void force(Path directory) throws IOException {
        if (directory.getFileSystem().equals(FileSystems.getDefault())) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void remove(Path... files) {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("Removing the unfinished " + file, e);
            }
        }
    }

    private boolean isForWantOfSpace(IOException failure, long neededBytes) {
        String reason = String.valueOf(failure.getMessage());
        if (reason.contains("No space left") || reason.contains("quota exceeded")) {
            return true;
        }
        try {
            return Files.getFileStore(folder).getUsableSpace() < neededBytes + SLACK_BYTES;
        } catch (IOException unknown) {
            failure.addSuppressed(unknown);
            return false;
        }
    }
}
