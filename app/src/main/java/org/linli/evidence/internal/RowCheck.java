package org.linli.evidence.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.BusinessRows;
import org.linli.evidence.BusinessRows.Row;
import org.linli.evidence.internal.Finding.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds the rows of the modules against the digests that the last act on each has committed to. */
final class RowCheck {

    private static final int CHUNK = 2_000;
    private static final UUID LAST = new UUID(-1, -1);
    private static final UUID FIRST = new UUID(0, 0);

    /**
     * A quote within a value is written with a backslash before it, so the pattern meets names of facts only. Entries
     * whose content was destroyed under a certificate say nothing any more.
     */
    private static final String COMMITTED = """
            SELECT subject_id,
                   (array_agg(id ORDER BY id DESC) FILTER (WHERE facts LIKE '%"row.digest":"%'))[1] AS entry_id,
                   (array_agg(facts ORDER BY id DESC) FILTER (WHERE facts LIKE '%"row.digest":"%'))[1] AS facts,
                   bool_or(salt IS NULL) AS is_destroyed
            FROM evidence_entry
            WHERE subject_kind = :kind
              AND subject_id > :after
              AND subject_id <= :to
            GROUP BY subject_id
            """;

    private final JdbcClient jdbc;
    private final List<BusinessRows> modules;
    private long compared;

    RowCheck(JdbcClient jdbc, List<BusinessRows> modules) {
        this.jdbc = jdbc;
        this.modules = modules;
    }

    /** What the last act left behind; entry and digests are absent for acts from before digests were committed to. */
    private record Committed(
            UUID subject,
            Optional<UUID> entry,
            Optional<String> digest,
            Optional<String> erasable,
            boolean isDestroyed) {}

    /** How many rows were held against the log. */
    long compared() {
        return compared;
    }

    List<Finding> run(int most) {
        List<Finding> findings = new ArrayList<>();
        for (BusinessRows module : modules) {
            UUID after = FIRST;
            boolean isMore = true;
            while (isMore && findings.size() < most) {
                List<Row> rows = rows(module, after);
                isMore = rows.size() == CHUNK;
                UUID to = isMore ? rows.getLast().id() : LAST;
                List<Finding> found = check(module.kind(), rows, committed(module.kind(), after, to));
                compared += rows.size();
                if (!found.isEmpty()) {
                    // an act that was committed between the two readings looks like a difference, once
                    List<Finding> again =
                            check(module.kind(), rows(module, after), committed(module.kind(), after, to));
                    found.stream().filter(again::contains).forEach(findings::add);
                }
                after = to;
            }
        }
        return findings;
    }

    private static List<Row> rows(BusinessRows module, UUID after) {
        return module.listAfter(after.equals(FIRST) ? Optional.empty() : Optional.of(after), CHUNK);
    }

    private Map<UUID, Committed> committed(String kind, UUID after, UUID to) {
        Map<UUID, Committed> committed = new HashMap<>();
        jdbc.sql(COMMITTED)
                .param("kind", kind)
                .param("after", after)
                .param("to", to)
                .query((row, number) -> {
                    String facts = row.getString("facts");
                    return new Committed(
                            row.getObject("subject_id", UUID.class),
                            Optional.ofNullable(row.getObject("entry_id", UUID.class)),
                            value(facts, Row.DIGEST_FACT),
                            value(facts, Row.ERASABLE_FACT),
                            row.getBoolean("is_destroyed"));
                })
                .list()
                .forEach(one -> committed.put(one.subject(), one));
        return committed;
    }

    private static List<Finding> check(String kind, List<Row> rows, Map<UUID, Committed> committed) {
        List<Finding> findings = new ArrayList<>();
        for (Row row : rows) {
            Committed last = committed.remove(row.id());
            if (last == null) {
                findings.add(Finding.of(Kind.ROW_UNRECORDED, "%s %s: no act speaks of it".formatted(kind, row.id())));
            } else if (last.digest().isPresent()) {
                compare(kind, row, last, findings);
            }
        }
        committed.values().stream()
                .filter(last -> last.digest().isPresent())
                .forEach(last -> findings.add(Finding.at(
                        Kind.ROW_MISSING,
                        null,
                        last.entry().orElse(null),
                        "%s %s: the row is gone".formatted(kind, last.subject()))));
        return findings;
    }

    private static void compare(String kind, Row row, Committed last, List<Finding> findings) {
        boolean isSame = last.digest().equals(Optional.of(row.digest()));
        boolean isErasableSame = row.erasable().isEmpty() || row.erasable().equals(last.erasable());
        if (!isSame || !isErasableSame) {
            findings.add(Finding.at(
                    Kind.ROW_CHANGED,
                    null,
                    last.entry().orElse(null),
                    "%s %s: the row is not what this act left behind".formatted(kind, row.id())));
        }
    }

    private static Optional<String> value(@Nullable String facts, String name) {
        if (facts == null) {
            return Optional.empty();
        }
        String head = "\"" + name + "\":\"";
        int start = facts.indexOf(head);
        if (start < 0) {
            return Optional.empty();
        }
        int from = start + head.length();
        int end = facts.indexOf('"', from);
        return end < 0 ? Optional.empty() : Optional.of(facts.substring(from, end));
    }
}
