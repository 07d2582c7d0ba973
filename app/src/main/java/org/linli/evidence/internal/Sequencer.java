package org.linli.evidence.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.linli.evidence.EvidenceLog;
import org.linli.evidencelog.Appender;
import org.linli.evidencelog.Growth;
import org.linli.evidencelog.LeafData;
import org.linli.evidencelog.TreeHead;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Appends waiting entries to the log, a batch in a transaction. A lock of the database lets one server at a time append;
 * whoever records an entry never waits for it.
 */
@Component
class Sequencer implements EvidenceLog {

    private static final int BATCH = 4_096;
    static final long APPENDING = 0x4C494E4C494C4F47L;
    private static final Scope SCOPE = new Scope.SystemJob(new Purpose("evidence.sequencing"));

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final LogKeys keys;
    private final LeafRows leaves;
    private final DatabaseTiles tiles;
    private final CheckpointRows checkpoints;
    private final Clock clock;

    Sequencer(
            Transactions transactions,
            JdbcClient jdbc,
            LogKeys keys,
            LeafRows leaves,
            DatabaseTiles tiles,
            CheckpointRows checkpoints,
            Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.keys = keys;
        this.leaves = leaves;
        this.tiles = tiles;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    @Override
    public long sequenceNow() {
        long taken = 0;
        while (leaves.isAnyWaiting()) {
            int batch = transactions.write(SCOPE, this::appendBatch);
            if (batch == 0) {
                break;
            }
            taken += batch;
        }
        return taken;
    }

    @Override
    public State state() {
        Optional<StoredCheckpoint> latest = checkpoints.findLatest();
        TreeHead head = latest.map(StoredCheckpoint::head).orElse(TreeHead.EMPTY);
        LogIdentity identity = keys.identity();
        return new State(
                identity.origin(),
                identity.verifierKey().encode(),
                head.size(),
                head.root().base64(),
                latest.flatMap(StoredCheckpoint::findAt),
                leaves.countWaiting());
    }

    private int appendBatch() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", APPENDING)
                .query()
                .singleRow();
        // Only a head that the key has signed is built upon.
        TreeHead head = checkpoints
                .findLatest()
                .map(latest -> latest.signedHead(keys.identity().verifierKey()))
                .orElse(TreeHead.EMPTY);
        List<LeafData> batch = leaves.take(BATCH, head.size());
        if (batch.isEmpty()) {
            return 0;
        }
        Growth growth = new Appender(tiles)
                .append(head, batch.stream().map(LeafData::encode).toList());
        growth.writeTo(tiles);
        checkpoints.replace(keys.sign(growth.head(), clock.instant()));
        return batch.size();
    }
}
