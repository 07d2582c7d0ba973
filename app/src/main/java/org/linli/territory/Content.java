package org.linli.territory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;

/** The bytes of a file, wherever they lie; opened as often as one likes, and never held in memory as a whole for it. */
public interface Content {

    long bytes();

    InputStream open() throws IOException;

    /** Lets something work on a file of the disk that holds the content; the file is gone afterwards if it was made for that. */
    default <T> T asFile(Function<Path, T> work) {
        try {
            Path copy = Files.createTempFile("linli-import-", ".part");
            try (InputStream in = open()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                return work.apply(copy);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Copying a file to be imported", e);
        }
    }

    static Content of(byte[] bytes) {
        return of(bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    static Content of(long bytes, Opening opening) {
        return new Content() {

            @Override
            public long bytes() {
                return bytes;
            }

            @Override
            public InputStream open() throws IOException {
                return opening.open();
            }
        };
    }

    /** @throws IOException if there is no such file */
    static Content of(Path file) throws IOException {
        long bytes = Files.size(file);
        return new Content() {

            @Override
            public long bytes() {
                return bytes;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public <T> T asFile(Function<Path, T> work) {
                return work.apply(file);
            }
        };
    }

    /** Opens the bytes once more. */
    @FunctionalInterface
    interface Opening {

        InputStream open() throws IOException;
    }
}
