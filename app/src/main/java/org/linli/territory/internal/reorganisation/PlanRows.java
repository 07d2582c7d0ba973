package org.linli.territory.internal.reorganisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Refusal;
import org.linli.kernel.UuidV7;
import org.linli.territory.Reorganisation;
import org.linli.territory.internal.reorganisation.Dossier.Consultation;
import org.linli.territory.internal.reorganisation.Dossier.Indicator;
import org.linli.territory.internal.reorganisation.Plan.Hand;
import org.linli.territory.internal.reorganisation.Plan.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of plans; every call happens in a transaction under a scope. */
@Repository
class PlanRows {

    private static final TypeReference<List<Operation>> OPERATIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PlanRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Plan plan) {
        jdbc.sql("""
                        INSERT INTO reorganisation_plan (id, unit_no, title, reason, effective, state, drafted_by, drafted_name,
                                                         drafted_at)
                        VALUES (:id, :unitNo, :title, :reason, :effective, :state, :by, :name, :at)
                        """)
                .param("id", plan.id())
                .param("unitNo", plan.unitNo())
                .param("title", plan.title())
                .param("reason", plan.reason())
                .param("effective", plan.effective())
                .param("state", plan.state().name())
                .param("by", plan.drafted().id())
                .param("name", plan.drafted().name())
                .param("at", utc(plan.drafted().at()))
                .update();
    }

    /** Writes what the verbs of a plan change. */
    void update(Plan plan) {
        Hand submitted = plan.submitted();
        Hand decided = plan.decided();
        jdbc.sql("""
                        UPDATE reorganisation_plan
                        SET state = :state,
                            operations = :operations::jsonb,
                            submitted_by = :submittedBy,
                            submitted_name = :submittedName,
                            submitted_at = :submittedAt,
                            decided_by = :decidedBy,
                            decided_name = :decidedName,
                            decided_at = :decidedAt,
                            decision_note = :note,
                            finished_at = :finishedAt
                        WHERE id = :id
                        """)
                .param("id", plan.id())
                .param("state", plan.state().name())
                .param("operations", operations(plan.operations()))
                .param("submittedBy", submitted == null ? null : submitted.id())
                .param("submittedName", submitted == null ? null : submitted.name())
                .param("submittedAt", submitted == null ? null : utc(submitted.at()))
                .param("decidedBy", decided == null ? null : decided.id())
                .param("decidedName", decided == null ? null : decided.name())
                .param("decidedAt", decided == null ? null : utc(decided.at()))
                .param("note", plan.decisionNote())
                .param("finishedAt", plan.finishedAt() == null ? null : utc(plan.finishedAt()))
                .update();
    }

    private String operations(List<Operation> operations) {
        return json.writerFor(OPERATIONS).writeValueAsString(operations);
    }

    void setTouched(UUID id, Collection<Integer> numbers) {
        jdbc.sql("UPDATE reorganisation_plan SET touched = :touched WHERE id = :id")
                .param("id", id)
                .param("touched", numbers.toArray(Integer[]::new))
                .update();
    }

    /** Another plan of that day that waits and changes one of these units. */
    Optional<String> findRival(UUID id, LocalDate effective, Collection<Integer> touched) {
        return jdbc.sql("""
                        SELECT title
                        FROM reorganisation_plan
                        WHERE effective = :effective
                          AND state IN ('SUBMITTED', 'APPROVED', 'CARRYING_OUT')
                          AND id <> :id
                          AND touched && :touched
                        ORDER BY submitted_at
                        LIMIT 1
                        """)
                .param("id", id)
                .param("effective", effective)
                .param("touched", touched.toArray(Integer[]::new))
                .query(String.class)
                .optional();
    }

    Optional<Plan> find(UUID id) {
        return jdbc.sql("SELECT * FROM reorganisation_plan WHERE id = :id")
                .param("id", id)
                .query((row, n) -> plan(row))
                .optional();
    }

    /** The plan, held until the end of the transaction. */
    Optional<Plan> lock(UUID id) {
        return jdbc.sql("SELECT * FROM reorganisation_plan WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query((row, n) -> plan(row))
                .optional();
    }

    List<Plan> listNewest(int limit) {
        return jdbc.sql("SELECT * FROM reorganisation_plan ORDER BY drafted_at DESC, id LIMIT :limit")
                .param("limit", limit)
                .query((row, n) -> plan(row))
                .list();
    }

    /** Approved plans whose midnight has come, the oldest first, and those that were begun. */
    List<UUID> listDue(LocalDate today) {
        return jdbc.sql("""
                        SELECT id
                        FROM reorganisation_plan
                        WHERE (state = 'APPROVED' AND effective <= :today)
                           OR state = 'CARRYING_OUT'
                        ORDER BY effective, drafted_at
                        """).param("today", today).query(UUID.class).list();
    }

    /** Plans done since then. */
    List<UUID> listDoneSince(Instant since) {
        return jdbc.sql(
                        "SELECT id FROM reorganisation_plan WHERE state = 'DONE' AND finished_at >= :since ORDER BY finished_at")
                .param("since", utc(since))
                .query(UUID.class)
                .list();
    }

    void begin(UUID id, Reorganisation moves) {
        jdbc.sql("UPDATE reorganisation_plan SET state = 'CARRYING_OUT', moves = :moves::jsonb WHERE id = :id")
                .param("id", id)
                .param("moves", json.writeValueAsString(moves))
                .update();
    }

    void finish(UUID id, State state, @Nullable Refusal failure, Instant now) {
        jdbc.sql("""
                        UPDATE reorganisation_plan
                        SET state = :state, failure = :failure::jsonb, finished_at = :now
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("state", state.name())
                .param("failure", failure == null ? null : json.writeValueAsString(failure))
                .param("now", utc(now))
                .update();
    }

    /** Why the moving stands still; forgotten when it is done. */
    int setObstacle(UUID id, Refusal refusal) {
        return jdbc.sql(
                        "UPDATE reorganisation_plan SET failure = :failure::jsonb WHERE id = :id AND state = 'CARRYING_OUT'")
                .param("id", id)
                .param("failure", json.writeValueAsString(refusal))
                .update();
    }

    void insert(Plan plan, Consultation consultation, Instant now) {
        jdbc.sql("""
                        INSERT INTO reorganisation_consultation (id, plan_id, unit_no, held_on, title, heard, opinions, added_at,
                                                                 added_by)
                        VALUES (:id, :plan, :unitNo, :heldOn, :title, :heard, :opinions, :now, :by)
                        """)
                .param("id", UuidV7.at(now))
                .param("plan", plan.id())
                .param("unitNo", plan.unitNo())
                .param("heldOn", consultation.heldOn())
                .param("title", consultation.title())
                .param("heard", consultation.heard())
                .param("opinions", consultation.opinions())
                .param("now", utc(now))
                .param("by", consultation.addedBy())
                .update();
    }

    List<Consultation> consultations(UUID planId) {
        return jdbc.sql("""
                        SELECT held_on, title, heard, opinions, added_by
                        FROM reorganisation_consultation
                        WHERE plan_id = :plan
                        ORDER BY held_on, added_at
                        """)
                .param("plan", planId)
                .query((row, n) -> new Consultation(
                        row.getObject("held_on", LocalDate.class),
                        row.getString("title"),
                        row.getInt("heard"),
                        row.getString("opinions"),
                        row.getString("added_by")))
                .list();
    }

    void setBefore(Plan plan, Map<String, Double> figures) {
        figures.forEach((key, value) -> jdbc.sql("""
                        INSERT INTO reorganisation_indicator (plan_id, unit_no, key, before)
                        VALUES (:plan, :unitNo, :key, :value)
                        ON CONFLICT (plan_id, key) DO UPDATE SET before = excluded.before
                        """)
                .param("plan", plan.id())
                .param("unitNo", plan.unitNo())
                .param("key", key)
                .param("value", value)
                .update());
    }

    void setAfter(Plan plan, Map<String, Double> figures) {
        figures.forEach((key, value) -> jdbc.sql(
                        "UPDATE reorganisation_indicator SET after = :value WHERE plan_id = :plan AND key = :key")
                .param("plan", plan.id())
                .param("key", key)
                .param("value", value)
                .update());
    }

    List<Indicator> indicators(UUID planId) {
        return jdbc.sql("SELECT key, before, after FROM reorganisation_indicator WHERE plan_id = :plan")
                .param("plan", planId)
                .query((row, n) -> new Indicator(
                        row.getString("key"),
                        row.getObject("before", Double.class),
                        row.getObject("after", Double.class)))
                .list();
    }

    void setTotal(Plan plan, String kind, int total) {
        jdbc.sql("""
                        INSERT INTO reorganisation_progress (plan_id, unit_no, kind, total)
                        VALUES (:plan, :unitNo, :kind, :total)
                        """)
                .param("plan", plan.id())
                .param("unitNo", plan.unitNo())
                .param("kind", kind)
                .param("total", total)
                .update();
    }

    void addMoved(UUID planId, String kind, int moved) {
        jdbc.sql("""
                        UPDATE reorganisation_progress
                        SET moved = moved + :moved, total = greatest(total, moved + :moved)
                        WHERE plan_id = :plan
                          AND kind = :kind
                        """)
                .param("plan", planId)
                .param("kind", kind)
                .param("moved", moved)
                .update();
    }

    List<MovingProgress> progress(UUID planId) {
        return jdbc.sql("SELECT kind, total, moved FROM reorganisation_progress WHERE plan_id = :plan ORDER BY kind")
                .param("plan", planId)
                .query((row, n) -> new MovingProgress(row.getString("kind"), row.getInt("total"), row.getInt("moved")))
                .list();
    }

    private Plan plan(ResultSet row) throws SQLException {
        String moves = row.getString("moves");
        String failure = row.getString("failure");
        OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        Hand drafted = hand(row, "drafted");
        if (drafted == null) {
            throw new SQLException("A plan that nobody drafted");
        }
        return new Plan(
                row.getObject("id", UUID.class),
                row.getInt("unit_no"),
                row.getString("title"),
                row.getString("reason"),
                row.getObject("effective", LocalDate.class),
                State.valueOf(row.getString("state")),
                json.readValue(row.getString("operations"), OPERATIONS),
                moves == null ? null : json.readValue(moves, Reorganisation.class),
                drafted,
                hand(row, "submitted"),
                hand(row, "decided"),
                row.getString("decision_note"),
                failure == null ? null : json.readValue(failure, Refusal.class),
                finishedAt == null ? null : finishedAt.toInstant());
    }

    private static @Nullable Hand hand(ResultSet row, String act) throws SQLException {
        OffsetDateTime at = row.getObject(act + "_at", OffsetDateTime.class);
        return at == null
                ? null
                : new Hand(row.getObject(act + "_by", UUID.class), row.getString(act + "_name"), at.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
