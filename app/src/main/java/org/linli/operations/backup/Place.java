package org.linli.operations.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.linli.operations.InstallationLock;
import org.linli.operations.UsageProblem;
import org.springframework.util.FileSystemUtils;

/**
 * The data folder that a backup is restored into. What is restored grows and is tried in a folder inside of it, on the
 * same disk, and changes places at the end; what stood there before is kept beside it.
 */
final class Place implements AutoCloseable {

    private static final String KEPT = "before-restore-";
    private static final String GROWING = "restoring-";
    private static final String KEYS = "keys";

    private final Path data;
    private final InstallationLock lock;
    private final Path growing;

    private Place(Path data, InstallationLock lock, Path growing) {
        this.data = data;
        this.lock = lock;
        this.growing = growing;
    }

    /** @throws UsageProblem if a server runs on it */
    static Place on(Path data) {
        InstallationLock lock = InstallationLock.tryOn(data)
                .orElseThrow(() -> new UsageProblem("Linli runs on " + data + "; stop it first."));
        try {
            for (Path leftOver : children(data, name -> name.startsWith(GROWING))) {
                FileSystemUtils.deleteRecursively(leftOver);
            }
            return new Place(data, lock, Files.createTempDirectory(data, GROWING));
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException("Preparing " + data, e);
        }
    }

    private static List<Path> children(Path folder, Predicate<String> names) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> names.test(String.valueOf(entry.getFileName())))
                    .sorted()
                    .toList();
        }
    }

    /** Where the restored installation grows. */
    Path growing() {
        return growing;
    }

    /** Whether nothing stands here but what a restore without keys needs: the keys, brought back by hand. */
    boolean isFree() {
        return oldOnes().stream().allMatch(entry -> entry.endsWith(KEYS));
    }

    private List<Path> oldOnes() {
        try {
            return children(
                    data,
                    name -> !name.equals(InstallationLock.FILE)
                            && !name.startsWith(KEPT)
                            && !name.startsWith(GROWING)
                            && !name.equals("lost+found"));
        } catch (IOException e) {
            throw new UncheckedIOException("Looking into " + data, e);
        }
    }

    /**
     * Puts the restored installation in its place.
     *
     * @return where the old one is now, if there was one
     */
    Optional<Path> moveIn() {
        try {
            List<Path> old = oldOnes();
            Optional<Path> kept = old.isEmpty() ? Optional.empty() : Optional.of(freeName());
            if (kept.isPresent()) {
                Files.createDirectory(kept.get());
                moveAll(old, kept.get());
            }
            moveAll(children(growing, name -> !name.equals(InstallationLock.FILE)), data);
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException("Moving the restored installation into " + data, e);
        }
    }

    private Path freeName() {
        int number = 1;
        while (Files.exists(data.resolve(KEPT + number))) {
            number++;
        }
        return data.resolve(KEPT + number);
    }

    private static void moveAll(List<Path> entries, Path folder) throws IOException {
        for (Path entry : entries) {
            Files.move(entry, folder.resolve(String.valueOf(entry.getFileName())), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Names of secrets of a folder of keys; the passwords of the database are no secrets of the data. */
    static Set<String> keysIn(Path folder) {
        try {
            return Files.isDirectory(folder)
                    ? Set.copyOf(children(folder, name -> name.endsWith(".key")).stream()
                            .map(file -> String.valueOf(file.getFileName()))
                            .toList())
                    : Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the names of keys in " + folder, e);
        }
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(growing);
        } catch (IOException e) {
            throw new UncheckedIOException("Clearing up " + growing, e);
        } finally {
            lock.close();
        }
    }
}
