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
        filter.day().ifPresent(day -> {
            terms.add("entry.at >= :dayStart AND entry.at < :dayEnd");
            params.put("dayStart", startOf(day));
            params.put("dayEnd", startOf(day.plusDays(1)));
        });
        return new Condition(String.join("\n  AND ", terms), params);
    }

    private Slice<EntryLine> page(Condition condition, Optional<UUID> before) {
        List<EntryLine> rows = jdbc.sql(
                        """
                        SELECT entry.id, entry.at, entry.verb, entry.actor_name, entry.subject_kind,
                               entry.subject_id, entry.unit_no, leaf.index
                        FROM evidence_entry entry
                        LEFT JOIN log_leaf leaf ON leaf.entry_id = entry.id
                        WHERE %s
                          %s
                        ORDER BY entry.id DESC
                        LIMIT :limit
                        """.formatted(condition.sql(), before.isPresent() ? "AND entry.id < :before" : ""))
                .params(condition.params())
                .param("before", before.orElse(null))
                .param("limit", PAGE + 1)
                .query((row, number) -> new EntryLine(
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("verb"),
                        row.getString("actor_name"),
                        new Subject(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                        row.getInt("unit_no"),
                        EntryRows.optional(row.getObject("index", Long.class))))
                .list();
        return Slice.cut(rows, PAGE, line -> line.id().toString());
    }

    private TrueCount count(Condition condition) {
        return TrueCount.ofLimited(jdbc.sql("""
                        SELECT count(*)
                        FROM (
                          SELECT
                          FROM evidence_entry entry
                          WHERE %s
                          LIMIT :limit
                        ) AS found
                        """.formatted(condition.sql()))
                .params(condition.params())
                .param("limit", TrueCount.EXACT_TO + 1)
                .query(Integer.class)
                .single());
    }

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(zone.id()).toOffsetDateTime();
    }
}
