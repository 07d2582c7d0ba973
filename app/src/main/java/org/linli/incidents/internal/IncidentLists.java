package org.linli.incidents.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.clock.Budget;
import org.linli.incidents.NewReport;
import org.linli.incidents.State;
import org.linli.kernel.Actor;
import org.linli.kernel.Scope;
import org.linli.kernel.Slice;
import org.linli.kernel.Transactions;
import org.linli.kernel.TrueCount;
import org.linli.kernel.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of incidents under a scope. Row-level security decides what is seen; {@link ListQuery} keeps it fast. */
@Repository
public class IncidentLists {

    private static final String COLUMNS = """
            i.id, i.no, i.title, i.category_code, i.unit_no, i.address, i.state, i.stage_since, i.stage_budget,
            i.due_at, i.channel, i.received_at, i.department_no, i.holder_name, i.longitude, i.latitude,
            EXISTS (SELECT FROM incident_supervision s WHERE s.incident_id = i.id AND s.answered_at IS NULL) AS is_ordered
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

    /** Where those of the incidents stood on a day that were moved since, by their id. */
    public Map<UUID, Integer> unitsOn(Scope scope, LocalDate day, Collection<UUID> incidents) {
        return transactions.read(
                scope,
                () -> jdbc
                        .sql("""
                        SELECT DISTINCT ON (incident_id) incident_id, (facts ->> 'from')::integer AS unit_no
                        FROM incident_event
                        WHERE incident_id = ANY (:incidents)
                          AND verb = 'incident.moved'
                          AND at >= :dayEnd
                        ORDER BY incident_id, at
                        """)
                        .param("incidents", incidents.toArray(UUID[]::new))
                        .param("dayEnd", day.plusDays(1).atStartOfDay(zone.id()).toOffsetDateTime())
                        .query((row, i) -> Map.entry(row.getObject("incident_id", UUID.class), row.getInt("unit_no")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /**
     * What the actor looks after now, first due first.
     *
     * @param ownGrids grids she is responsible for: what waits there in one of the states and nobody has taken is hers
     */
    List<Line> heldBy(Actor actor, Collection<Integer> ownGrids, Collection<State> states) {
        return transactions.read(
                actor.scope(),
                () -> jdbc.sql("SELECT " + COLUMNS + """
                        FROM incident i
                        WHERE i.id IN (
                          SELECT held.id
                          FROM incident held
                          WHERE held.holder_id = :holder
                            AND held.state NOT IN ('CLOSED', 'REJECTED')
                          UNION ALL
                          SELECT waiting.id
                          FROM incident waiting
                          WHERE waiting.unit_no = ANY (:grids)
                            AND waiting.state = ANY (:states)
                            AND waiting.holder_id IS NULL)
                        ORDER BY i.due_at, i.id
                        LIMIT 200
                        """)
                        .param("holder", actor.id())
                        .param("grids", ownGrids.toArray(Integer[]::new))
                        .param("states", states.stream().map(State::name).toArray(String[]::new))
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
        ListQuery query = new ListQuery(scope, filter, clock.instant(), zone);
        if (cursor != null) {
            query.after(ListCursor.parse(cursor));
        }
        List<Line> lines = jdbc.sql(query.firstLines(COLUMNS))
                .params(query.parameters())
                .param("limit", size + 1)
                .query((row, i) -> read(row))
                .list();
        return Slice.cut(lines, size, line -> ListCursor.of(line, filter.sort()).toString());
    }

    private TrueCount count(Scope scope, ListFilter filter) {
        ListQuery query = new ListQuery(scope, filter, clock.instant(), zone);
        return TrueCount.ofLimited(jdbc.sql(query.limitedCount())
                .params(query.parameters())
                .param("limit", TrueCount.EXACT_TO + 1)
                .query(Integer.class)
                .single());
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
                row.getObject("latitude", Double.class),
                row.getBoolean("is_ordered"));
    }
}
