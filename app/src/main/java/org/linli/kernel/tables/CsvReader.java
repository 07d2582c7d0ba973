package org.linli.kernel.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads separated values one record at a time (RFC 4180): quoted fields may hold separators, line ends and doubled
 * quotes; lines end with LF, CR or both. Empty lines are skipped.
 */
public final class CsvReader implements TableRows {

    private static final char[] SEPARATORS = {'\t', ',', '，', ';', '|'};

    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    public CsvReader(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** Separated by whatever cuts the first row into most parts; of equals the first of tab, comma, semicolon and bar. */
    public static CsvReader of(String text) throws OpenQuote {
        char best = SEPARATORS[0];
        int most = 0;
        for (char separator : SEPARATORS) {
            int parts = new CsvReader(text, separator)
                    .next()
                    .map(row -> row.fields().size())
                    .orElse(0);
            if (parts > most) {
                most = parts;
                best = separator;
            }
        }
        return new CsvReader(text, best);
    }

    /** A quote was opened on this line and never closed. */
    public static final class OpenQuote extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;

        OpenQuote(int line) {
            super("line " + line, null, false, false);
            this.line = line;
        }

        public int line() {
            return line;
        }
    }

    @Override
    public Optional<TableRow> next() throws OpenQuote {
        while (at < text.length()) {
            int begin = line;
            List<String> fields = record();
            if (fields.size() > 1 || !fields.getFirst().isBlank()) {
                return Optional.of(new TableRow(begin, fields));
            }
        }
        return Optional.empty();
    }

    private List<String> record() throws OpenQuote {
        List<String> fields = new ArrayList<>();
        while (true) {
            fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            if (at >= text.length()) {
                return fields;
            }
            char end = text.charAt(at++);
            if (end == separator) {
                continue;
            }
            if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            line++;
            return fields;
        }
    }

    private String plain() {
        int begin = at;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    private String quoted() throws OpenQuote {
        int opened = line;
        StringBuilder field = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                line += c == '\n' ? 1 : 0;
                field.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                return field.append(plain()).toString();
            }
        }
        throw new OpenQuote(opened);
    }

    private boolean isEnd(char c) {
        return c == separator || c == '\n' || c == '\r';
    }
}
