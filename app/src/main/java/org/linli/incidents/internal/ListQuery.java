package org.linli.incidents.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.State;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Scope;
import org.linli.kernel.Zone;

/**
 * The SQL of one question to the list, with its parameters; no part of it comes from outside as text.
 *
 * <p>The scope is bound as plain comparisons beside the row-level security, because only they reach an index. A page is
 * found inside an index first, and only its own rows are read. A scope of few units takes the first lines of each unit,
 * which costs the same however many incidents there are; a wide one walks through the first of all.
 */
final class ListQuery {

    /** Asking a unit costs some 20 µs; beyond this many a walk through all incidents soon meets enough of one's own. */
    private static final int FEW_UNITS = 128;

    /** How an incident's number is written: the day and a running number. */
    private static final Pattern NUMBER = Pattern.compile("\\d{8}-\\d{5,}");

    private static final Set<State> OPEN =
            Set.copyOf(Arrays.stream(State.values()).filter(State::isOpen).toList());

    private final Set<String> conditions = new LinkedHashSet<>();
    private final Map<String, @Nullable Object> parameters = new HashMap<>();
    private final ListFilter filter;
    private final Order order;
    private String from = "FROM incident i";
    private boolean hasFewUnits;
    private boolean isCountedAlongUnits;

    /** What the lines are sorted by; the id makes the order total. */
    private enum Order {
        NEWEST("received_at", "DESC", "<"),
        DUE("due_at", "ASC", ">");

        private final String column;
        private final String direction;
        private final String comparison;

        Order(String column, String direction, String comparison) {
            this.column = column;
            this.direction = direction;
            this.comparison = comparison;
        }

        String by(String instant, String id) {
            return "ORDER BY " + instant + " " + direction + ", " + id + " " + direction;
        }
    }

    ListQuery(Scope scope, ListFilter filter, Instant now, Zone zone) {
        this.filter = filter;
        this.order = filter.sort() == ListFilter.Sort.DUE ? Order.DUE : Order.NEWEST;
        byScope(scope, zone);
        if (filter.departmentNo() != null) {
            where("i.department_no = :departmentNo", "departmentNo", filter.departmentNo());
        }
        byStates();
        if (filter.categoryCode() != null) {
            where("i.category_code = :category", "category", filter.categoryCode());
        }
        if (filter.channel() != null) {
            where("i.channel = :channel", "channel", filter.channel().name());
        }
        byClock(now);
        byDay(zone);
        byWords(filter.words());
    }

    /** Only lines after this one, in the order of the list. */
    void after(ListCursor cursor) {
        conditions.add("(i." + order.column + ", i.id) " + order.comparison + " (:cursorAt, :cursorId)");
        parameters.put("cursorAt", IncidentRows.utc(cursor.at()));
        parameters.put("cursorId", cursor.id());
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    /** The first lines in order; takes the parameter {@code limit}. */
    String firstLines(String columns) {
        return "SELECT " + columns + "FROM (\n" + (hasFewUnits ? firstUnitByUnit() : first("")) + ") AS page\n"
                + "JOIN incident i ON i.id = page.id\n" + order.by("page.at", "page.id");
    }

    private String firstUnitByUnit() {
        return "SELECT nearest.id, nearest.at\n"
                + "FROM unnest(CAST(:units AS integer[])) AS one (unit_no)\n"
                + "CROSS JOIN LATERAL (\n" + first("i.unit_no = one.unit_no") + ") AS nearest\n"
                + order.by("nearest.at", "nearest.id") + "\nLIMIT :limit\n";
    }

    private String first(String condition) {
        return "SELECT i.id, i." + order.column + " AS at\n" + fromWhere(condition) + order.by("at", "i.id")
                + "\nLIMIT :limit\n";
    }

    /**
     * How many lines there are, up to the parameter {@code limit}. Counting along the units stays inside the densest
     * index; the planner by itself may walk through the newest, whose pages are the least often vacuumed.
     */
    String limitedCount() {
        return "SELECT count(*) FROM (\nSELECT 1\n" + fromWhere("")
                + (isCountedAlongUnits ? "ORDER BY i.unit_no\n" : "") + "LIMIT :limit) AS counted";
    }

    private String fromWhere(String condition) {
        Set<String> all = new LinkedHashSet<>(conditions);
        if (!condition.isEmpty()) {
            all.add(condition);
        }
        return from + "\n" + (all.isEmpty() ? "" : "WHERE " + String.join("\n  AND ", all) + "\n");
    }

    private void byScope(Scope scope, Zone zone) {
        switch (scope) {
            case Scope.Territory territory -> byUnits(territory.units(), zone);
            case Scope.SystemJob job -> byUnits(job.units(), zone);
            case Scope.Department department ->
                where("i.department_no = :ownDepartment", "ownDepartment", department.departmentNo());
            case Scope.Capability capability -> where("i.id = :ownRecord", "ownRecord", capability.recordId());
            case Scope.Self ignored -> conditions.add("FALSE");
            case Scope.GridStaff ignored -> conditions.add("FALSE");
            case Scope.Published ignored -> conditions.add("FALSE");
        }
    }

    private void byUnits(NumberRanges ofScope, Zone zone) {
        NumberRanges asked = filter.units();
        boolean isOfAnotherDay = filter.structureDay() != null;
        NumberRanges units = asked == null || isOfAnotherDay ? ofScope : asked;
        NumberRanges.Range hull = units.hull();
        where("i.unit_no >= :unitFrom", "unitFrom", hull.from());
        where("i.unit_no < :unitTo", "unitTo", hull.to());
        if (asked != null && filter.structureDay() != null) {
            byUnitsOf(filter.structureDay(), asked, zone);
        } else if (asked != null && asked.ranges().size() > 1) {
            where("i.unit_no <@ CAST(:askedUnits AS int4multirange)", "askedUnits", asked.asMultirange());
        }
        isCountedAlongUnits = !isOfAnotherDay && isNarrowedByOneStateAtMost();
        hasFewUnits = filter.words() == null && sizeOf(units) <= FEW_UNITS;
        if (hasFewUnits) {
            parameters.put(
                    "units",
                    units.ranges().stream()
                            .flatMapToInt(range -> IntStream.range(range.from(), range.to()))
                            .toArray());
        }
    }

    /** An incident that was moved since stood where the first such move took it from. */
    private void byUnitsOf(LocalDate structureDay, NumberRanges asked, Zone zone) {
        where("""
                coalesce(
                    (SELECT (moved.facts ->> 'from')::integer
                     FROM incident_event moved
                     WHERE moved.incident_id = i.id
                       AND moved.verb = 'incident.moved'
                       AND moved.at >= :structureEnd
                     ORDER BY moved.at
                     LIMIT 1), i.unit_no) <@ CAST(:askedUnits AS int4multirange)""", "askedUnits", asked.asMultirange());
        parameters.put("structureEnd", startOf(structureDay.plusDays(1), zone));
    }

    private boolean isNarrowedByOneStateAtMost() {
        return statesToSay().size() <= 1
                && filter.departmentNo() == null
                && filter.categoryCode() == null
                && filter.channel() == null
                && filter.clock() == null
                && filter.from() == null
                && filter.to() == null
                && filter.words() == null;
    }

    private static long sizeOf(NumberRanges units) {
        return units.ranges().stream()
                .mapToLong(range -> (long) range.to() - range.from())
                .sum();
    }

    private void byStates() {
        if (!statesToSay().isEmpty()) {
            where(
                    "i.state IN (:states)",
                    "states",
                    statesToSay().stream().map(State::name).sorted().toList());
        }
    }

    /** Only what is open is due; saying it twice would mislead the planner about how many rows there are. */
    private Set<State> statesToSay() {
        return isByClock() && filter.states().containsAll(OPEN) ? Set.of() : filter.states();
    }

    private boolean isByClock() {
        return filter.clock() != null || order == Order.DUE;
    }

    private void byClock(Instant now) {
        if (isByClock()) {
            conditions.add("i.due_at IS NOT NULL");
        }
        if (filter.clock() == ListFilter.Timing.LATE) {
            where("i.due_at < :late", "late", IncidentRows.utc(now));
        } else if (filter.clock() == ListFilter.Timing.SOON) {
            where("i.due_at >= :now", "now", IncidentRows.utc(now));
            where("i.due_at < :soon", "soon", IncidentRows.utc(now.plus(IncidentLists.SOON)));
        }
    }

    private void byDay(Zone zone) {
        if (filter.from() != null) {
            where("i.received_at >= :from", "from", startOf(filter.from(), zone));
        }
        if (filter.to() != null) {
            where("i.received_at < :to", "to", startOf(filter.to().plusDays(1), zone));
        }
    }

    private static OffsetDateTime startOf(LocalDate day, Zone zone) {
        return day.atStartOfDay(zone.id()).toOffsetDateTime();
    }

    private void byWords(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return;
        }
        if (NUMBER.matcher(words.strip()).matches()) {
            where("i.no = :no", "no", words.strip());
            return;
        }
        List<String> pairs = List.copyOf(SearchTokens.pairsOf(words));
        from = """
                FROM incident i
                JOIN (
                  SELECT incident_id
                  FROM incident_token
                  WHERE token IN (:pairs)
                  GROUP BY incident_id
                  HAVING count(*) = :pairCount
                ) AS found ON found.incident_id = i.id""";
        parameters.put("pairs", pairs.isEmpty() ? List.of("") : pairs);
        parameters.put("pairCount", Math.max(1, pairs.size()));
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }
}
