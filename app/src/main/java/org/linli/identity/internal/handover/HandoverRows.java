package org.linli.identity.internal.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.Post;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Table {@code handover}. */
@Repository
class HandoverRows {

    private static final TypeReference<TreeMap<String, Integer>> COUNTS = new TypeReference<>() {};

    private static final String SELECT = """
            SELECT handover.*, post.title, post.unit_no AS post_unit_no, post.department_no, post.permission_set,
                   leaver.login AS leaver_login, leaver.display_name AS leaver_name,
                   successor.login AS successor_login, successor.display_name AS successor_name
            FROM handover
            JOIN post ON post.id = handover.post_id
            JOIN account leaver ON leaver.id = handover.leaver_id
            JOIN account successor ON successor.id = handover.successor_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    HandoverRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A hand-over to be begun. */
    record Beginning(
            UUID id, int unitNo, UUID postId, UUID leaver, UUID successor, boolean isSuccessorNew, String openedBy) {}

    /** False if one is open for the same post and leaver. */
    boolean insert(Beginning beginning, Instant now) {
        return jdbc.sql("""
                        INSERT INTO handover (id, unit_no, post_id, leaver_id, successor_id, is_successor_new, state,
                          opened_by, opened_at)
                        VALUES (:id, :unitNo, :postId, :leaver, :successor, :isNew, 'OPEN', :openedBy, :now)
                        ON CONFLICT (post_id, leaver_id) WHERE state = 'OPEN' DO NOTHING
                        """)
                        .param("id", beginning.id())
                        .param("unitNo", beginning.unitNo())
                        .param("postId", beginning.postId())
                        .param("leaver", beginning.leaver())
                        .param("successor", beginning.successor())
                        .param("isNew", beginning.isSuccessorNew())
                        .param("openedBy", beginning.openedBy())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** Whether the scope of the transaction shows it. */
    boolean isVisible(UUID id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM handover WHERE id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Ids as far as the scope of the transaction shows them, the newest first. */
    List<UUID> visible(int limit) {
        return jdbc.sql("SELECT id FROM handover ORDER BY id DESC LIMIT :limit")
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    List<Handover> list(List<UUID> ids) {
        return jdbc.sql(SELECT + " WHERE handover.id = ANY (:ids) ORDER BY handover.id DESC")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> read(row))
                .list();
    }

    Optional<Handover> find(UUID id) {
        return list(List.of(id)).stream().findFirst();
    }

    /** As {@link #find}, and nobody else changes it before the transaction ends. */
    Optional<Handover> lock(UUID id) {
        jdbc.sql("SELECT id FROM handover WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    void signLeaver(UUID id, Instant now, @Nullable String by, @Nullable String reason) {
        jdbc.sql("""
                        UPDATE handover
                        SET leaver_signed_at = :now,
                            signed_for_leaver = :by,
                            absence_reason = :reason
                        WHERE id = :id
                        """)
                .param("now", utc(now))
                .param("by", by)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    void signSuccessor(UUID id, Instant now) {
        jdbc.sql("UPDATE handover SET successor_signed_at = :now WHERE id = :id")
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    void withdraw(UUID id, Instant now) {
        jdbc.sql("UPDATE handover SET state = 'WITHDRAWN', ended_at = :now WHERE id = :id")
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    void finish(UUID id, Instant now, Map<String, Integer> moved, boolean isAccountClosed, UUID evidenceId) {
        jdbc.sql("""
                        UPDATE handover
                        SET state = 'DONE',
                            ended_at = :now,
                            items = CAST(:items AS jsonb),
                            is_account_closed = :isClosed,
                            evidence_id = :evidenceId
                        WHERE id = :id
                        """)
                .param("now", utc(now))
                .param("items", json.writeValueAsString(moved))
                .param("isClosed", isAccountClosed)
                .param("evidenceId", evidenceId)
                .param("id", id)
                .update();
    }

    /** Whether the person holds the post today. */
    boolean holds(UUID account, UUID post, LocalDate today) {
        return jdbc.sql("""
                        SELECT EXISTS (
                          SELECT FROM appointment
                          WHERE account_id = :account
                            AND post_id = :post
                            AND valid_during @> CAST(:today AS date))
                        """)
                .param("account", account)
                .param("post", post)
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    /** Whether the person holds today a post of the same set at the same place; the post itself counts. */
    boolean holdsEqual(UUID account, Post post, LocalDate today) {
        return jdbc.sql("""
                        SELECT EXISTS (
                          SELECT FROM appointment
                          JOIN post ON post.id = appointment.post_id
                          WHERE appointment.account_id = :account
                            AND appointment.valid_during @> CAST(:today AS date)
                            AND post.permission_set = :set
                            AND post.unit_no IS NOT DISTINCT FROM CAST(:unitNo AS integer)
                            AND post.department_no IS NOT DISTINCT FROM CAST(:departmentNo AS integer))
                        """)
                .param("account", account)
                .param("today", today)
                .param("set", post.permissionSet())
                .param("unitNo", post.unitNo())
                .param("departmentNo", post.departmentNo())
                .query(Boolean.class)
                .single();
    }

    /** Whether the person holds another post, today or later. */
    boolean holdsAnother(UUID account, UUID post, LocalDate today) {
        return jdbc.sql("""
                        SELECT EXISTS (
                          SELECT FROM appointment
                          WHERE account_id = :account
                            AND post_id <> :post
                            AND valid_during && daterange(CAST(:today AS date), NULL))
                        """)
                .param("account", account)
                .param("post", post)
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    private Handover read(ResultSet row) throws SQLException {
        String items = row.getString("items");
        return new Handover(
                row.getObject("id", UUID.class),
                row.getInt("unit_no"),
                new Post(
                        row.getObject("post_id", UUID.class),
                        row.getString("title"),
                        row.getObject("post_unit_no", Integer.class),
                        row.getObject("department_no", Integer.class),
                        row.getString("permission_set")),
                party(row, "leaver"),
                party(row, "successor"),
                row.getBoolean("is_successor_new"),
                Handover.State.valueOf(row.getString("state")),
                row.getString("opened_by"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "leaver_signed_at"),
                row.getString("signed_for_leaver"),
                row.getString("absence_reason"),
                instant(row, "successor_signed_at"),
                instant(row, "ended_at"),
                row.getBoolean("is_account_closed"),
                row.getObject("evidence_id", UUID.class),
                items == null ? Map.of() : json.readValue(items, COUNTS));
    }

    private static Handover.Party party(ResultSet row, String which) throws SQLException {
        return new Handover.Party(
                row.getObject(which + "_id", UUID.class),
                row.getString(which + "_login"),
                row.getString(which + "_name"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
