package org.linli.operations.landed;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.flywaydb.core.Flyway;
import org.linli.operations.Database;
import org.linli.operations.EmbeddedPostgres;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The data of a small installation as a landed schema held them: the migrations of that day as they were, the rows of every
 * table as {@code COPY} text, and its keys and checkpoints. Written by {@link #main}, which docs/guides/backup.md explains.
 */
record LandedDump(SortedMap<String, byte[]> members) {

    private static final String HISTORY = "flyway_schema_history";

    /** Tables that hold rows, partitioned ones once; how far the schema is stands in the migrations. */
    private static final String TABLES = """
            SELECT c.relname
            FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace
              AND c.relkind IN ('r', 'p')
              AND NOT c.relispartition
              AND NOT starts_with(c.relname, 'flyway_schema_history')
            ORDER BY c.relname
            """;

    /** Arguments: data folder of an installation that runs, folder of its migrations, file to write. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path data = Path.of(arguments[0]).toAbsolutePath();
        LandedDump dump = new LandedDump(new TreeMap<>());
        dump.readTree("schema", Path.of(arguments[1]));
        dump.readTree("checkpoints", data.resolve("checkpoints"));
        for (String key : List.of("field.key", "index.key", "log.key")) {
            dump.members.put(
                    "keys/" + key, Files.readAllBytes(data.resolve("keys").resolve(key)));
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data, data.resolve("keys"));
        try (Connection connection = postgres.connectAsSuperuser()) {
            dump.readRows(connection);
        }
        dump.write(Path.of(arguments[2]));
    }

    private void readTree(String name, Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                members.put(name + "/" + root.relativize(file), Files.readAllBytes(file));
            }
        }
    }

    private void readRows(Connection connection) throws IOException, SQLException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            for (String table : names(statement, TABLES)) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                copy.copyOut("COPY (SELECT * FROM \"" + table + "\") TO STDOUT", rows);
                members.put("rows/" + table, rows.toByteArray());
            }
            StringBuilder sequences = new StringBuilder();
            for (String line : names(
                    statement, "SELECT sequencename || ' ' || coalesce(last_value, 1) FROM pg_sequences ORDER BY 1")) {
                sequences.append(line).append('\n');
            }
            members.put("sequences", sequences.toString().getBytes(StandardCharsets.UTF_8));
        }
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

    private void write(Path target) throws IOException {
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(target)))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (String name : members.keySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(members.get(name).length);
                tar.putArchiveEntry(entry);
                tar.write(members.get(name));
                tar.closeArchiveEntry();
            }
        }
    }

    static LandedDump read(Path file) throws IOException {
        SortedMap<String, byte[]> members = new TreeMap<>();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                members.put(entry.getName(), tar.readAllBytes());
            }
        }
        return new LandedDump(members);
    }

    /** Writes the files into a data folder; to be done before its database is started, which needs none of these keys. */
    void layFiles(Path data) throws IOException {
        for (String name : members.keySet()) {
            if (!name.startsWith("rows/") && !name.equals("sequences")) {
                Path file = data.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, members.get(name));
            }
        }
    }

    /** Makes the schema of that day in an empty database, with its own migrations, and fills it with the rows. */
    void load(EmbeddedPostgres postgres, Path data, List<String> modules) throws IOException, SQLException {
        Database database = postgres.database();
        for (String module : modules) {
            Path scripts = data.resolve("schema").resolve(module);
            if (Files.isDirectory(scripts)) {
                migrate(database, module, scripts);
            }
        }
        try (Connection connection = postgres.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            for (String table : names(statement, TABLES)) {
                statement.execute("TRUNCATE \"" + table + "\" CASCADE");
            }
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String name : members.keySet()) {
                if (name.startsWith("rows/")) {
                    copy.copyIn(
                            "COPY \"" + name.substring("rows/".length()) + "\" FROM STDIN",
                            new ByteArrayInputStream(members.get(name)));
                }
            }
            for (String line : new String(members.get("sequences"), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] parts = line.split(" ", 2);
                statement.execute("SELECT setval('\"" + parts[0] + "\"', " + parts[1] + ")");
            }
        }
    }

    /** As the server does it: a history for each module, which begins with a baseline. */
    private static void migrate(Database database, String module, Path scripts) {
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().user(),
                        database.owner().password())
                .locations("filesystem:" + scripts)
                .table(module.equals("__root") ? HISTORY : HISTORY + "_" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(Map.of("application", database.application().user()))
                .load()
                .migrate();
    }

    /** Rows of each table. */
    SortedMap<String, Integer> counts() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        members.forEach((name, content) -> {
            if (name.startsWith("rows/")) {
                counts.put(name.substring("rows/".length()), lines(content));
            }
        });
        return counts;
    }

    private static int lines(byte[] content) {
        int lines = 0;
        for (byte one : content) {
            lines += one == '\n' ? 1 : 0;
        }
        return lines;
    }
}
