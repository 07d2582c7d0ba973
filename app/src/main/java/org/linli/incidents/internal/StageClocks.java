package org.linli.incidents.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.clock.Budget;
import org.linli.clock.ClockRefusal;
import org.linli.clock.Deadline;
import org.linli.clock.StageClock;
import org.linli.clock.Stopped;
import org.linli.clock.WorkingCalendar;
import org.linli.incidents.State;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Zone;
import org.linli.statute.OpenClocks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The clocks of the stages that open incidents are in. A stage reads its rule as of the day it began. */
@Repository
class StageClocks implements OpenClocks {

    private static final int BATCH = 5_000;

    /** Who changed the rule stands in the record of the change, in the same transaction. */
    private static final Actor MOVER = Actor.system(new Purpose("incidents.clock-moved"));

    private final JdbcClient jdbc;
    private final UnitCalendars units;
    private final Zone zone;
    private final ChangedTogether changed;

    StageClocks(JdbcClient jdbc, UnitCalendars units, Zone zone, ChangedTogether changed) {
        this.jdbc = jdbc;
        this.units = units;
        this.zone = zone;
        this.changed = changed;
    }

    private record Row(
            UUID id, String no, int unitNo, State state, boolean hasCondition, Instant since, Budget budget) {}

    @Override
    public List<Move> moves(Basis before, Basis after) {
        Map<Integer, List<Integer>> chains = new HashMap<>();
        List<Move> moves = new ArrayList<>();
        jdbc.sql("""
                        SELECT id, no, unit_no, state, condition_id IS NOT NULL AS has_condition, stage_since, stage_budget
                        FROM incident
                        WHERE state NOT IN ('CLOSED', 'REJECTED')
                          AND stage_budget IS NOT NULL
                        """).withFetchSize(BATCH).query(row -> {
            Row clock = read(row);
            Move move = move(clock, chains.computeIfAbsent(clock.unitNo(), units::chain), before, after);
            if (move != null) {
                moves.add(move);
            }
        });
        return moves;
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("no"),
                row.getInt("unit_no"),
                State.valueOf(row.getString("state")),
                row.getBoolean("has_condition"),
                IncidentRows.instant(row, "stage_since"),
                Budget.parse(row.getString("stage_budget")));
    }

    private @Nullable Move move(Row clock, List<Integer> chain, Basis before, Basis after) {
        Budget budget = clock.budget().equals(ofRule(clock, before)) ? ofRule(clock, after) : clock.budget();
        Deadline was = due(before.calendars().along(chain), clock.budget(), clock.since());
        Deadline is = due(after.calendars().along(chain), budget, clock.since());
        if (was == null || is == null || was.equals(is) && budget.equals(clock.budget())) {
            return null;
        }
        return new Move(
                clock.id(),
                clock.no(),
                "incidents.state." + clock.state().name(),
                "/incidents/" + clock.id(),
                clock.unitNo(),
                clock.since(),
                clock.budget(),
                budget,
                was,
                is);
    }

    /** What the rules of the day give this stage; the time of a filing condition is no rule. */
    private Budget ofRule(Row clock, Basis basis) {
        LocalDate day = LocalDate.ofInstant(clock.since(), zone.id());
        RuleBudgets budgets = new RuleBudgets(basis.rules(), basis.calendars().current(), day, null);
        return switch (clock.state()) {
            case REPORTED -> budgets.reported();
            case VERIFIED -> budgets.verified();
            case FILED -> budgets.filed();
            case DISPATCHED -> budgets.dispatched();
            case HANDLING -> clock.hasCondition() ? clock.budget() : budgets.handling();
            case HANDLED -> budgets.handled();
            case CLOSED, REJECTED -> clock.budget();
        };
    }

    /** Nothing where the clock stands still, or would run out of the calendar. */
    private static @Nullable Deadline due(WorkingCalendar calendar, Budget budget, Instant since) {
        try {
            return switch (new StageClock(calendar, budget, since).due()) {
                case Deadline deadline -> deadline;
                case Stopped ignored -> null;
            };
        } catch (ClockRefusal outside) {
            return null;
        }
    }

    @Override
    public void apply(List<Move> moves) {
        for (int first = 0; first < moves.size(); first += BATCH) {
            List<Move> batch = moves.subList(first, Math.min(moves.size(), first + BATCH));
            write(batch);
            changed.record(
                    MOVER,
                    "incident.clock-moved",
                    batch.stream()
                            .filter(move -> !move.budget().equals(move.budgetBefore()))
                            .map(Move::id)
                            .toList(),
                    Map.of());
        }
    }

    /** A new version of the row, so that nobody who read the old clock writes it back. */
    private void write(List<Move> moves) {
        jdbc.sql("""
                        UPDATE incident
                        SET stage_budget = moved.budget, due_at = moved.due, is_due_provisional = moved.provisional,
                            version = version + 1
                        FROM unnest(CAST(:ids AS uuid[]), CAST(:since AS timestamptz[]), CAST(:budgets AS text[]),
                                    CAST(:dues AS timestamptz[]), CAST(:provisional AS boolean[]))
                          AS moved (id, since, budget, due, provisional)
                        WHERE incident.id = moved.id
                          AND incident.stage_since = moved.since
                          AND incident.state NOT IN ('CLOSED', 'REJECTED')
                        """)
                .param("ids", moves.stream().map(Move::id).toArray(UUID[]::new))
                .param(
                        "since",
                        moves.stream().map(move -> move.since().toString()).toArray(String[]::new))
                .param(
                        "budgets",
                        moves.stream().map(move -> move.budget().toString()).toArray(String[]::new))
                .param(
                        "dues",
                        moves.stream().map(move -> move.after().at().toString()).toArray(String[]::new))
                .param(
                        "provisional",
                        moves.stream().map(move -> move.after().isProvisional()).toArray(Boolean[]::new))
                .update();
    }
}
