package org.linli.operations.backup;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
import org.linli.Linli;
import org.linli.TestInstallation;
import org.linli.kernel.Installation;
import org.linli.operations.CommandLine;
import org.linli.operations.EmbeddedPostgres;
import org.linli.operations.Settings;
import org.linli.operations.Startup;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** An installation of a test's own, with its command line. */
public record Town(Path data) {

    /** What a command said. */
    public record Answer(int code, String out, String err) {}

    public Settings settings() {
        return Settings.from(Map.of(
                "LINLI_DATA",
                data.toString(),
                "LINLI_PORT",
                "0",
                "LINLI_DEMO_PASSWORD",
                TestInstallation.DEMO_PASSWORD));
    }

    public EmbeddedPostgres start() {
        return EmbeddedPostgres.start(settings().dataFolder(), settings().keysFolder());
    }

    /** The whole server on a database that runs, without work in the background. */
    public ConfigurableApplicationContext serve(EmbeddedPostgres postgres) {
        SpringApplication spring = new SpringApplication(Linli.class);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setRegisterShutdownHook(false);
        spring.addInitializers(
                context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource(
                                "town",
                                Map.of("server.port", 0, "db-scheduler.enabled", false, "management.server.port", 0))),
                new Startup(settings(), postgres.database(), Installation.Mode.DEMO));
        return spring.run();
    }

    /** Runs a command in this installation. */
    public Answer run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new CommandLine(Linli.class, Map.of("LINLI_DATA", data.toString()), printTo(out), printTo(err))
                .execute(words);
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream printTo(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Of each table the number of rows and a hash over their content. */
    public static SortedMap<String, String> rows(EmbeddedPostgres postgres) throws SQLException {
        SortedMap<String, String> rows = new TreeMap<>();
        try (Connection connection = postgres.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet row = statement.executeQuery(
                        "SELECT count(*), md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) FROM \"" + table
                                + "\" t")) {
                    row.next();
                    rows.put(table, row.getLong(1) + " rows, " + row.getString(2));
                }
            }
        }
        return rows;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet row =
                statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }
}
