package org.linli.incidents.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.clock.Budget;
import org.linli.incidents.NewReport;
import org.linli.incidents.State;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Scope;
import org.linli.kernel.Slice;
import org.linli.kernel.Transactions;
import org.linli.kernel.TrueCount;
import org.linli.kernel.Zone;
import org.linli.kernel.web.BadInput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lists of incidents under a scope. Row-level security decides what is seen; the unit range is bound once more as plain
 * comparisons, because only they reach an index. Conditions use leakproof operators throughout.
 */
@Repository
public class IncidentLists {

    private static final String COLUMNS = """
            i.id, i.no, i.title, i.category_code, i.unit_no, i.address, i.state, i.stage_since, i.stage_budget,
            i.due_at, i.channel, i.received_at, i.department_no, i.holder_name, i.longitude, i.latitude
            """;

    /** What is due within this time is due soon. */
    public static final Duration SOON = Duration.ofHours(2);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Zone zone;
    private final Clock clock;

    IncidentLists(JdbcClient jdbc, Transactions transactions, Zone zone, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.zone = zone;
        this.clock = clock;
    }

    /** One page with the count of the whole list. */
    public record Page(Slice<Line> slice, TrueCount count) {}

    public Page page(Scope scope, ListFilter filter, @Nullable String cursor, int size) {
        return transactions.read(scope, () -> new Page(slice(scope, filter, cursor, size), count(scope, filter)));
    }

    /** All lines up to a limit, in one read; for exports and maps. */
    public List<Line> list(Scope scope, ListFilter filter, int limit) {
        return transactions.read(scope, () -> slice(scope, filter, null, limit).items());
    }

    public TrueCount countOf(Scope scope, ListFilter filter) {
        return transactions.read(scope, () -> count(scope, filter));
    }

    /** What the actor looks after now, first due first. */
    List<Line> heldBy(Actor actor) {
        return transactions.read(
                actor.scope(),
                () -> jdbc.sql("SELECT " + COLUMNS + """
                        FROM incident i
                        WHERE i.holder_id = :holder
                          AND i.state NOT IN ('CLOSED', 'REJECTED')
                        ORDER BY i.due_at, i.id
                        LIMIT 200
                        """)
                        .param("holder", actor.id())
                        .query((row, i) -> read(row))
                        .list());
    }

    boolean isLate(Line line) {
        return line.dueAt() != null && line.dueAt().isBefore(clock.instant());
    }

    boolean isSoon(Line line) {
        Instant now = clock.instant();
        return line.dueAt() != null
                && !line.dueAt().isBefore(now)
                && line.dueAt().isBefore(now.plus(SOON));
    }

    private Slice<Line> slice(Scope scope, ListFilter filter, @Nullable String cursor, int size) {
        Query query = new Query(scope, filter);
        boolean isByDue = filter.sort() == ListFilter.Sort.DUE;
        if (cursor != null) {
            query.after(Cursor.parse(cursor), isByDue);
        }
        String order = isByDue ? "ORDER BY i.due_at, i.id" : "ORDER BY i.received_at DESC, i.id DESC";
        List<Line> lines = jdbc.sql("SELECT " + COLUMNS + query.fromWhere() + order + " LIMIT :limit")
                .params(query.parameters)
                .param("limit", size + 1)
                .query((row, i) -> read(row))
                .list();
        return Slice.cut(lines, size, line -> Cursor.of(line, isByDue).toString());
    }

    private TrueCount count(Scope scope, ListFilter filter) {
        Query query = new Query(scope, filter);
        return TrueCount.ofLimited(
                jdbc.sql("SELECT count(*) FROM (SELECT 1 " + query.fromWhere() + " LIMIT :limit) AS counted")
                        .params(query.parameters)
                        .param("limit", TrueCount.EXACT_TO + 1)
                        .query(Integer.class)
                        .single());
    }

    /** Where a page ends: the instant it is sorted by, and the id. */
    private record Cursor(Instant at, UUID id) {

        static Cursor of(Line line, boolean isByDue) {
            Instant due = line.dueAt();
            return new Cursor(isByDue && due != null ? due : line.receivedAt(), line.id());
        }

        static Cursor parse(String text) {
            try {
                int middle = text.indexOf('_');
                return new Cursor(
                        Instant.parse(text.substring(0, Math.max(middle, 0))),
                        UUID.fromString(text.substring(middle + 1)));
            } catch (RuntimeException notACursor) {
                throw new BadInput("after", "incidents.bad.cursor");
            }
        }

        @Override
        public String toString() {
            return at + "_" + id;
        }
    }

    /** FROM and WHERE of one question, with its parameters; no part of it comes from outside as text. */
    private final class Query {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, @Nullable Object> parameters = new HashMap<>();
        private String from = " FROM incident i ";

        Query(Scope scope, ListFilter filter) {
            NumberRanges units = filter.units() != null ? filter.units() : scope.units();
            if (!units.isEmpty()) {
                NumberRanges.Range hull = units.hull();
                where("i.unit_no >= :unitFrom", "unitFrom", hull.from());
                where("i.unit_no < :unitTo", "unitTo", hull.to());
            }
            if (filter.departmentNo() != null) {
                where("i.department_no = :departmentNo", "departmentNo", filter.departmentNo());
            }
            if (!filter.states().isEmpty()) {
                where(
                        "i.state IN (:states)",
                        "states",
                        filter.states().stream().map(State::name).sorted().toList());
            }
            if (filter.categoryCode() != null) {
                where("i.category_code = :category", "category", filter.categoryCode());
            }
            if (filter.channel() != null) {
                where("i.channel = :channel", "channel", filter.channel().name());
            }
            byClock(filter);
            byDay(filter);
            byWords(filter.words());
        }

        private void byClock(ListFilter filter) {
            if (filter.clock() != null || filter.sort() == ListFilter.Sort.DUE) {
                conditions.add("i.state NOT IN ('CLOSED', 'REJECTED')");
                conditions.add("i.due_at IS NOT NULL");
            }
            Instant now = clock.instant();
            if (filter.clock() == ListFilter.Timing.LATE) {
                where("i.due_at < :late", "late", IncidentRows.utc(now));
            } else if (filter.clock() == ListFilter.Timing.SOON) {
                where("i.due_at >= :now", "now", IncidentRows.utc(now));
                where("i.due_at < :soon", "soon", IncidentRows.utc(now.plus(SOON)));
            }
        }

        private void byDay(ListFilter filter) {
            if (filter.from() != null) {
                where("i.received_at >= :from", "from", startOf(filter.from()));
            }
            if (filter.to() != null) {
                where("i.received_at < :to", "to", startOf(filter.to().plusDays(1)));
            }
        }

        private OffsetDateTime startOf(LocalDate day) {
            return day.atStartOfDay(zone.id()).toOffsetDateTime();
        }

        private void byWords(@Nullable String words) {
            if (words == null || words.isBlank()) {
                return;
            }
            List<String> pairs = List.copyOf(SearchTokens.pairsOf(words));
            from = " FROM incident i JOIN (SELECT incident_id FROM incident_token WHERE token IN (:pairs)"
                    + " GROUP BY incident_id HAVING count(*) = :pairCount) AS found ON found.incident_id = i.id ";
            parameters.put("pairs", pairs.isEmpty() ? List.of("") : pairs);
            parameters.put("pairCount", Math.max(1, pairs.size()));
        }

        void after(Cursor cursor, boolean isByDue) {
            conditions.add(
                    isByDue
                            ? "(i.due_at, i.id) > (:cursorAt, :cursorId)"
                            : "(i.received_at, i.id) < (:cursorAt, :cursorId)");
            parameters.put("cursorAt", IncidentRows.utc(cursor.at()));
            parameters.put("cursorId", cursor.id());
        }

        private void where(String condition, String name, Object value) {
            conditions.add(condition);
            parameters.put(name, value);
        }

        String fromWhere() {
            return from + (conditions.isEmpty() ? "" : "WHERE " + String.join("\n AND ", conditions)) + "\n";
        }
    }

    private static Line read(ResultSet row) throws SQLException {
        String budget = row.getString("stage_budget");
        OffsetDateTime dueAt = row.getObject("due_at", OffsetDateTime.class);
        return new Line(
                row.getObject("id", UUID.class),
                row.getString("no"),
                row.getString("title"),
                row.getString("category_code"),
                row.getInt("unit_no"),
                row.getString("address"),
                State.valueOf(row.getString("state")),
                IncidentRows.instant(row, "stage_since"),
                budget == null ? null : Budget.parse(budget),
                dueAt == null ? null : dueAt.toInstant(),
                NewReport.Channel.valueOf(row.getString("channel")),
                IncidentRows.instant(row, "received_at"),
                row.getObject("department_no", Integer.class),
                row.getString("holder_name"),
                row.getObject("longitude", Double.class),
                row.getObject("latitude", Double.class));
    }
}
