package org.linli.evidence.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.linli.evidencelog.Commitment;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.LeafData;
import org.linli.kernel.TrueCount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The leaves of the log in their order, and the queue in front of them. */
@Repository
class LeafRows {

    /** Deletes from the queue and appends to the leaves; the queue's rows are locked, the entries not even read. */
    private static final String TAKE = """
            WITH taken AS (
              DELETE FROM evidence_pending
              WHERE entry_id IN (
                SELECT entry_id
                FROM evidence_pending
                ORDER BY entry_id
                LIMIT :limit
              )
              RETURNING entry_id, commitment, kind
            ), leaf AS (
              INSERT INTO log_leaf (index, entry_id, commitment, kind)
              SELECT :size + row_number() OVER (ORDER BY entry_id) - 1, entry_id, commitment, kind
              FROM taken
              RETURNING index, commitment
            )
            SELECT index, commitment
            FROM leaf
            ORDER BY index
            """;

    private final JdbcClient jdbc;

    LeafRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isAnyWaiting() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM evidence_pending)")
                .query(Boolean.class)
                .single();
    }

    /** Puts something into the queue whose content was written in the same transaction. */
    void queue(UUID id, LeafKind kind, Commitment commitment) {
        jdbc.sql("INSERT INTO evidence_pending (entry_id, commitment, kind) VALUES (:id, :commitment, :kind)")
                .param("id", id)
                .param("commitment", commitment.hash().bytes())
                .param("kind", kind.name())
                .update();
    }

    /** Whether the entry, or the set it belongs to, is in the queue. */
    boolean isWaiting(UUID entryId) {
        return jdbc.sql("""
                        SELECT EXISTS (
                          SELECT
                          FROM evidence_pending
                          WHERE entry_id IN (:entryId, (SELECT set_id FROM log_member WHERE entry_id = :entryId))
                        )
                        """).param("entryId", entryId).query(Boolean.class).single();
    }

    TrueCount countWaiting() {
        return TrueCount.ofLimited(
                jdbc.sql("SELECT count(*) FROM (SELECT FROM evidence_pending LIMIT :limit) AS waiting")
                        .param("limit", TrueCount.EXACT_TO + 1)
                        .query(Integer.class)
                        .single());
    }

    /** Moves the oldest waiting entries behind the last leaf. */
    List<LeafData> take(int limit, long size) {
        return jdbc.sql(TAKE)
                .param("limit", limit)
                .param("size", size)
                .query((row, number) ->
                        new LeafData(row.getLong("index"), new Commitment(Hash.of(row.getBytes("commitment")))))
                .list();
    }

    Optional<LeafData> findLeaf(UUID entryId) {
        return jdbc.sql("SELECT index, commitment FROM log_leaf WHERE entry_id = :entryId")
                .param("entryId", entryId)
                .query((row, number) ->
                        new LeafData(row.getLong("index"), new Commitment(Hash.of(row.getBytes("commitment")))))
                .optional();
    }

    OptionalLong findIndex(UUID entryId) {
        return jdbc.sql("""
                        SELECT index
                        FROM log_leaf
                        WHERE entry_id IN (:entryId, (SELECT set_id FROM log_member WHERE entry_id = :entryId))
                        """)
                .param("entryId", entryId)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }
}
