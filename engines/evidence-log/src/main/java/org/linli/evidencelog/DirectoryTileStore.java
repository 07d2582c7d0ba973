package org.linli.evidencelog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Tiles as files under a folder, at the paths of the layout: the folder can be served as it is. A tile is written
 * beside its place, forced to disk, then renamed, so a reader or a crash never meets half a tile.
 */
public final class DirectoryTileStore implements TileStore {

    private final Path folder;

    /** Uses the folder, which is made at the first write. */
    public DirectoryTileStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> find(TilePath path) {
        try {
            return Optional.of(Files.readAllBytes(fileOf(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read tile " + path.text(), e);
        }
    }

    @Override
    public void write(TilePath path, byte[] content) {
        Path file = fileOf(path);
        Path place = Objects.requireNonNull(file.getParent(), "a tile path has folders");
        Path draft = place.resolve("." + UUID.randomUUID() + ".draft");
        try {
            boolean placeIsNew = !Files.isDirectory(place);
            Files.createDirectories(place);
            writeThrough(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(place);
            if (placeIsNew) {
                forceFoldersAbove(place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write tile " + path.text(), discard(draft, e));
        }
    }

    private Path fileOf(TilePath path) {
        return folder.resolve(path.text());
    }

    private static void writeThrough(Path draft, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** A rename survives a power cut only when the folder is forced too; only POSIX systems can open one. */
    private static void forceFolder(Path place) throws IOException {
        if (place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private void forceFoldersAbove(Path place) throws IOException {
        for (Path above = place.getParent(); above != null && above.startsWith(folder); above = above.getParent()) {
            forceFolder(above);
        }
    }

    private static IOException discard(Path draft, IOException cause) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return cause;
    }
}
