package org.linli.evidence.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Evidence.EntrySummary;
import org.linli.evidence.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries, and the queue in front of the log. */
@Repository
class EntryRows {

    private static final String INTO_ENTRY = """
            INSERT INTO evidence_entry (
              id, at, actor_kind, actor_id, actor_name, post_id, post_title, post_unit_no, department_no,
              on_behalf_of, verb, subject_kind, subject_id, unit_no, purpose, facts, salt, commitment)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** Nothing is returned from the entry: whoever acts may not be allowed to read what is recorded of her. */
    private static final String INTO_ENTRY_AND_QUEUE = """
            WITH entry AS (
            %s
            )
            INSERT INTO evidence_pending (entry_id, commitment)
            VALUES (?, ?)
            """.formatted(INTO_ENTRY);

    private static final String LIST_BY_SUBJECT = """
            SELECT entry.id, entry.at, entry.verb, entry.actor_name, leaf.index
            FROM evidence_entry entry
            LEFT JOIN log_member member ON member.entry_id = entry.id
            LEFT JOIN log_leaf leaf ON leaf.entry_id = COALESCE(member.set_id, entry.id)
            WHERE entry.subject_id = :subjectId
              AND entry.subject_kind = :subjectKind
            ORDER BY entry.id
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    EntryRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** One entry with its place in the queue, in one statement. */
    void insertAndQueue(Sealed<Entry> kept) {
        batches.update(INTO_ENTRY_AND_QUEUE, statement -> {
            bind(statement, kept);
            statement.setObject(19, kept.id());
            statement.setBytes(20, kept.commitment().hash().bytes());
        });
    }

    void insert(List<Sealed<Entry>> entries) {
        batches.batchUpdate(INTO_ENTRY, entries, entries.size(), EntryRows::bind);
    }

    private static void bind(PreparedStatement statement, Sealed<Entry> kept) throws SQLException {
        Entry entry = kept.content();
        statement.setObject(1, entry.id());
        statement.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
        statement.setString(3, entry.actorKind().name());
        statement.setObject(4, entry.actorId());
        statement.setString(5, entry.actorName());
        statement.setObject(6, entry.postId());
        statement.setString(7, entry.postTitle());
        statement.setObject(8, entry.postUnitNo(), Types.INTEGER);
        statement.setObject(9, entry.departmentNo(), Types.INTEGER);
        statement.setString(10, entry.onBehalfOf());
        statement.setString(11, entry.verb());
        statement.setString(12, entry.subject().kind());
        statement.setObject(13, entry.subject().id());
        statement.setInt(14, entry.unitNo());
        statement.setString(15, entry.purpose());
        statement.setString(16, entry.facts());
        statement.setBytes(17, kept.salt().bytes());
        statement.setBytes(18, kept.commitment().hash().bytes());
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
