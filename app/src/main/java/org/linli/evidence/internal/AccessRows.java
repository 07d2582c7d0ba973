package org.linli.evidence.internal;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.linli.evidence.Evidence.AccessSummary;
import org.linli.evidence.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who opened personal data of whom. */
@Repository
class AccessRows {

    private static final String INSERT = """
            INSERT INTO access_entry (
              id, at, actor_kind, actor_id, actor_name, post_id, subject_kind, subject_id, unit_no, purpose, reason,
              salt, commitment)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String LIST_BY_SUBJECT = """
            SELECT at, actor_name, purpose
            FROM access_entry
            WHERE subject_id = :subjectId
              AND subject_kind = :subjectKind
            ORDER BY id DESC
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    AccessRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(List<Sealed<Access>> accesses) {
        batches.batchUpdate(INSERT, accesses, accesses.size(), (statement, kept) -> {
            Access access = kept.content();
            statement.setObject(1, access.id());
            statement.setObject(2, access.at().atOffset(ZoneOffset.UTC));
            statement.setString(3, access.actorKind().name());
            statement.setObject(4, access.actorId());
            statement.setString(5, access.actorName());
            statement.setObject(6, access.postId());
            statement.setString(7, access.subject().kind());
            statement.setObject(8, access.subject().id());
            statement.setInt(9, access.unitNo());
            statement.setString(10, access.purpose());
            statement.setString(11, access.reason());
            statement.setBytes(12, kept.salt().bytes());
            statement.setBytes(13, kept.commitment().hash().bytes());
        });
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
