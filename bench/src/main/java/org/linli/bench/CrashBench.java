package org.linli.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.linli.Linli;
import org.linli.operations.CommandLine;
import org.linli.operations.EmbeddedPostgres;
import org.linli.operations.Settings;
import org.linli.operations.backup.DatabaseCheck;

/**
 * {@code ./linli bench crash}: kills the server and the database server in turns while residents report, and looks after each
 * time whether every acknowledged report is there, once, and how long it took until the server was up again. At the end
 * the log is verified and the whole database is read.
 */
public final class CrashBench {

    /** The community that reports are about: one of the demo. */
    static final String UNIT_CODE = "150302001002";

    private static final int RESIDENTS = 4;
    private static final int SENT_AGAIN = 10;
    private static final double TARGET_READY_SECONDS = 30;
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(3);

    private final Options options;
    private final Report report;
    private final Samples ready = new Samples();
    private int lost;
    private int doubled;

    /** The one that runs now; residents' threads read it too. */
    private volatile ServerProcess server;

    private CrashBench(Options options, Report report) {
        this.options = options;
        this.report = report;
        new BenchFolder(settings()).clear();
        this.server = ServerProcess.start(options.folder());
    }

    /** What can be chosen: {@code [folder] [--rounds N] [--seed N]}. */
    private record Options(Path folder, int rounds, long seed) {

        static Options parse(List<String> words) {
            Path folder = Path.of("target", "crash-data");
            int rounds = 50;
            long seed = System.nanoTime();
            for (int i = 0; i < words.size(); i++) {
                switch (words.get(i)) {
                    case "--rounds" -> rounds = Integer.parseInt(words.get(++i));
                    case "--seed" -> seed = Long.parseLong(words.get(++i));
                    default -> folder = Path.of(words.get(i));
                }
            }
            return new Options(folder.toAbsolutePath(), rounds, seed);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Report report = Report.onStandardOutput();
        System.exit(new CrashBench(Options.parse(List.of(arguments)), report).run() ? 0 : 1);
    }

    private boolean run() throws IOException, SQLException, InterruptedException {
        report.remark("Moments of the crashes from seed " + options.seed() + ", data in " + options.folder());
        Random random = new Random(options.seed());
        server.awaitUp(System.nanoTime());
        Map<String, String> acknowledged;
        try (ReportLoad load = new ReportLoad(RESIDENTS, () -> door(server))) {
            for (int round = 1; round <= options.rounds(); round++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1000 + random.nextInt(2000)));
                Map<String, String> before = load.acknowledged();
                double seconds = round % 2 == 1 ? crashServer() : crashDatabase();
                ready.add((long) (seconds * 1e9));
                look(before);
                sendAgain(before, random);
                report.remark("%d: %s killed, up after %.1f s, %d reports acknowledged, %d lost, %d doubled"
                        .formatted(
                                round,
                                round % 2 == 1 ? "server" : "database",
                                seconds,
                                before.size(),
                                lost,
                                doubled));
            }
            load.end();
            acknowledged = load.acknowledged();
            report.take("crash.repeats", load.repeats(), "requests");
        } finally {
            server.close();
        }
        return finish(acknowledged);
    }

    private Settings settings() {
        return Settings.from(Map.of("LINLI_DATA", options.folder().toString(), "LINLI_PORT", "0"));
    }

    private static URI door(ServerProcess server) {
        return server.at("/api/v1/reports");
    }

    private double crashServer() {
        long began = System.nanoTime();
        server.kill();
        server = ServerProcess.start(options.folder());
        return server.awaitUp(began);
    }

    private double crashDatabase() throws IOException {
        String before = databaseProcess();
        long began = System.nanoTime();
        ServerProcess.killDatabase(options.folder());
        while (databaseProcess().equals(before) || !server.isUp()) {
            if (System.nanoTime() - began > LONGEST_RECOVERY.toNanos()) {
                throw new IllegalStateException("The server does not get its database back");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private String databaseProcess() throws IOException {
        Path note = options.folder().resolve("postgres/cluster/postmaster.pid");
        return Files.exists(note) ? Files.readAllLines(note).getFirst() : "";
    }

    /** Counts what is missing and what is there twice. */
    private void look(Map<String, String> acknowledged) throws SQLException {
        Map<String, Integer> found = new HashMap<>();
        EmbeddedPostgres postgres = EmbeddedPostgres.start(options.folder(), settings().keysFolder());
        try (Connection connection = postgres.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT substring(original_text FROM 'crash-[0-9a-f-]{36}'), count(*)
                        FROM incident
                        WHERE original_text LIKE 'crash-%'
                        GROUP BY 1
                        """)) {
            while (row.next()) {
                found.put(row.getString(1), row.getInt(2));
            }
        }
        lost = (int) acknowledged.keySet().stream()
                .filter(key -> !found.containsKey(key))
                .count();
        doubled = Math.max(
                doubled,
                (int) found.values().stream().filter(count -> count > 1).count());
    }

    /** What was acknowledged before the crash and is sent again must be answered with the same tracking code. */
    private void sendAgain(Map<String, String> acknowledged, Random random)
            throws IOException, InterruptedException {
        List<String> keys = List.copyOf(acknowledged.keySet());
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < Math.min(SENT_AGAIN, keys.size()); i++) {
                String key = keys.get(random.nextInt(keys.size()));
                HttpResponse<String> answer = client.send(
                        ReportLoad.request(door(server), key), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 201 && !answer.body().contains(String.valueOf(acknowledged.get(key)))) {
                    report.remark(key + " was answered with another report");
                    doubled++;
                }
            }
        }
    }

    private boolean finish(Map<String, String> acknowledged) throws SQLException {
        int logCode = new CommandLine(
                        Linli.class,
                        Map.of("LINLI_DATA", options.folder().toString()),
                        System.err,
                        System.err)
                .execute("verify-log");
        EmbeddedPostgres postgres = EmbeddedPostgres.start(options.folder(), settings().keysFolder());
        List<String> damage;
        try (Connection connection = postgres.connectAsSuperuser()) {
            look(acknowledged);
            damage = DatabaseCheck.findings(connection);
        } finally {
            postgres.stop();
        }
        damage.forEach(report::remark);
        report.take("crash.rounds", options.rounds(), "crashes");
        report.take("crash.acknowledged", acknowledged.size(), "reports");
        report.take("crash.lost", lost, "reports");
        report.take("crash.doubled", doubled, "reports");
        report.take("crash.ready", ready.percentileMillis(100) / 1000, "s");
        report.take("crash.ready.p50", ready.percentileMillis(50) / 1000, "s");
        report.take("crash.log", logCode, "exit-code");
        report.take("crash.amcheck", damage.size(), "findings");
        return lost == 0
                && doubled == 0
                && logCode == 0
                && damage.isEmpty()
                && ready.percentileMillis(100) / 1000 <= TARGET_READY_SECONDS;
    }
}
