package org.linli.evidence.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.Recording;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prints how fast entries are recorded, sequenced, proven and checked; run by hand with {@code -Dtest=EvidenceSpeed}. */
@LinliTest
class EvidenceSpeed {

    @Autowired
    Evidence evidence;

    @Autowired
    EvidenceLog log;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LogKeys keys;

    @Test
    void measure() throws Exception {
        Recording recording = new Recording(evidence, transactions);
        recording.some(500, Recording.newSubject());
        log.sequenceNow();

        report("evidence.record.1-thread", 3_000, timed(() -> recording.some(3_000, Recording.newSubject())));
        report("evidence.record.8-threads", 16_000, timed(() -> inParallel(8, 2_000, recording)));
        sequence("evidence.sequence.batches");
        // the queue is filled while the log is held, then taken at once
        transactions.write(new Scope.Published(), () -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                    .param("lock", Sequencer.APPENDING)
                    .query()
                    .singleRow();
            inParallel(8, 5_000, recording);
            return 0;
        });
        sequence("evidence.sequence.backlog");

        List<UUID> ids = recording.some(500, Recording.newSubject());
        log.sequenceNow();
        report("evidence.receipt", 500, timed(() -> ids.forEach(evidence::findReceipt)));
        long size = log.state().size();
        report(
                "evidence.verify",
                size,
                timed(() -> transactions.read(
                        new Scope.SystemJob(new Purpose("evidence.test")),
                        () -> new LogAudit(jdbc, keys.identity().verifierKey()).run(List.of(), done -> {}))));
    }

    private void sequence(String name) {
        long before = log.state().size();
        double seconds = timed(log::sequenceNow);
        report(name, log.state().size() - before, seconds);
    }

    private static void inParallel(int threads, int each, Recording recording) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> recording.some(each, Recording.newSubject())));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static double timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void report(String name, long count, double seconds) {
        System.out.printf(
                "{\"name\":\"%s\",\"value\":%.0f,\"unit\":\"1/s\",\"count\":%d}%n", name, count / seconds, count);
    }
}
