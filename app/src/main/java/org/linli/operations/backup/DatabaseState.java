package org.linli.operations.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.operations.EmbeddedPostgres;

/**
 * What a database says about itself.
 *
 * @param installation see {@link ArchiveHead}
 * @param postgres version of the server
 * @param schema migrations done, in the order of their modules
 * @param now the time by the database's clock
 */
record DatabaseState(String installation, String postgres, List<String> schema, Instant now) {

    private static final String HISTORY = "flyway_schema_history";

    /** @param isEmbedded whether the whole cluster is the installation's, so that its identifier names it */
    static DatabaseState of(Connection connection, boolean isEmbedded) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<String> schema = schema(statement);
            String identity = isEmbedded
                    ? "SELECT system_identifier::text FROM pg_control_system()"
                    : "SELECT origin FROM log_identity";
            try (ResultSet row =
                    statement.executeQuery("SELECT (" + identity + "), current_setting('server_version'), now()")) {
                row.next();
                return new DatabaseState(
                        Optional.ofNullable(row.getString(1)).orElse("unnamed"),
                        row.getString(2).split(" ", 2)[0],
                        schema,
                        row.getObject(3, OffsetDateTime.class).toInstant());
            }
        }
    }

    private static List<String> schema(Statement statement) throws SQLException {
        List<String> histories = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                SELECT tablename
                FROM pg_tables
                WHERE schemaname = 'public' AND starts_with(tablename, 'flyway_schema_history')
                ORDER BY tablename
                """)) {
            while (row.next()) {
                histories.add(row.getString(1));
            }
        }
        List<String> scripts = new ArrayList<>();
        for (String history : histories) {
            String module = history.equals(HISTORY) ? "__root" : history.substring(HISTORY.length() + 1);
            try (ResultSet row = statement.executeQuery("SELECT script FROM \"" + history
                    + "\" WHERE success AND type = 'SQL' ORDER BY installed_rank")) {
                while (row.next()) {
                    scripts.add(module + "/" + row.getString(1));
                }
            }
        }
        return scripts;
    }

    /** Migrations of a backup that this program does not have: it was made by a newer one. */
    static List<String> unknownTo(ClassLoader program, List<String> schema) {
        return schema.stream()
                .filter(script -> program.getResource("db/migration/" + script) == null)
                .toList();
    }

    /** The identifier of the cluster in a data folder, which need not run; empty if there is none. */
    static Optional<String> installationIn(Path dataFolder) {
        if (!EmbeddedPostgres.existsIn(dataFolder)) {
            return Optional.empty();
        }
        try {
            byte[] control = Files.readAllBytes(dataFolder.resolve("postgres/cluster/global/pg_control"));
            return Optional.of(Long.toUnsignedString(
                    ByteBuffer.wrap(control).order(ByteOrder.LITTLE_ENDIAN).getLong()));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading what the database in " + dataFolder + " is", e);
        }
    }
}
