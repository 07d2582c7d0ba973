package org.linli.evidence.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Evidence.EntrySummary;
import org.linli.evidence.Subject;
import org.linli.evidencelog.Commitment;
import org.linli.evidencelog.Salt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries, and the queue in front of the log. */
@Repository
class EntryRows {

    private static final String INSERT = """
            WITH entry AS (
              INSERT INTO evidence_entry (
                id, at, actor_kind, actor_id, actor_name, post_id, post_title, post_unit_no, department_no,
                on_behalf_of, verb, subject_kind, subject_id, unit_no, purpose, facts, salt, commitment)
              VALUES (
                :id, :at, :actorKind, :actorId, :actorName, :postId, :postTitle, :postUnitNo, :departmentNo,
                :onBehalfOf, :verb, :subjectKind, :subjectId, :unitNo, :purpose, :facts, :salt, :commitment)
            )
            INSERT INTO evidence_pending (entry_id, commitment)
            VALUES (:id, :commitment)
            """;

    private static final String LIST_BY_SUBJECT = """
            SELECT entry.id, entry.at, entry.verb, entry.actor_name, leaf.index
            FROM evidence_entry entry
            LEFT JOIN log_leaf leaf ON leaf.entry_id = entry.id
            WHERE entry.subject_id = :subjectId
              AND entry.subject_kind = :subjectKind
            ORDER BY entry.id
            """;

    private final JdbcClient jdbc;

    EntryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Entry entry, Salt salt, Commitment commitment) {
        jdbc.sql(INSERT)
                .param("id", entry.id())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("actorKind", entry.actorKind().name())
                .param("actorId", entry.actorId())
                .param("actorName", entry.actorName())
                .param("postId", entry.postId())
                .param("postTitle", entry.postTitle())
                .param("postUnitNo", entry.postUnitNo())
                .param("departmentNo", entry.departmentNo())
                .param("onBehalfOf", entry.onBehalfOf())
                .param("verb", entry.verb())
                .param("subjectKind", entry.subject().kind())
                .param("subjectId", entry.subject().id())
                .param("unitNo", entry.unitNo())
                .param("purpose", entry.purpose())
                .param("facts", entry.facts())
                .param("salt", salt.bytes())
                .param("commitment", commitment.hash().bytes())
                .update();
    }

    List<EntrySummary> listBySubject(Subject subject) {
        return jdbc.sql(LIST_BY_SUBJECT)
                .param("subjectId", subject.id())
                .param("subjectKind", subject.kind())
                .query((row, number) -> new EntrySummary(
                        row.getObject("id", UUID.class),
                        instant(row.getObject("at", OffsetDateTime.class)),
                        row.getString("verb"),
                        row.getString("actor_name"),
                        optional(row.getObject("index", Long.class))))
                .list();
    }

    static Instant instant(OffsetDateTime at) {
        return at.toInstant();
    }

    static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
