package org.linli.evidence.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads a zip archive that comes from anybody: nothing is ever written to a disk, names other than those of a package are
 * refused, and what unpacks to more than a package can be is given up.
 */
final class PackageArchive {

    private static final int MOST_FILES = 40_000;
    private static final int MOST_BYTES_OF_FILE = 4 << 20;
    private static final long MOST_BYTES = 256L << 20;

    private PackageArchive() {}

    /** @throws IOException if it is no such archive; the message says why */
    static SortedMap<String, byte[]> read(Path file) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long total = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_FILES) {
                throw new ZipException("more than " + MOST_FILES + " files");
            }
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!PackageFiles.NAME.matcher(entry.getName()).matches()) {
                    throw new ZipException("no file of a package: " + printable(entry.getName()));
                }
                byte[] content = content(zip, entry);
                total += content.length;
                if (total > MOST_BYTES) {
                    throw new ZipException("unpacks to more than " + MOST_BYTES + " bytes");
                }
                if (files.put(entry.getName(), content) != null) {
                    throw new ZipException("holds twice: " + entry.getName());
                }
            }
        }
        return files;
    }

    /** The size that the archive states is not believed. */
    private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] content = stream.readNBytes(MOST_BYTES_OF_FILE + 1);
            if (content.length > MOST_BYTES_OF_FILE) {
                throw new ZipException(entry.getName() + " unpacks to more than " + MOST_BYTES_OF_FILE + " bytes");
            }
            return content;
        }
    }

    private static String printable(String name) {
        String clean = name.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() <= 80 ? clean : clean.substring(0, 80);
    }
}
