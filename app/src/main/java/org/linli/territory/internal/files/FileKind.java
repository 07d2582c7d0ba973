package org.linli.territory.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.linli.territory.SourceFile;

/** What a file is by its first bytes; its name proves nothing. */
public enum FileKind {
    /** A zip archive, a workbook of Excel among them. */
    ZIP,
    /** A workbook or document of Office 97–2003. */
    OLD_OFFICE,
    SQLITE,
    SHAPEFILE,
    /** Everything else: CSV, JSON. */
    TEXT;

    private static final byte[] SQLITE_MARK = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OLD_OFFICE_MARK = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] ZIP_MARK = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP_MARK = {'P', 'K', 5, 6};
    private static final byte[] SHAPEFILE_MARK = {0, 0, 0x27, 0x0A};

    public static FileKind of(SourceFile file) {
        byte[] head;
        try (InputStream in = file.content().open()) {
            head = in.readNBytes(SQLITE_MARK.length);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file.name(), e);
        }
        if (begins(head, ZIP_MARK) || begins(head, EMPTY_ZIP_MARK)) {
            return ZIP;
        }
        if (begins(head, OLD_OFFICE_MARK)) {
            return OLD_OFFICE;
        }
        if (begins(head, SQLITE_MARK)) {
            return SQLITE;
        }
        return begins(head, SHAPEFILE_MARK) ? SHAPEFILE : TEXT;
    }

    private static boolean begins(byte[] head, byte[] mark) {
        return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }
}
