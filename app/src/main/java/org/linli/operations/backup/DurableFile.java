package org.linli.operations.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file that is there whole and on the disk, or not at all: written under another name, forced, renamed. */
final class DurableFile implements AutoCloseable {

    private static final int BUFFER = 1 << 17;

    private final Path target;
    private final Path draft;
    private final FileChannel channel;
    private final OutputStream out;
    private boolean isKept;

    DurableFile(Path target) throws IOException {
        this.target = target.toAbsolutePath();
        Path folder = Optional.ofNullable(this.target.getParent()).orElseThrow();
        Files.createDirectories(folder);
        this.draft = Files.createTempFile(folder, ".unfinished-", ".part");
        this.channel = FileChannel.open(draft, StandardOpenOption.WRITE);
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    }

    /** Where to write; to be left open. */
    OutputStream out() {
        return out;
    }

    /** Puts the file in its place, over an older one. */
    void keep() throws IOException {
        out.flush();
        channel.force(true);
        channel.close();
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        isKept = true;
        forceFolder(target);
    }

    /** The new name is on the disk only when the folder is. */
    private static void forceFolder(Path file) throws IOException {
        if (file.getFileSystem().equals(FileSystems.getDefault())) {
            try (FileChannel folder = FileChannel.open(Optional.ofNullable(file.getParent()).orElseThrow())) {
                folder.force(true);
            }
        }
    }

    /** Without {@link #keep} nothing remains of it. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            if (!isKept) {
                Files.deleteIfExists(draft);
            }
        }
    }
}
