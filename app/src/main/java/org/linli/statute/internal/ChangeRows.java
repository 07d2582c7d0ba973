package org.linli.statute.internal;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of changes, append-only. */
@Repository
class ChangeRows {

    private static final int MOST = 50;

    private final JdbcClient jdbc;

    ChangeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Change change, Actor by, @Nullable String ruleKey, @Nullable Integer unitNo) {
        jdbc.sql("""
                        INSERT INTO statute_change (id, at, rule_key, unit_no, title, reason, actor_id, actor_name, moved, late,
                          evidence_id)
                        VALUES (:id, :at, :ruleKey, :unitNo, :title, :reason, :actorId, :actorName, :moved, :late, :evidence)
                        """)
                .param("id", change.id())
                .param("at", change.at().atOffset(ZoneOffset.UTC))
                .param("ruleKey", ruleKey)
                .param("unitNo", unitNo)
                .param("title", change.title())
                .param("reason", change.reason())
                .param("actorId", by.id())
                .param("actorName", change.actorName())
                .param("moved", change.moved())
                .param("late", change.late())
                .param("evidence", change.evidenceId())
                .update();
    }

    /** The latest changes of a rule, newest first. */
    List<Change> ofRule(String key) {
        return list("rule_key = :subject", key);
    }

    /** The latest changes of a unit's calendar, newest first. */
    List<Change> ofUnit(int unitNo) {
        return list("unit_no = :subject", unitNo);
    }

    private List<Change> list(String where, Object subject) {
        return jdbc.sql("SELECT id, at, title, reason, actor_name, moved, late, evidence_id FROM statute_change WHERE "
                        + where + " ORDER BY at DESC LIMIT " + MOST)
                .param("subject", subject)
                .query((row, i) -> new Change(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getObject(8, UUID.class)))
                .list();
    }
}
