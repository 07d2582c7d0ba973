package org.linli.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Digest of some columns of a row: the number of the form, a colon, and SHA-256 in hexadecimal over name and value of each
 * column, every text behind its length. A form that takes in further columns gets the next number, so that digests
 * committed to under the older one stay what they are.
 */
public final class RowDigest {

    private RowDigest() {}

    /**
     * The digest of the columns as they stand in the row.
     *
     * @param form number of the form, from 1
     */
    public static String of(int form, ResultSet row, List<String> columns) throws SQLException {
        MessageDigest digest = sha256();
        for (String column : columns) {
            add(digest, column);
            add(digest, text(row.getObject(column), row, column));
        }
        return form + ":" + HexFormat.of().formatHex(digest.digest());
    }

    private static String text(Object value, ResultSet row, String column) throws SQLException {
        if (row.wasNull()) {
            return "-";
        }
        return "+"
                + switch (value) {
                    case java.sql.Timestamp ignored ->
                        row.getObject(column, OffsetDateTime.class).toInstant().toString();
                    case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
                    default -> value.toString();
                };
    }

    private static void add(MessageDigest digest, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        digest.update((utf8.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(utf8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
