package org.linli.evidence.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Evidence.AccessSummary;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who opened personal data of whom. */
@Repository
class AccessRows {

    private static final String INSERT = """
            INSERT INTO access_entry (
              id, at, actor_kind, actor_id, actor_name, post_id, subject_kind, subject_id, unit_no, purpose)
            VALUES (
              :id, :at, :actorKind, :actorId, :actorName, :postId, :subjectKind, :subjectId, :unitNo, :purpose)
            """;

    private static final String LIST_BY_SUBJECT = """
            SELECT at, actor_name, purpose
            FROM access_entry
            WHERE subject_id = :subjectId
              AND subject_kind = :subjectKind
            ORDER BY id DESC
            """;

    private final JdbcClient jdbc;

    AccessRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Actor actor, Subject subject, int unitNo, Purpose purpose, Instant now) {
        Actor.@Nullable ActingPost post = actor.post();
        jdbc.sql(INSERT)
                .param("id", UuidV7.at(now))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("actorKind", actor.kind().name())
                .param("actorId", actor.id())
                .param("actorName", Entry.storable(actor.name()))
                .param("postId", post == null ? null : post.id())
                .param("subjectKind", subject.kind())
                .param("subjectId", subject.id())
                .param("unitNo", unitNo)
                .param("purpose", purpose.code())
                .update();
    }

    List<AccessSummary> listBySubject(Subject subject) {
        return jdbc.sql(LIST_BY_SUBJECT)
                .param("subjectId", subject.id())
                .param("subjectKind", subject.kind())
                .query((row, number) -> new AccessSummary(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor_name"),
                        row.getString("purpose")))
                .list();
    }
}
