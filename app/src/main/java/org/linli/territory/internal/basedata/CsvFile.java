package org.linli.territory.internal.basedata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A table for a spreadsheet (RFC 4180) in UTF-8 with its mark, that is being written. */
final class CsvFile implements AutoCloseable {

    private final Writer out;
    private int rows;

    CsvFile(Path file, List<String> titles) throws IOException {
        out = Files.newBufferedWriter(file);
        out.write('\uFEFF');
        line(titles);
        rows = 0;
    }

    void line(List<String> fields) {
        try {
            out.write(fields.stream().map(CsvFile::field).collect(Collectors.joining(",", "", "\r\n")));
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a table", e);
        }
    }

    int rows() {
        return rows;
    }

    /** A spreadsheet runs what begins like a formula; no name of a unit does, an address may. */
    private static String field(String value) {
        boolean looksLikeFormula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        String harmless = looksLikeFormula && !value.matches("-?[0-9.]+") ? "'" + value : value;
        return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
