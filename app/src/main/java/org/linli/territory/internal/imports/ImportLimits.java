package org.linli.territory.internal.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.linli.kernel.Outcome;
import org.linli.territory.Content;
import org.linli.territory.SourceFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How large a file may be that is imported ({@code linli.import.megabytes}, in the environment
 * {@code LINLI_IMPORT_MEGABYTES}, default 128). What a browser uploads
 * at once is limited to 160 MB besides.
 */
@Component
public class ImportLimits {

    private static final long MEGABYTE = 1_000_000;

    private final long mostBytes;

    public ImportLimits(@Value("${linli.import.megabytes:128}") int megabytes) {
        this.mostBytes = megabytes * MEGABYTE;
    }

    /** Refused before it is read when it is too large, empty or not a file. */
    public Outcome<SourceFile> read(Path file) {
        String name = file.getFileName() == null
                ? file.toString()
                : file.getFileName().toString();
        if (!Files.isRegularFile(file)) {
            return Outcome.refused("territory.import.no-file", file.toString());
        }
        try {
            return check(name, Files.size(file)).map(ignored -> new SourceFile(name, content(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Size of " + file, e);
        }
    }

    /** Whether a file of this size may be read. */
    public Outcome<Boolean> check(String name, long bytes) {
        if (bytes == 0) {
            return Outcome.refused("territory.import.empty-file", name);
        }
        return bytes > mostBytes
                ? Outcome.refused("territory.import.too-large", name, inMegabytes(bytes), mostBytes / MEGABYTE)
                : Outcome.done(true);
    }

    private static long inMegabytes(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE;
    }

    private static Content content(Path file) {
        try {
            return Content.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file, e);
        }
    }
}
