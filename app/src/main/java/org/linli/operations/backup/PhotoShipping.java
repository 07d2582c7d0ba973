package org.linli.operations.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Brings photos to a folder of continuous backups. A photo that the installation has dropped goes with the last base backup
 * from which it could be missed.
 */
record PhotoShipping(BackupFolder folder, Path media) {

    int ship() throws IOException {
        if (!Files.isDirectory(media)) {
            return 0;
        }
        int packed = 0;
        try (Stream<Path> files = Files.walk(media)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = BackupFolder.packed(folder.media(), media.relativize(file).toString());
                boolean isDraft = String.valueOf(file.getFileName()).startsWith(".");
                if (Files.isRegularFile(file) && !isDraft && !Files.exists(target) && pack(file, target)) {
                    packed++;
                }
            }
        }
        return packed;
    }

    private boolean pack(Path file, Path target) throws IOException {
        try {
            folder.pack(file, target);
            return true;
        } catch (NoSuchFileException dropped) {
            return false;
        }
    }

    /** Lays aside, under the name of the newest base backup, what the installation does not have any more. */
    void layAsideDropped(BackupFolder.Base newest) throws IOException {
        if (!Files.isDirectory(folder.media())) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder.media())) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path name = folder.media().relativize(file);
                if (!Files.exists(media.resolve(BackupFolder.unpackedName(name)))) {
                    Path aside = folder.gone().resolve(newest.stamp()).resolve(name);
                    Files.createDirectories(aside.getParent());
                    Files.move(file, aside);
                }
            }
        }
    }
}
