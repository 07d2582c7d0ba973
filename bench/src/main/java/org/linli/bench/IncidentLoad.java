package org.linli.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Fills the table of incidents by COPY, as the owner of the schema; its indexes are built when all rows are in. */
final class IncidentLoad {

    private static final int BUFFER_BYTES = 1 << 20;
    private static final int ROWS_PER_REMARK = 1_000_000;

    private final Connection owner;
    private final Report report;

    IncidentLoad(Connection owner, Report report) {
        this.owner = owner;
        this.report = report;
    }

    /** A part of the table that is cheaper to make anew than to keep up to date. */
    private record Part(String drop, String create) {}

    void load(SyntheticTree tree, long seed, int rows) throws SQLException, IOException {
        long began = System.nanoTime();
        List<Part> parts = parts();
        for (Part part : parts) {
            execute(part.drop());
        }
        copy(new SyntheticIncidents(seed, tree.grids(), categories(), rows), rows);
        execute("SET maintenance_work_mem = '512MB'");
        for (Part part : parts) {
            execute(part.create());
        }
        execute("VACUUM (ANALYZE) incident");
        changeTheNewest(rows / 100);
        report.take("scope.load", rows / ((System.nanoTime() - began) / 1e9), "rows/s");
    }

    private List<Part> parts() throws SQLException {
        List<Part> parts = new ArrayList<>();
        addParts(parts, """
                SELECT 'ALTER TABLE incident DROP CONSTRAINT ' || quote_ident(conname),
                       'ALTER TABLE incident ADD CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
                FROM pg_constraint
                WHERE conrelid = 'incident'::regclass
                  AND contype = 'f'
                """);
        addParts(parts, """
                SELECT 'DROP INDEX ' || indexrelid::regclass,
                       pg_get_indexdef(indexrelid)
                FROM pg_index
                WHERE indrelid = 'incident'::regclass
                  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
                """);
        return parts;
    }

    private void addParts(List<Part> parts, String sql) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                parts.add(new Part(row.getString(1), row.getString(2)));
            }
        }
    }

    private List<SyntheticIncidents.Category> categories() throws SQLException {
        List<SyntheticIncidents.Category> categories = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("SELECT code, name FROM incident_category ORDER BY code")) {
            while (row.next()) {
                categories.add(new SyntheticIncidents.Category(row.getString(1), row.getString(2)));
            }
        }
        return categories;
    }

    /** Rows written in the transaction that truncated the table are frozen at once and need no vacuum. */
    private void copy(SyntheticIncidents incidents, int rows) throws SQLException, IOException {
        owner.setAutoCommit(false);
        execute("TRUNCATE incident CASCADE");
        try (OutputStream stream = new BufferedOutputStream(
                new PGCopyOutputStream(
                        owner.unwrap(PGConnection.class),
                        "COPY incident (" + SyntheticIncidents.COLUMNS + ") FROM STDIN WITH (FREEZE)",
                        BUFFER_BYTES),
                BUFFER_BYTES)) {
            for (int i = 0; i < rows; i++) {
                stream.write(incidents.row(i).getBytes(StandardCharsets.UTF_8));
                if ((i + 1) % ROWS_PER_REMARK == 0) {
                    report.remark((i + 1) + " rows written");
                }
            }
        }
        owner.commit();
        owner.setAutoCommit(true);
    }

    /** Leaves pages that are not all-visible, as a day's work does between two vacuums. */
    private void changeTheNewest(int rows) throws SQLException {
        execute("""
                UPDATE incident
                SET version = version + 1
                WHERE id IN (SELECT id FROM incident ORDER BY received_at DESC LIMIT %d)
                """.formatted(rows));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
