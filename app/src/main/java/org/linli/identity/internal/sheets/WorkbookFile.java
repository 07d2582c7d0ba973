package org.linli.identity.internal.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.linli.kernel.Refusal;

/** Looks at a file before it is opened as a workbook: what it is, and how big it becomes when unpacked. */
final class WorkbookFile {

    static final int MOST_MEGABYTES = 5;
    private static final int MOST_UNPACKED_MEGABYTES = 40;
    private static final int MOST_ENTRIES = 500;
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private WorkbookFile() {}

    /** By its first bytes; its name proves nothing. */
    static boolean isArchive(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return Arrays.equals(stream.readNBytes(ZIP.length), ZIP);
        }
    }

    /** Why an archive cannot be read as a workbook; empty if it can. */
    static Optional<Refusal> fault(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                return Optional.of(Refusal.of("identity.bulk.not-a-workbook"));
            }
            return unpacksTooBig(zip)
                    ? Optional.of(Refusal.of("identity.bulk.unpacks-too-big", MOST_UNPACKED_MEGABYTES))
                    : Optional.empty();
        } catch (ZipException damaged) {
            return Optional.of(Refusal.of("identity.bulk.damaged"));
        }
    }

    /** Counts what comes out instead of believing the directory. */
    private static boolean unpacksTooBig(ZipFile zip) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            return true;
        }
        long left = (long) MOST_UNPACKED_MEGABYTES << 20;
        byte[] buffer = new byte[64 * 1024];
        for (ZipEntry entry : Collections.list(zip.entries())) {
            try (InputStream stream = zip.getInputStream(entry)) {
                for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                    left -= read;
                    if (left < 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
