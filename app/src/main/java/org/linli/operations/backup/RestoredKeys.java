package org.linli.operations.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.linli.kernel.SecretFiles;

/**
 * The keys a restored installation will have: those of the backup and those that are there already.
 *
 * @param growing folder of keys of the installation that is being restored
 * @param there folder of keys it will have; may hold some already
 */
record RestoredKeys(Path growing, Path there) {

    /** @throws BackupProblem if a key that is there is another one than that of the backup */
    void joinThoseThere() {
        for (Path file : files(there)) {
            Path own = growing.resolve(String.valueOf(file.getFileName()));
            byte[] secret = read(file);
            boolean isKey = file.toString().endsWith(".key");
            if (isKey && Files.exists(own) && !Arrays.equals(read(own), secret)) {
                throw new BackupProblem(file + " is another key than the one in the backup; move it away first.");
            }
            try {
                Files.deleteIfExists(own);
            } catch (IOException e) {
                throw new UncheckedIOException("Replacing " + own, e);
            }
            SecretFiles.readOrCreate(own, () -> secret);
        }
    }

    /** Brings those of the backup to a folder of keys outside of the data folder. */
    void bringThere() {
        for (Path file : files(growing)) {
            byte[] secret = read(file);
            SecretFiles.readOrCreate(there.resolve(String.valueOf(file.getFileName())), () -> secret);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file, e);
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + folder, e);
        }
    }
}
