package org.linli.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.Recording;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LinliTest
class SequencerTest {

    @Autowired
    Evidence evidence;

    @Autowired
    EvidenceLog log;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    private Recording recording;

    @BeforeEach
    void prepare() {
        recording = new Recording(evidence, transactions);
    }

    @Test
    void entries_stand_in_the_log_in_the_order_they_were_recorded() {
        List<UUID> ids = recording.some(5, Recording.newSubject());

        log.sequenceNow();

        assertThat(ids.stream().map(id -> evidence.findLogIndex(id).orElseThrow()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void several_sequencers_and_writers_at_once_give_one_order_without_gaps() throws Exception {
        int writers = 4;
        int each = 60;
        List<UUID> recorded = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(writers + 2)) {
            List<Future<List<UUID>>> writing = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                writing.add(pool.submit(() -> recording.some(each, Recording.newSubject())));
            }
            List<Future<Long>> sequencing = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                sequencing.add(pool.submit(log::sequenceNow));
            }
            for (Future<List<UUID>> one : writing) {
                recorded.addAll(one.get());
            }
            for (Future<Long> one : sequencing) {
                one.get();
            }
        }
        log.sequenceNow();

        assertThat(recorded)
                .hasSize(writers * each)
                .allSatisfy(id -> assertThat(evidence.findLogIndex(id)).isPresent());
        long size = log.state().size();
        assertThat(jdbc.sql("SELECT index FROM log_leaf WHERE index < ? ORDER BY index")
                        .param(size)
                        .query(Long.class)
                        .list())
                .isEqualTo(LongStream.range(0, size).boxed().toList());
    }

    @Test
    void nothing_waiting_writes_nothing() {
        recording.some(1, Recording.newSubject());
        log.sequenceNow();
        EvidenceLog.State before = log.state();

        assertThat(log.sequenceNow()).isZero();

        assertThat(log.state()).isEqualTo(before);
    }

    @Test
    void an_entry_is_recorded_while_the_log_is_locked() {
        transactions.write(new Scope.Published(), () -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                    .param("lock", Sequencer.APPENDING)
                    .query()
                    .singleRow();
            try (ExecutorService other = Executors.newSingleThreadExecutor()) {
                return other.submit(() -> recording.some(1, Recording.newSubject()))
                        .get();
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        });
    }
}
