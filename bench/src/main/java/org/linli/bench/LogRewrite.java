package org.linli.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.linli.evidencelog.Appender;
import org.linli.evidencelog.Checkpoint;
import org.linli.evidencelog.Commitment;
import org.linli.evidencelog.Growth;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.LeafData;
import org.linli.evidencelog.SignedNote;
import org.linli.evidencelog.SigningKey;
import org.linli.evidencelog.TilePath;
import org.linli.evidencelog.TileStore;
import org.linli.evidencelog.TreeHead;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The worst that can be done: whoever has database and key takes an entry out and writes the whole log anew. */
final class LogRewrite {

    private static final long ASIDE = 1_000_000_000;

    private final JdbcClient owner;
    private final SigningKey stolenKey;
    private final Random random;

    LogRewrite(JdbcClient owner, SigningKey stolenKey, Random random) {
        this.owner = owner;
        this.stolenKey = stolenKey;
        this.random = random;
    }

    private record Nothing() implements TileStore {

        @Override
        public Optional<byte[]> find(TilePath path) {
            return Optional.empty();
        }

        @Override
        public void write(TilePath path, byte[] content) {
            throw new UnsupportedOperationException("nothing is kept here");
        }
    }

    private record Target(long index, UUID entry) {}

    String doOne() {
        List<Target> targets = owner.sql("""
                        SELECT leaf.index, leaf.entry_id AS entry
                        FROM log_leaf leaf
                        JOIN evidence_entry entry ON entry.id = leaf.entry_id
                        WHERE entry.verb = 'scene.recorded'
                        ORDER BY leaf.index
                        """).query(Target.class).list();
        Target target = targets.get(random.nextInt(targets.size()));
        owner.sql("DELETE FROM evidence_entry WHERE id = ?")
                .param(target.entry())
                .update();
        owner.sql("DELETE FROM log_leaf WHERE index = ?").param(target.index()).update();
        owner.sql("UPDATE log_leaf SET index = index + ? WHERE index > ?")
                .param(ASIDE)
                .param(target.index())
                .update();
        owner.sql("UPDATE log_leaf SET index = index - ? WHERE index > ?")
                .param(ASIDE + 1)
                .param(ASIDE)
                .update();
        writeAnew();
        return "the log written anew without leaf " + target.index();
    }

    private void writeAnew() {
        List<byte[]> leaves = owner.sql("SELECT index, commitment FROM log_leaf ORDER BY index")
                .query((row, number) -> new LeafData(
                                row.getLong("index"), new Commitment(Hash.of(row.getBytes("commitment"))))
                        .encode())
                .list();
        Growth growth = new Appender(new Nothing()).append(TreeHead.EMPTY, leaves);
        owner.sql("DELETE FROM log_tile").update();
        growth.tiles().forEach((path, content) -> {
            if (path instanceof TilePath.Hashes tile) {
                owner.sql("INSERT INTO log_tile (level, index, hashes) VALUES (?, ?, ?)")
                        .param(tile.level())
                        .param(tile.index())
                        .param(content)
                        .update();
            }
        });
        Instant at = Instant.parse("2026-11-21T02:00:00Z");
        SignedNote note = Checkpoint.of(stolenKey.name(), growth.head()).sign(stolenKey);
        owner.sql("DELETE FROM log_checkpoint").update();
        owner.sql("INSERT INTO log_checkpoint (size, root, note, at, time_signature) VALUES (?, ?, ?, ?, ?)")
                .param(growth.head().size())
                .param(growth.head().root().bytes())
                .param(note.encode())
                .param(at.atOffset(ZoneOffset.UTC))
                .param(stolenKey.cosign(note.text(), at).line())
                .update();
    }
}
