package org.linli.evidence.internal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Slice;
import org.linli.kernel.Transactions;
import org.linli.kernel.TrueCount;
import org.linli.kernel.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The auditor's search: entries within the scope of a post, newest first. */
@Component
public class EntrySearch {

    private static final int PAGE = 50;

    /** Behind every text that begins with the one before it. */
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    /** Acts and openings as one list; conditions and order reach both tables. */
    private static final String FOUND = """
            SELECT *
            FROM (
              SELECT id, at, verb, actor_name, subject_kind, subject_id, unit_no, purpose, NULL AS reason,
                     salt IS NULL AS is_destroyed
              FROM evidence_entry
              UNION ALL
              SELECT id, at, 'record.opened' COLLATE "C", actor_name, subject_kind, subject_id, unit_no, purpose, reason,
                     salt IS NULL
              FROM access_entry
            ) AS entry
            """;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Zone zone;

    EntrySearch(Transactions transactions, JdbcClient jdbc, Zone zone) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /** A page of what was found, and how many there are in all. */
    public record Found(Slice<EntryLine> page, TrueCount count) {}

    /** @param before cursor of the page before, if it is not the first */
    public Found search(Actor auditor, EntryFilter filter, Optional<UUID> before) {
        Condition condition = condition(auditor, filter);
        return transactions.read(auditor.scope(), () -> new Found(page(condition, before), count(condition)));
    }

    private record Condition(String sql, Map<String, Object> params) {}

    private Condition condition(Actor auditor, EntryFilter filter) {
        List<String> terms = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        // The policy decides what is seen; the range lets an index find it.
        var units = auditor.scope().units().hull();
        terms.add("entry.unit_no >= :fromUnit AND entry.unit_no < :toUnit");
        params.put("fromUnit", units.from());
        params.put("toUnit", units.to());
        filter.verb().ifPresent(verb -> {
            terms.add("entry.verb >= :verb AND entry.verb < :verbEnd");
            params.put("verb", verb);
            params.put("verbEnd", verb + LAST_CHARACTER);
        });
        filter.actor().ifPresent(actor -> {
            terms.add("entry.actor_name >= :actor AND entry.actor_name < :actorEnd");
            params.put("actor", actor);
            params.put("actorEnd", actor + LAST_CHARACTER);
        });
        filter.subject().ifPresent(subject -> {
            terms.add("entry.subject_id = :subject");
            params.put("subject", subject);
        });
        filter.unit().ifPresent(unit -> {
            terms.add("entry.unit_no = :unit");
            params.put("unit", unit);
        });
        filter.from().ifPresent(day -> {
            terms.add("entry.at >= :dayStart");
            params.put("dayStart", startOf(day));
        });
        filter.to().ifPresent(day -> {
            terms.add("entry.at < :dayEnd");
            params.put("dayEnd", startOf(day.plusDays(1)));
        });
        filter.purpose().ifPresent(purpose -> {
            terms.add("strpos(COALESCE(entry.purpose, '') || ' ' || COALESCE(entry.reason, ''), :purpose) > 0");
            params.put("purpose", purpose);
        });
        return new Condition(String.join("\n  AND ", terms), params);
    }

    /** What was found, newest first, for an export. */
    public List<EntryLine> list(Actor auditor, EntryFilter filter, int most) {
        return transactions.read(
                auditor.scope(), () -> rows(condition(auditor, filter), Optional.empty(), most, "DESC"));
    }

    /**
     * Everything about a subject, oldest first.
     *
     * @return none if the auditor's scope shows nothing about it
     */
    public List<EntryLine> trail(Actor auditor, Subject subject, int most) {
        return transactions.read(
                auditor.scope(),
                () ->
                        rows(condition(auditor, EntryFilter.ofSubject(subject.id())), Optional.empty(), most, "ASC")
                                .stream()
                                .filter(line -> line.subject().equals(subject))
                                .toList());
    }

    private Slice<EntryLine> page(Condition condition, Optional<UUID> before) {
        return Slice.cut(
                rows(condition, before, PAGE + 1, "DESC"),
                PAGE,
                line -> line.id().toString());
    }

    private List<EntryLine> rows(Condition condition, Optional<UUID> before, int most, String direction) {
        return jdbc.sql("""
                        SELECT entry.*, leaf.index
                        FROM (
                          %s
                          WHERE %s
                            %s
                          ORDER BY entry.id %s
                          LIMIT :limit
                        ) AS entry
                        LEFT JOIN log_member member ON member.entry_id = entry.id
                        LEFT JOIN log_leaf leaf ON leaf.entry_id = COALESCE(member.set_id, entry.id)
                        ORDER BY entry.id %s
                        """.formatted(
                                FOUND,
                                condition.sql(),
                                before.isPresent() ? "AND entry.id < :before" : "",
                                direction,
                                direction))
                .params(condition.params())
                .param("before", before.orElse(null))
                .param("limit", most)
                .query((row, number) -> new EntryLine(
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("verb"),
                        row.getString("actor_name"),
                        new Subject(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                        row.getInt("unit_no"),
                        Optional.ofNullable(row.getString("purpose")),
                        Optional.ofNullable(row.getString("reason")),
                        row.getBoolean("is_destroyed"),
                        EntryRows.optional(row.getObject("index", Long.class))))
                .list();
    }

    private TrueCount count(Condition condition) {
        return TrueCount.ofLimited(jdbc.sql("""
                        SELECT count(*)
                        FROM (
                          %s
                          WHERE %s
                          LIMIT :limit
                        ) AS found
                        """.formatted(FOUND, condition.sql()))
                .params(condition.params())
                .param("limit", TrueCount.EXACT_TO + 1)
                .query(Integer.class)
                .single());
    }

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(zone.id()).toOffsetDateTime();
    }
}
