package org.linli.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.linli.kernel.SecretFiles;
import org.linli.operations.Database.Login;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own in the data folder, bound to the loopback address, with passwords only this
 * installation knows and with every commit on disk.
 *
 * <p>After a killed start the server may still be running on the data: it is adopted then, not started twice.
 */
public final class EmbeddedPostgres {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String SUPERUSER = "postgres";
    private static final String DATABASE = "linli";
    private static final int PASSWORD_BYTES = 24;

    private final PostgresBinaries binaries;
    private final Path cluster;
    private final Path log;
    private final Login superuser;
    private final Login owner;
    private final Login application;
    private int port;

    private EmbeddedPostgres(Path dataFolder, Path keysFolder) {
        Path home = dataFolder.resolve("postgres");
        this.binaries = PostgresBinaries.unpackedIn(home);
        this.cluster = home.resolve("cluster");
        this.log = home.resolve("server.log");
        this.superuser = new Login(SUPERUSER, password(keysFolder, "db-superuser"));
        this.owner = new Login("linli_owner", password(keysFolder, "db-owner"));
        this.application = new Login("linli_app", password(keysFolder, "db-application"));
    }

    /** Starts the server, or adopts the one that a killed start left behind. */
    public static EmbeddedPostgres start(Path dataFolder, Path keysFolder) {
        EmbeddedPostgres server = new EmbeddedPostgres(dataFolder, keysFolder);
        server.startOrAdopt();
        return server;
    }

    public Database database() {
        return new Database(url(DATABASE), owner, application);
    }

    /** Stops the server after the transactions in progress are rolled back; safe to call twice. */
    public void stop() {
        if (Files.exists(cluster.resolve("postmaster.pid"))) {
            binaries.run("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w");
        }
    }

    private void startOrAdopt() {
        boolean isNew = !Files.exists(cluster.resolve("PG_VERSION"));
        if (isNew) {
            initialise();
        }
        Optional<Integer> running = portOfRunningServer();
        if (running.isPresent() && answers(running.get())) {
            port = running.get();
            LOG.info("Adopted the database server that was still running on port {}", port);
        } else {
            port = freePort();
            binaries.run(
                    "pg_ctl",
                    "start",
                    "-D",
                    cluster.toString(),
                    "-l",
                    log.toString(),
                    "-w",
                    "-t",
                    "120",
                    "-o",
                    "-p " + port);
        }
        assertDurable();
        createDatabase();
    }

    private void initialise() {
        try {
            Path passwordFile = Files.createTempFile(binaries.home(), "pw", "");
            try {
                Files.writeString(passwordFile, superuser.password());
                binaries.run(
                        "initdb",
                        "-D",
                        cluster.toString(),
                        "-U",
                        superuser.user(),
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--data-checksums");
            } finally {
                Files.deleteIfExists(passwordFile);
            }
            Files.writeString(cluster.resolve("postgresql.auto.conf"), """
                    listen_addresses = '127.0.0.1'
                    unix_socket_directories = ''
                    fsync = on
                    synchronous_commit = on
                    full_page_writes = on
                    max_connections = 100
                    shared_buffers = '256MB'
                    effective_cache_size = '1GB'
                    work_mem = '8MB'
                    max_wal_size = '2GB'
                    random_page_cost = 1.1
                    jit = off
                    timezone = 'UTC'
                    log_timezone = 'UTC'
                    log_min_error_statement = 'panic'
                    log_parameter_max_length_on_error = 0
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException("Creating the database in " + cluster, e);
        }
    }

    private Optional<Integer> portOfRunningServer() {
        try {
            Path pidFile = cluster.resolve("postmaster.pid");
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
            boolean isAlive = lines.size() > 3
                    && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .isPresent();
            return isAlive ? Optional.of(Integer.parseInt(lines.get(3).strip())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the state of " + cluster, e);
        }
    }

    private boolean answers(int candidate) {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + candidate + "/postgres", superuser.user(), superuser.password())) {
            return connection.isValid(5);
        } catch (SQLException notOurs) {
            return false;
        }
    }

    private void assertDurable() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
                    row.next();
                    if (!"on".equals(row.getString(1))) {
                        throw new IllegalStateException(
                                "The database runs with " + setting + " " + row.getString(1) + "; data could be lost");
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Asking the database for its durability settings", e);
        }
    }

    private void createDatabase() {
        List<String> steps = new ArrayList<>();
        steps.add(createRole(owner));
        steps.add(createRole(application));
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String step : steps) {
                statement.execute(step);
            }
            try (ResultSet found =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + owner.user());
        } catch (SQLException e) {
            throw new IllegalStateException("Creating the database", e);
        }
    }

    /** Passwords are base64url, so they cannot end the literal. */
    private static String createRole(Login login) {
        return """
                DO $$
                BEGIN
                  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '%1$s') THEN
                    CREATE ROLE %1$s LOGIN PASSWORD '%2$s';
                  END IF;
                END
                $$
                """.formatted(login.user(), login.password());
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), superuser.user(), superuser.password());
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("Looking for a free port for the database", e);
        }
    }

    private static String password(Path keysFolder, String name) {
        byte[] stored = SecretFiles.readOrCreate(keysFolder.resolve(name + ".password"), () -> {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            return Base64.getUrlEncoder().withoutPadding().encode(random);
        });
        return new String(stored, StandardCharsets.US_ASCII);
    }
}
