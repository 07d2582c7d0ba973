package org.linli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.linli.operations.EmbeddedPostgres;
import org.linli.operations.Settings;
import org.springframework.util.FileSystemUtils;

/**
 * A data folder that belongs to the benches. A note in it says what has been loaded, so that a load is done once and a
 * load that broke off is not mistaken for a whole one.
 */
public final class BenchFolder {

    private static final String UNFINISHED = "unfinished";

    private final Settings settings;
    private final Path note;

    public BenchFolder(Settings settings) {
        this.settings = settings;
        this.note = settings.dataFolder().resolve("bench-content");
    }

    public boolean holds(String content) {
        try {
            return Files.exists(note) && Files.readString(note).equals(content);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + note, e);
        }
    }

    public void noteLoaded(String content) {
        write(content);
    }

    /**
     * Empties the folder for a new load.
     *
     * @throws IllegalArgumentException if the folder holds something that no bench has put there
     */
    public void clear() {
        Path folder = settings.dataFolder();
        try {
            if (Files.exists(folder) && !Files.exists(note) && isFilled(folder)) {
                throw new IllegalArgumentException(folder + " holds something else than data of a bench");
            }
            if (Files.exists(folder.resolve("postgres/cluster/postmaster.pid"))) {
                EmbeddedPostgres.start(folder, settings.keysFolder()).stop();
            }
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Clearing " + folder, e);
        }
        write(UNFINISHED);
    }

    private static boolean isFilled(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isPresent();
        }
    }

    private void write(String content) {
        try {
            Files.writeString(note, content);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing " + note, e);
        }
    }
}
