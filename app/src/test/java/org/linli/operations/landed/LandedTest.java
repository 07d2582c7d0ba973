package org.linli.operations.landed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linli.kernel.Command;
import org.linli.operations.EmbeddedPostgres;
import org.linli.operations.backup.DatabaseCheck;
import org.linli.operations.backup.Town;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** FEATURE UNDER TEST: data of every schema that has landed come to the newest one, whole, and can be used. */
class LandedTest {

    private static final List<String> PAGES = List.of("/", "/report", "/sign-in", "/track", "/evidence/log/checkpoint");

    /** Of the log's checkpoints only the newest is kept since the openings became leaves. */
    private static final Set<String> THINNED = Set.of("log_checkpoint");

    @TempDir
    Path folder;

    static Stream<Path> dumps() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/landed"))) {
            return files.filter(file -> file.toString().endsWith(".tar.gz")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("dumps")
    void data_of_a_landed_schema_come_to_the_newest(Path file) throws Exception {
        Town town = new Town(folder.resolve("town"));
        LandedDump dump = LandedDump.read(file);
        dump.layFiles(town.data());
        EmbeddedPostgres postgres = town.start();
        try {
            dump.load(postgres, town.data(), modules());
            checkForeignKeys(postgres);
            try (ConfigurableApplicationContext server = town.serve(postgres)) {
                assertThat(fewer(dump.counts(), postgres)).isEmpty();
                checkForeignKeys(postgres);
                assertThat(verifyLog(server)).isZero();
                for (String page : PAGES) {
                    assertThat(statusOf(server, page)).as(page).isIn(200, 302, 303);
                }
                assertThat(statusOf(server, "/track/" + trackingCode(file))).isEqualTo(200);
            }
            try (Connection connection = postgres.connectAsSuperuser()) {
                assertThat(DatabaseCheck.findings(connection)).isEmpty();
            }
        } finally {
            postgres.stop();
        }
    }

    /** Of a report in the dump; found only with the dump's keys. */
    private static String trackingCode(Path dump) throws IOException {
        return Files.readString(
                        dump.resolveSibling(dump.getFileName().toString().replace(".tar.gz", ".code")))
                .strip();
    }

    private static List<String> modules() throws IOException {
        List<String> modules = new ArrayList<>(List.of("__root"));
        try (InputStream order =
                LandedTest.class.getResourceAsStream("/META-INF/spring-modulith/application-modules.json")) {
            modules.addAll(new JsonMapper().readTree(order).propertyNames());
        }
        return modules;
    }

    private static boolean exists(Statement statement, String table) {
        try (ResultSet row = statement.executeQuery("SELECT to_regclass('\"" + table + "\"') IS NOT NULL")) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Asking for " + table, e);
        }
    }

    /** Tables that a migration has dropped are not missed; what a table had, it must have. */
    private static List<String> fewer(SortedMap<String, Integer> before, EmbeddedPostgres postgres)
            throws SQLException {
        SortedMap<String, Integer> now = new TreeMap<>();
        try (Connection connection = postgres.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            List<String> dropped = before.keySet().stream()
                    .filter(table -> THINNED.contains(table) || !exists(statement, table))
                    .toList();
            dropped.forEach(before::remove);
            for (String table : before.keySet()) {
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM \"" + table + "\"")) {
                    row.next();
                    now.put(table, row.getInt(1));
                }
            }
        }
        return before.keySet().stream()
                .filter(table -> now.get(table) < before.get(table))
                .map(table -> table + ": " + before.get(table) + " before, " + now.get(table) + " now")
                .toList();
    }

    /** Rows were loaded without looking at them; each key is looked at now. */
    private static void checkForeignKeys(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    DO $$
                    DECLARE
                      one record;
                    BEGIN
                      FOR one IN
                        SELECT conrelid::regclass AS target, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
                        FROM pg_constraint
                        WHERE contype = 'f' AND conparentid = 0 AND connamespace = 'public'::regnamespace
                      LOOP
                        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %s', one.target, one.name);
                        EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %s %s', one.target, one.name, one.definition);
                      END LOOP;
                    END
                    $$
                    """);
        }
    }

    private static int verifyLog(ConfigurableApplicationContext server) {
        Command command = server.getBeansOfType(Command.class).values().stream()
                .filter(each -> each.name().equals("verify-log"))
                .findFirst()
                .orElseThrow();
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return command.run(List.of(), out, out);
    }

    private static int statusOf(ConfigurableApplicationContext server, String path) throws Exception {
        int port = ((WebServerApplicationContext) server).getWebServer().getPort();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
