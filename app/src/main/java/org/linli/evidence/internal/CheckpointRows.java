package org.linli.evidence.internal;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.TreeHead;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The signed checkpoints. */
@Repository
class CheckpointRows {

    private final JdbcClient jdbc;

    CheckpointRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StoredCheckpoint> findLatest() {
        return jdbc.sql("""
                        SELECT size, root, note, at
                        FROM log_checkpoint
                        ORDER BY size DESC
                        LIMIT 1
                        """)
                .query((row, number) -> new StoredCheckpoint(
                        new TreeHead(row.getLong("size"), Hash.of(row.getBytes("root"))),
                        row.getString("note"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void insert(StoredCheckpoint checkpoint) {
        jdbc.sql("""
                        INSERT INTO log_checkpoint (size, root, note, at)
                        VALUES (:size, :root, :note, :at)
                        """)
                .param("size", checkpoint.head().size())
                .param("root", checkpoint.head().root().bytes())
                .param("note", checkpoint.note())
                .param("at", checkpoint.at().atOffset(ZoneOffset.UTC))
                .update();
    }
}
