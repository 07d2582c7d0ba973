package org.linli.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.linli.kernel.SecretFiles;
import org.linli.operations.Database.Login;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server of our own in the data folder, bound to the loopback address, with passwords only this
 * installation knows and with every commit on disk.
 *
 * <p>After a killed start the server may still be running on the data: it is adopted then, not started twice.
 */
public final class EmbeddedPostgres {

    /** The database in the cluster that is Linli's. */
    public static final String DATABASE = "linli";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String SUPERUSER = "postgres";
    private static final String STARTING_UP = "57P03";
    private static final int PASSWORD_BYTES = 24;
    private static final int MOST_SECONDS_TO_START = 120;
    private static final int KNOCK_MILLIS = 2000;

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

    /**
     * Brings a copied cluster to life: replays its log to the end, or to where its settings say, makes the passwords of
     * the keys folder those of its roles, and leaves it running.
     */
    public static EmbeddedPostgres recover(Path dataFolder, Path keysFolder) {
        EmbeddedPostgres server = new EmbeddedPostgres(dataFolder, keysFolder);
        ClusterSettings settings = new ClusterSettings(server.cluster);
        settings.write();
        server.port = freePort();
        server.startOnPort();
        server.awaitEndOfRecovery();
        server.stop();
        server.setPasswords();
        server.startOrAdopt();
        return server;
    }

    /** Stops the server that a killed start may have left running in a data folder. */
    public static void stopIn(Path dataFolder, Path keysFolder) {
        new EmbeddedPostgres(dataFolder, keysFolder).stop();
    }

    /** Whether the server that is included can read the clusters of this version, such as {@code 18.4}. */
    public static boolean isOfThisMajorVersion(String version) {
        return version.split("\\.", 2)[0].equals(PostgresBinaries.VERSION.split("\\.", 2)[0]);
    }

    /** Whether a data folder has a database of its own. */
    public static boolean existsIn(Path dataFolder) {
        return Files.exists(dataFolder.resolve("postgres/cluster/PG_VERSION"));
    }

    public Database database() {
        return new Database(url(DATABASE), owner, application);
    }

    public Path cluster() {
        return cluster;
    }

    /** A connection as the superuser, for backups and checks; never for the work of the application. */
    public Connection connectAsSuperuser() throws SQLException {
        return connect(DATABASE);
    }

    /** Stops the server after the transactions in progress are rolled back; safe to call twice. */
    public void stop() {
        if (Files.exists(cluster.resolve("postmaster.pid")) && portOfRunningServer().isPresent()) {
            binaries.run("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w");
        }
    }

    /** Whether somebody listens on the server's port; true also while it recovers from the end of a process of its own. */
    boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), KNOCK_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Starts the server again on the port it had. */
    void startAgain() {
        startOnPort();
    }

    private void startOrAdopt() {
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise();
        }
        Optional<Integer> running = portOfRunningServer();
        if (running.isPresent() && comesToAnswer(running.get())) {
            port = running.get();
            LOG.info("Adopted the database server that was still running on port {}", port);
        } else {
            new ClusterSettings(cluster).write();
            port = freePort();
            startOnPort();
        }
        assertDurable();
        createDatabase();
    }

    private void startOnPort() {
        binaries.run(
                "pg_ctl",
                "start",
                "-D",
                cluster.toString(),
                "-l",
                log.toString(),
                "-w",
                "-t",
                Integer.toString(MOST_SECONDS_TO_START),
                "-o",
                "-p " + port);
    }

    /** It is made beside its place and moved there whole, so that a start cut off in the middle leaves none behind. */
    private void initialise() {
        Path draft = cluster.resolveSibling("cluster.new");
        try {
            FileSystemUtils.deleteRecursively(draft);
            Path passwordFile = Files.createTempFile(binaries.home(), "pw", "");
            try {
                Files.writeString(passwordFile, superuser.password());
                binaries.run(
                        "initdb",
                        "-D",
                        draft.toString(),
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
            Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
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

    /** Whether it is our server; one that is still starting or recovering is waited for. */
    private boolean comesToAnswer(int candidate) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS_TO_START);
        while (System.nanoTime() < deadline) {
            try (Connection connection = DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + candidate + "/postgres",
                    superuser.user(),
                    superuser.password())) {
                return connection.isValid(5);
            } catch (SQLException refused) {
                if (!STARTING_UP.equals(refused.getSQLState())) {
                    return false;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
        return false;
    }

    /** The program that starts the server returns when it can be read from, which may be before the end of its log. */
    private void awaitEndOfRecovery() {
        Path pidFile = cluster.resolve("postmaster.pid");
        try {
            while (!Files.readAllLines(pidFile).getLast().strip().equals("ready")) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("The database did not come to the end of its log; " + log + " says why", gone);
        }
    }

    /** In single-user mode, where no password is asked for. Passwords are base64url, so they cannot end the literal. */
    private void setPasswords() {
        List<String> statements = new ArrayList<>();
        for (Login login : List.of(superuser, owner, application)) {
            statements.add("DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '%1$s') THEN ALTER ROLE %1$s PASSWORD '%2$s'; END IF; END $$"
                    .formatted(login.user(), login.password()));
        }
        binaries.runWithInput(
                String.join("\n", statements) + "\n", "postgres", "--single", "-D", cluster.toString(), "postgres");
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
