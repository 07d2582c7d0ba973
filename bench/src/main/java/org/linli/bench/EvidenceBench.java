package org.linli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.Subject;
import org.linli.evidence.internal.LogAudit;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.TreeHead;
import org.linli.evidencelog.VerifierKey;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.operations.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code ./linli bench evidence}: how many entries a second are recorded durably and taken into the log, how long the whole
 * log takes to be checked, and how many of a thousand tamperings by the owner of the database are found.
 *
 * <p>{@code evidence.append} counts entries, 50 of a bulk act in a transaction, from the first until the last is sequenced;
 * {@code evidence.append.single} the same with one entry in a transaction. Every commit is forced to disk.
 */
public final class EvidenceBench {

    private static final int UNIT = 7_000;
    private static final int THREADS = 8;
    private static final int BULK = 50;
    private static final int AT_ONCE = 500;
    private static final double TARGET_APPEND = 5_000;
    private static final double TARGET_SECONDS = 60;
    private static final Scope CHECKING = new Scope.SystemJob(new Purpose("evidence.verification"));

    private final Options options;
    private final Report report;
    private final Actor actor = new Actor(
            Actor.Kind.STAFF,
            UUID.randomUUID(),
            "王芳 · 社区专干",
            new Actor.ActingPost(UUID.randomUUID(), "社区专干", UNIT, null),
            new Scope.Territory(NumberRanges.of(List.of(UNIT))),
            Set.of("incidents.verify"));

    EvidenceBench(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    /**
     * What can be chosen: {@code [folder] [--entries=N] [--appends=N] [--tampers=N] [--seed=N]}.
     *
     * @param entries how many the log has when it is checked
     * @param appends how many are recorded for each figure of speed
     */
    record Options(Path folder, int entries, int appends, int tampers, long seed) {

        static Options parse(List<String> words) {
            Path folder = Path.of("target", "bench-evidence");
            int entries = 1_000_000;
            int appends = 40_000;
            int tampers = 1_000;
            long seed = System.nanoTime();
            for (String word : words) {
                String value = word.substring(word.indexOf('=') + 1);
                switch (word.replaceFirst("=.*", "=")) {
                    case "--entries=" -> entries = Integer.parseInt(value);
                    case "--appends=" -> appends = Integer.parseInt(value);
                    case "--tampers=" -> tampers = Integer.parseInt(value);
                    case "--seed=" -> seed = Long.parseLong(value);
                    default -> folder = Path.of(word);
                }
            }
            return new Options(folder, entries, appends, tampers, seed);
        }
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        Report report = Report.onStandardOutput();
        System.exit(new EvidenceBench(Options.parse(List.of(arguments)), report).run() ? 0 : 1);
    }

    /** Measures; false if a tampering was not found or an untouched log was found broken. */
    boolean run() throws SQLException, IOException {
        Settings settings = Settings.from(Map.of("LINLI_DATA", options.folder().toString(), "LINLI_PORT", "0"));
        BenchFolder folder = new BenchFolder(settings);
        folder.clear();
        try (BenchServer server = BenchServer.start(settings, THREADS + 2)) {
            requireDurable(server);
            boolean isAllFound = tamper(server, settings);
            append(server);
            return verify(server) && isAllFound;
        }
    }

    private static void requireDurable(BenchServer server) {
        for (String setting : List.of("fsync", "synchronous_commit")) {
            String value = server.part(JdbcClient.class)
                    .sql("SHOW " + setting)
                    .query(String.class)
                    .single();
            if (!value.equals("on")) {
                throw new IllegalStateException(setting + " is " + value + ", so nothing would be durable");
            }
        }
    }

    private boolean tamper(BenchServer server, Settings settings) throws SQLException, IOException {
        report.remark("Tampering with seed " + options.seed());
        new TamperScene(server, actor).lay();
        try (Connection owner = server.connectAsOwner()) {
            TamperTrial trial =
                    new TamperTrial(owner, keyOf(server), settings.keysFolder(), headOf(server), options.seed());
            int found = trial.run(options.tampers(), report);
            report.take("evidence.tamper.found", found, "of-" + options.tampers());
            return found == options.tampers();
        }
    }

    private void append(BenchServer server) {
        warmUp(server);
        double single = rate(server, options.appends() / 2, 1);
        double bulk = rate(server, options.appends(), BULK);
        report.take("evidence.append", bulk, "1/s");
        report.take("evidence.append.single", single, "1/s");
        if (bulk < TARGET_APPEND) {
            report.remark("evidence.append misses the target of " + TARGET_APPEND + " a second");
        }
    }

    private void warmUp(BenchServer server) {
        rate(server, 2_000, 1);
        rate(server, 5_000, BULK);
    }

    /** Entries a second, with this many in a transaction, until all of them stand in the log. */
    private double rate(BenchServer server, int count, int together) {
        EvidenceLog log = server.part(EvidenceLog.class);
        log.sequenceNow();
        long began = System.nanoTime();
        try (ExecutorService sequencing = Executors.newSingleThreadExecutor()) {
            Future<?> recording = sequencing.submit(() -> record(server, count, together));
            while (!recording.isDone()) {
                log.sequenceNow();
                await(recording);
            }
        }
        log.sequenceNow();
        return count / ((System.nanoTime() - began) / 1e9);
    }

    /** Takes its time, as the server's own sequencing does, and ends when the recording does. */
    private static void await(Future<?> recording) {
        try {
            recording.get(200, TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
            // the next round takes what has come in
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Recording broke off", e);
        }
    }

    private void record(BenchServer server, int count, int together) {
        Evidence evidence = server.part(Evidence.class);
        Transactions transactions = server.part(Transactions.class);
        inParallel(
                count / together,
                round -> transactions.write(
                        actor.scope(),
                        () -> together == 1
                                ? List.of(evidence.record(act(round)))
                                : evidence.recordAll(acts(round, together))));
    }

    private boolean verify(BenchServer server) {
        EvidenceLog log = server.part(EvidenceLog.class);
        Evidence evidence = server.part(Evidence.class);
        Transactions transactions = server.part(Transactions.class);
        long missing = options.entries() - log.state().size();
        report.remark("Recording " + missing + " entries, each with a leaf of its own");
        inParallel(
                (int) Math.max(0, (missing + AT_ONCE - 1) / AT_ONCE),
                round -> transactions.write(actor.scope(), () -> {
                    acts(round, AT_ONCE).forEach(evidence::record);
                    return 0;
                }));
        log.sequenceNow();
        vacuum(server);
        long leaves = log.state().size();
        long began = System.nanoTime();
        LogAudit.Result result = new LogAudit(
                        server.part(JdbcClient.class),
                        keyOf(server),
                        List.of(),
                        new InTransaction(transactions),
                        Runtime.getRuntime().availableProcessors())
                .run(List.of(headOf(server)), done -> {});
        double seconds = (System.nanoTime() - began) / 1e9;
        report.take("evidence.verify", seconds, "s");
        report.take("evidence.verify.leaves", (double) leaves, "leaves");
        report.take("evidence.verify.rate", leaves / seconds, "1/s");
        if (seconds > TARGET_SECONDS) {
            report.remark("evidence.verify misses the target of " + TARGET_SECONDS + " s");
        }
        result.findings().forEach(finding -> report.remark(finding.json()));
        return result.findings().isEmpty();
    }

    private record InTransaction(Transactions transactions) implements LogAudit.Lane {

        @Override
        public <T> T in(Supplier<T> work) {
            return transactions.read(CHECKING, work);
        }
    }

    private static void vacuum(BenchServer server) {
        try (Connection owner = server.connectAsOwner();
                var statement = owner.createStatement()) {
            statement.execute("VACUUM (ANALYZE) evidence_entry, log_leaf, evidence_pending, log_member");
        } catch (SQLException e) {
            throw new IllegalStateException("Vacuuming before the check", e);
        }
    }

    private static VerifierKey keyOf(BenchServer server) {
        return VerifierKey.parse(server.part(EvidenceLog.class).state().verifierKey());
    }

    private static TreeHead headOf(BenchServer server) {
        EvidenceLog.State state = server.part(EvidenceLog.class).state();
        return new TreeHead(state.size(), Hash.fromBase64(state.root()));
    }

    private List<Act> acts(int round, int count) {
        List<Act> acts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            acts.add(act(round * count + i));
        }
        return acts;
    }

    private Act act(int number) {
        return new Act(
                actor,
                "bench.recorded",
                new Subject("bench", new UUID(number, 42)),
                UNIT,
                null,
                null,
                new TreeMap<>(Map.of("no", "S" + number, "state", "VERIFIED", "words", "三盏路灯不亮，已到现场核实。")));
    }

    private static void inParallel(int rounds, IntConsumer work) {
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                running.add(pool.submit(() -> {
                    for (int round = first; round < rounds; round += THREADS) {
                        work.accept(round);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Recording broke off", e);
        }
    }
}
