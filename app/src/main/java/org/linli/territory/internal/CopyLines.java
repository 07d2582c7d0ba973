package org.linli.territory.internal;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes many rows through COPY, on the connection of the transaction under way; twice as fast as INSERT. */
final class CopyLines {

    private static final int BUFFER = 1 << 16;
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder lines = new StringBuilder(BUFFER + 4096);
    private boolean isBegun;

    private CopyLines() {}

    /** @param row adds the fields of a row, in the order of the columns */
    static <T> void into(JdbcTemplate jdbc, String tableAndColumns, List<T> rows, BiConsumer<CopyLines, T> row) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + tableAndColumns + " FROM STDIN");
            try {
                CopyLines lines = new CopyLines();
                for (T one : rows) {
                    row.accept(lines, one);
                    lines.end();
                    if (lines.lines.length() > BUFFER) {
                        lines.send(copy);
                    }
                }
                lines.send(copy);
                return copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
    }

    CopyLines add(@Nullable Object value) {
        separate();
        if (value == null) {
            lines.append("\\N");
            return this;
        }
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> lines.append("\\\\");
                case '\t' -> lines.append("\\t");
                case '\n' -> lines.append("\\n");
                case '\r' -> lines.append("\\r");
                default -> lines.append(c);
            }
        }
        return this;
    }

    CopyLines add(byte[] bytes) {
        separate();
        lines.append("\\\\x");
        HEX.formatHex(lines, bytes);
        return this;
    }

    private void separate() {
        if (isBegun) {
            lines.append('\t');
        }
        isBegun = true;
    }

    private void end() {
        lines.append('\n');
        isBegun = false;
    }

    private void send(CopyIn copy) throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }
}
