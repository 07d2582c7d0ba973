package org.linli.evidence.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.TreeHead;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The newest signed checkpoint, and the newest that witnesses have cosigned. */
@Repository
class CheckpointRows {

    private final JdbcClient jdbc;

    CheckpointRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StoredCheckpoint> findLatest() {
        return jdbc.sql("""
                        SELECT size, root, note, at, time_signature
                        FROM log_checkpoint
                        ORDER BY size DESC
                        LIMIT 1
                        """)
                .query((row, number) -> {
                    OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
                    return new StoredCheckpoint(
                            new TreeHead(row.getLong("size"), Hash.of(row.getBytes("root"))),
                            row.getString("note"),
                            at == null ? null : at.toInstant(),
                            row.getString("time_signature"));
                })
                .optional();
    }

    /** Puts the checkpoint in the place of the one before. */
    void replace(StoredCheckpoint checkpoint) {
        jdbc.sql("""
                        INSERT INTO log_checkpoint (size, root, note, at, time_signature)
                        VALUES (:size, :root, :note, :at, :timeSignature)
                        """)
                .param("size", checkpoint.head().size())
                .param("root", checkpoint.head().root().bytes())
                .param("note", checkpoint.note())
                .param(
                        "at",
                        checkpoint
                                .findAt()
                                .map(at -> at.atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param("timeSignature", checkpoint.timeSignature())
                .update();
        jdbc.sql("CALL drop_superseded_checkpoints()").update();
    }

    /** The newest note that witnesses have cosigned. */
    Optional<String> findCosigned() {
        return jdbc.sql("SELECT note FROM log_cosigned").query(String.class).optional();
    }

    /** A note over fewer leaves than the one that is kept is passed over. */
    void keepCosigned(long size, String note, Instant at) {
        jdbc.sql("""
                        INSERT INTO log_cosigned (size, note, at)
                        VALUES (:size, :note, :at)
                        ON CONFLICT (is_only)
                        DO UPDATE SET size = EXCLUDED.size, note = EXCLUDED.note, at = EXCLUDED.at
                        WHERE log_cosigned.size <= EXCLUDED.size
                        """)
                .param("size", size)
                .param("note", note)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
