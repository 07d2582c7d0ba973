package org.linli.evidence.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Subject;
import org.linli.evidencelog.Commitment;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.Salt;
import org.linli.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the log beside the entries, for the check of both. */
final class LoggedEntries {

    /** The time in the id leads to the partition; an entry whose time was changed is not found and so reported. */
    private static final String LIST = """
            SELECT leaf.index, leaf.entry_id, leaf.commitment AS leaf_commitment, entry.*
            FROM log_leaf leaf
            LEFT JOIN evidence_entry entry
              ON entry.id = leaf.entry_id
              AND entry.at >= uuid_extract_timestamp(leaf.entry_id)
              AND entry.at < uuid_extract_timestamp(leaf.entry_id) + INTERVAL '1 millisecond'
            WHERE leaf.index >= :from
              AND leaf.index < :to
            ORDER BY leaf.index
            """;

    private static final String NOT_LOGGED = """
            SELECT entry.id
            FROM evidence_entry entry
            WHERE NOT EXISTS (SELECT FROM log_leaf leaf WHERE leaf.entry_id = entry.id)
              AND NOT EXISTS (
                SELECT
                FROM evidence_pending pending
                WHERE pending.entry_id = entry.id
                  AND pending.commitment = entry.commitment
              )
            ORDER BY entry.id
            LIMIT :limit
            """;

    private final JdbcClient jdbc;

    LoggedEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<LoggedEntry> list(long from, long to) {
        return jdbc.sql(LIST)
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new LoggedEntry(
                        row.getLong("index"),
                        row.getObject("entry_id", UUID.class),
                        commitment(row, "leaf_commitment"),
                        entry(row)))
                .list();
    }

    List<UUID> listNotLogged(int limit) {
        return jdbc.sql(NOT_LOGGED).param("limit", limit).query(UUID.class).list();
    }

    private static LoggedEntry.@Nullable KeptEntry entry(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        if (id == null) {
            return null;
        }
        Entry content = new Entry(
                id,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Actor.Kind.valueOf(row.getString("actor_kind")),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                row.getObject("post_id", UUID.class),
                row.getString("post_title"),
                row.getObject("post_unit_no", Integer.class),
                row.getObject("department_no", Integer.class),
                row.getString("on_behalf_of"),
                row.getString("verb"),
                new Subject(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                row.getInt("unit_no"),
                row.getString("purpose"),
                Optional.ofNullable(row.getString("facts")).orElse(""));
        byte[] salt = row.getBytes("salt");
        return new LoggedEntry.KeptEntry(content, salt == null ? null : Salt.of(salt), commitment(row, "commitment"));
    }

    private static Commitment commitment(ResultSet row, String column) throws SQLException {
        return new Commitment(Hash.of(row.getBytes(column)));
    }
}
