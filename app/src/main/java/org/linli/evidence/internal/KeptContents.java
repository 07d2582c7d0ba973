package org.linli.evidence.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads entries and openings for the check. Ids are in the order of time, so what belongs to neighbouring leaves lies side
 * by side and is read as one range; where other things lie between, each is looked up by its id.
 */
final class KeptContents {

    /** How many rows too many a range may bring before it is given up. */
    private static final int SLACK = 3;

    private static final int LEAST = 1_000;

    static final Comparator<UUID> BY_BYTES = Comparator.<UUID, Long>comparing(
                    UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private static final String WITHIN = """
            WHERE id >= :lowest
              AND id <= :highest
              AND at >= :from
              AND at <= :to
            LIMIT :limit
            """;

    private static final String BY_ID = """
            WHERE id = ANY (CAST(:ids AS uuid[]))
              AND at >= :from
              AND at <= :to
            """;

    private final JdbcClient jdbc;

    KeptContents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, KeptContent> entries(Collection<UUID> ids) {
        return read("SELECT * FROM evidence_entry\n", ids, (row, number) -> entry(row));
    }

    Map<UUID, KeptContent> accesses(Collection<UUID> ids) {
        return read("SELECT * FROM access_entry\n", ids, (row, number) -> access(row));
    }

    /** Everything about a subject that the scope of the transaction shows, oldest first. */
    List<KeptContent> about(LeafKind kind, Subject subject) {
        String table = kind == LeafKind.ACCESS ? "access_entry" : "evidence_entry";
        return jdbc.sql("SELECT * FROM " + table + " WHERE subject_id = :id AND subject_kind = :kind ORDER BY id")
                .param("id", subject.id())
                .param("kind", subject.kind())
                .query((row, number) -> kind == LeafKind.ACCESS ? access(row) : entry(row))
                .list();
    }

    private Map<UUID, KeptContent> read(String select, Collection<UUID> ids, RowMapper<KeptContent> mapper) {
        Map<UUID, KeptContent> found = new HashMap<>(ids.size() * 2);
        if (ids.isEmpty()) {
            return found;
        }
        Set<UUID> wanted = new HashSet<>(ids);
        UUID lowest = ids.stream().min(BY_BYTES).orElseThrow();
        UUID highest = ids.stream().max(BY_BYTES).orElseThrow();
        // The time in the id leads to the partition; what was moved away from it is not found and so reported.
        OffsetDateTime from = timeOf(lowest);
        OffsetDateTime to = timeOf(highest).plusNanos(1_000_000);
        int limit = SLACK * ids.size() + LEAST;
        var rows = jdbc.sql(select + WITHIN)
                .param("lowest", lowest)
                .param("highest", highest)
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query(mapper)
                .list();
        if (rows.size() == limit) {
            rows = jdbc.sql(select + BY_ID)
                    .param("ids", wanted.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                    .param("from", from)
                    .param("to", to)
                    .query(mapper)
                    .list();
        }
        for (KeptContent content : rows) {
            if (wanted.contains(content.id())) {
                found.merge(content.id(), content, (one, other) -> one.notAlone());
            }
        }
        return found;
    }

    private static OffsetDateTime timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16).atOffset(ZoneOffset.UTC);
    }

    private static KeptContent entry(ResultSet row) throws SQLException {
        return kept(
                row,
                () -> new Entry(
                                row.getObject("id", UUID.class),
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
                                Optional.ofNullable(row.getString("facts")).orElse(""))
                        .canonical());
    }

    private static KeptContent access(ResultSet row) throws SQLException {
        return kept(
                row,
                () -> new Access(
                                row.getObject("id", UUID.class),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                Actor.Kind.valueOf(row.getString("actor_kind")),
                                row.getObject("actor_id", UUID.class),
                                row.getString("actor_name"),
                                row.getObject("post_id", UUID.class),
                                new Subject(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                                row.getInt("unit_no"),
                                row.getString("purpose"),
                                row.getString("reason"))
                        .canonical());
    }

    private interface Reading {
        byte[] canonical() throws SQLException;
    }

    private static KeptContent kept(ResultSet row, Reading reading) throws SQLException {
        byte @Nullable [] salt = row.getBytes("salt");
        byte @Nullable [] canonical;
        try {
            canonical = salt == null ? null : reading.canonical();
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            // whoever changed it cared for no rule; it is reported as changed
            canonical = null;
        }
        return new KeptContent(row.getObject("id", UUID.class), canonical, salt, row.getBytes("commitment"), true);
    }
}
