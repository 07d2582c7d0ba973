package org.linli.evidence.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.linli.evidence.internal.Finding.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what lies in the tables and belongs to no leaf. Each question is one statement, so it sees one state. */
final class TableCheck {

    private static final String NOT_LOGGED = """
            SELECT content.id
            FROM «table» content
            WHERE NOT EXISTS (SELECT FROM log_leaf leaf WHERE leaf.entry_id = content.id)
              AND NOT EXISTS (SELECT FROM log_member member WHERE member.entry_id = content.id)
              AND NOT EXISTS (
                SELECT
                FROM evidence_pending pending
                WHERE pending.entry_id = content.id
                  AND pending.commitment = content.commitment
              )
            ORDER BY content.id
            LIMIT :limit
            """;

    /** The time in the id is the time of the entry; a second entry of the same id would have another. */
    private static final String OUT_OF_TIME = """
            SELECT id
            FROM «table»
            WHERE at < uuid_extract_timestamp(id)
               OR at > uuid_extract_timestamp(id) + INTERVAL '1 millisecond'
            LIMIT :limit
            """;

    private static final String SET_NOT_LOGGED = """
            SELECT DISTINCT member.set_id
            FROM log_member member
            WHERE NOT EXISTS (SELECT FROM log_leaf leaf WHERE leaf.entry_id = member.set_id)
              AND NOT EXISTS (SELECT FROM evidence_pending pending WHERE pending.entry_id = member.set_id)
            LIMIT :limit
            """;

    private static final String WAITING_FOR_NOTHING = """
            SELECT pending.entry_id
            FROM evidence_pending pending
            WHERE NOT EXISTS (SELECT FROM evidence_entry entry WHERE entry.id = pending.entry_id)
              AND NOT EXISTS (SELECT FROM access_entry access WHERE access.id = pending.entry_id)
              AND NOT EXISTS (SELECT FROM log_member member WHERE member.set_id = pending.entry_id)
            LIMIT :limit
            """;

    private static final String BEYOND_THE_END = """
            SELECT index
            FROM log_leaf
            WHERE index >= (SELECT COALESCE(max(size), 0) FROM log_checkpoint)
            ORDER BY index
            LIMIT :limit
            """;

    private static final String TILES_OF_WRONG_WIDTH = """
            SELECT 'tile ' || tile.level || '/' || tile.index || ' has ' || octet_length(tile.hashes) || ' bytes'
            FROM log_tile tile
            CROSS JOIN (SELECT COALESCE(max(size), 0) AS size FROM log_checkpoint) AS head
            WHERE tile.level > 7
               OR octet_length(tile.hashes)
                  <> 32 * LEAST(256, GREATEST(0, (head.size >> (8 * tile.level)) - tile.index * 256))
            ORDER BY tile.level, tile.index
            LIMIT :limit
            """;

    private final JdbcClient jdbc;

    TableCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Finding> run(int most) {
        List<Finding> findings = new ArrayList<>();
        for (String table : List.of("evidence_entry", "access_entry")) {
            for (UUID id : ids(NOT_LOGGED.replace("«table»", table), most)) {
                findings.add(Finding.at(Kind.ENTRY_NOT_LOGGED, null, id, "neither in the log nor waiting for it"));
            }
            for (UUID id : ids(OUT_OF_TIME.replace("«table»", table), most)) {
                findings.add(Finding.at(Kind.ENTRY_CHANGED, null, id, "its time is not the one in its id"));
            }
        }
        for (UUID id : ids(SET_NOT_LOGGED, most)) {
            findings.add(Finding.at(Kind.ENTRY_NOT_LOGGED, null, id, "a set neither in the log nor waiting for it"));
        }
        for (UUID id : ids(WAITING_FOR_NOTHING, most)) {
            findings.add(Finding.at(Kind.ENTRY_MISSING, null, id, "waits for the log, and is not there"));
        }
        jdbc.sql(BEYOND_THE_END)
                .param("limit", most)
                .query(Long.class)
                .list()
                .forEach(index ->
                        findings.add(Finding.at(Kind.LEAF_MISSING, index, null, "a leaf beyond the end of the log")));
        jdbc.sql(TILES_OF_WRONG_WIDTH)
                .param("limit", most)
                .query(String.class)
                .list()
                .forEach(detail -> findings.add(Finding.of(Kind.TREE_BROKEN, detail)));
        return findings;
    }

    private List<UUID> ids(String sql, int most) {
        return jdbc.sql(sql).param("limit", most).query(UUID.class).list();
    }
}
