package org.linli.identity.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.springframework.web.multipart.MultipartFile;

/** A file that came with a form; it lies on the disk only while it is read. */
public final class SentFile {

    private SentFile() {}

    /** What reads the file. */
    public interface Reading<T> {

        /** @param name as the browser says; empty if it says nothing */
        Outcome<T> read(String name, Path copy) throws IOException;
    }

    /** @param emptyKey key of the refusal where no file came, or an empty one */
    public static <T> Outcome<T> read(@Nullable MultipartFile file, String emptyKey, Reading<T> reading)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return Outcome.refused(emptyKey);
        }
        Path copy = Files.createTempFile("linli-sheet-", ".tmp");
        try {
            file.transferTo(copy);
            String name = file.getOriginalFilename();
            return reading.read(name == null ? "" : name, copy);
        } finally {
            Files.delete(copy);
        }
    }
}
