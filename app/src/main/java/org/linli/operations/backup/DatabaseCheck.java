package org.linli.operations.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads every page of every table and of most indexes and looks for damage (extension {@code amcheck}). Pages carry checksums, which
 * the reading verifies.
 */
public final class DatabaseCheck {

    private static final String HEAPS = """
            SELECT c.oid::regclass::text
            FROM pg_class c
            WHERE c.relkind IN ('r', 't', 'm') AND c.relpersistence = 'p'
            ORDER BY c.oid
            """;

    private static final String INDEXES = """
            SELECT c.oid::regclass::text
            FROM pg_class c
            JOIN pg_index i ON i.indexrelid = c.oid
            JOIN pg_am a ON a.oid = c.relam
            WHERE a.amname = '%s' AND c.relkind = 'i' AND c.relpersistence = 'p' AND i.indisvalid
            ORDER BY c.oid
            """;

    private DatabaseCheck() {}

    /**
     * Everything that is wrong with the database of this connection; empty if nothing is.
     *
     * @param connection of the superuser
     */
    public static List<String> findings(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // Taken back at the end, so the database stays as it was.
            statement.execute("CREATE EXTENSION IF NOT EXISTS amcheck");
            List<String> findings = new ArrayList<>();
            for (String table : names(statement, HEAPS)) {
                check(
                        statement,
                        table,
                        "SELECT blkno, offnum, msg FROM verify_heapam('" + quoted(table) + "')",
                        findings);
            }
            for (String index : names(statement, INDEXES.formatted("btree"))) {
                check(statement, index, "DO $$ BEGIN PERFORM bt_index_check('" + quoted(index) + "', true); END $$", findings);
            }
            for (String index : names(statement, INDEXES.formatted("gin"))) {
                check(statement, index, "DO $$ BEGIN PERFORM gin_index_check('" + quoted(index) + "'); END $$", findings);
            }
            return findings;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static String quoted(String name) {
        return name.replace("'", "''");
    }

    private static List<String> names(Statement statement, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    private static void check(Statement statement, String relation, String query, List<String> findings)
            throws SQLException {
        statement.execute("SAVEPOINT one");
        try {
            if (statement.execute(query)) {
                try (ResultSet row = statement.getResultSet()) {
                    while (row.next()) {
                        findings.add("%s, block %s, line %s: %s"
                                .formatted(relation, row.getString(1), row.getString(2), row.getString(3)));
                    }
                }
            }
            statement.execute("RELEASE one");
        } catch (SQLException damaged) {
            statement.execute("ROLLBACK TO one");
            findings.add(relation + ": " + damaged.getMessage());
        }
    }
}
