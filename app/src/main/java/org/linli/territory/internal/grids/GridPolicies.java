package org.linli.territory.internal.grids;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.geo.GridPlan;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.linli.territory.GridCell;
import org.linli.territory.GridStandards;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.springframework.stereotype.Component;

/**
 * What regions ask of their grids (M01-09). A unit without a policy of its own follows the nearest one above it. Decided
 * for today or a later day; what held before stays readable.
 */
@Component
public class GridPolicies implements GridStandards {

    private final PolicyRows rows;
    private final Grounds grounds;
    private final Territory territory;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;

    GridPolicies(
            PolicyRows rows,
            Grounds grounds,
            Territory territory,
            Snapshots snapshots,
            Transactions transactions,
            Evidence evidence) {
        this.rows = rows;
        this.grounds = grounds;
        this.territory = territory;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    /** A unit and the policy that it has itself, if it has. */
    public record Standing(Unit unit, @Nullable GridPolicy policy) {}

    /** How many errors and remarks the checker has about today's grids, as they are asked for now and as they would be. */
    public record Effect(int errorsNow, int remarksNow, int errorsThen, int remarksThen) {}

    /**
     * What a decision would do.
     *
     * @param communities that would follow it
     * @param apart communities that go on following one nearer to them
     * @param effect on the grids of the unit itself; absent where it has none
     */
    public record Look(int communities, int apart, @Nullable Effect effect) {}

    /** The unit, if it is the actor's and may be divided into grids. */
    public Unit visibleUnit(Actor actor, int unitNo) {
        return snapshots
                .units()
                .find(unitNo)
                .filter(unit -> actor.scope().units().contains(unitNo))
                .filter(unit -> !unit.level().equals(Grounds.GRID))
                .orElseThrow(NotFound::new);
    }

    /** What holds for the grids of a unit today, and whose it is; empty where nobody decided, then the usual holds. */
    public Optional<GridPolicy> findInForce(int unitNo) {
        return rows.findNearest(Grounds.upwards(snapshots.units(), unitNo), snapshots.today());
    }

    /** The unit and all above it, topmost first, with what each asks today. */
    public List<Standing> listUpwards(int unitNo) {
        Map<Integer, GridPolicy> today = byUnit();
        return snapshots.units().path(unitNo).stream()
                .map(unit -> new Standing(unit, today.get(unit.no())))
                .toList();
    }

    /** Units below that ask something of their own today, in the order of their codes. */
    public List<Standing> listBelow(int unitNo) {
        UnitTree tree = snapshots.units();
        List<Standing> below = new ArrayList<>();
        for (GridPolicy policy : rows.listOn(snapshots.today())) {
            tree.find(policy.unitNo())
                    .filter(unit ->
                            unit.no() != unitNo && tree.path(unit.no()).stream().anyMatch(u -> u.no() == unitNo))
                    .ifPresent(unit -> below.add(new Standing(unit, policy)));
        }
        below.sort((left, right) -> left.unit().code().compareTo(right.unit().code()));
        return below;
    }

    /** What the unit itself asked, asks and will ask, newest first. */
    public List<GridPolicy> listOf(int unitNo) {
        return rows.listOf(unitNo);
    }

    private Map<Integer, GridPolicy> byUnit() {
        return rows.listOn(snapshots.today()).stream().collect(Collectors.toMap(GridPolicy::unitNo, one -> one));
    }

    /** What a decision would do; nothing is written. */
    public Look look(Unit unit, GridPlan.Limits limits) {
        UnitTree tree = snapshots.units();
        Set<Integer> deciding = byUnit().keySet();
        int communities = 0;
        int apart = 0;
        for (Unit community : territory.listAtLevel(unit.no(), "community")) {
            boolean isApart = tree.path(community.no()).reversed().stream()
                    .map(Unit::no)
                    .takeWhile(no -> no != unit.no())
                    .anyMatch(deciding::contains);
            communities += isApart ? 0 : 1;
            apart += isApart ? 1 : 0;
        }
        return new Look(communities, apart, effect(tree, unit, limits).orElse(null));
    }

    private Optional<Effect> effect(UnitTree tree, Unit unit, GridPlan.Limits limits) {
        List<GridCell> cells = grounds.cells(tree, snapshots.boundaries(), unit.no());
        return grounds.find(tree, snapshots.boundaries(), unit.no())
                .filter(ground -> !cells.isEmpty())
                .map(ground -> {
                    CellCheck.Result now = CellCheck.check(ground, cells, ground.base());
                    CellCheck.Result then = CellCheck.check(ground.under(limits), cells, ground.base());
                    return new Effect(now.errors(), remarks(now), then.errors(), remarks(then));
                });
    }

    private static int remarks(CellCheck.Result result) {
        return result.report().findings().size() - result.report().errors().size();
    }

    @Override
    public boolean isSet(int unitNo) {
        return !rows.listOf(unitNo).isEmpty();
    }

    @Override
    public Outcome<Integer> set(Actor actor, int unitNo, Decision decision, Instant now) {
        Unit unit = visibleUnit(actor, unitNo);
        return aheadOrToday(decision.from())
                .then(day -> transactions.write(actor.scope(), () -> {
                    rows.alone(unitNo);
                    rows.putFrom(unitNo, decision, actor.name(), now);
                    record(actor, "territory.grid-policy-set", unit, day, decision.reason(), facts(decision));
                    return Outcome.done(unitNo);
                }));
    }

    /** From the day on the unit follows those above it again; what it announced for later is off too. */
    public Outcome<Integer> end(Actor actor, int unitNo, LocalDate from, String reason) {
        Unit unit = visibleUnit(actor, unitNo);
        return aheadOrToday(from)
                .then(day -> transactions.write(actor.scope(), () -> {
                    rows.alone(unitNo);
                    boolean asksThen = rows.listOf(unitNo).stream()
                            .anyMatch(one -> one.isOn(day) || one.from().isAfter(day));
                    if (!asksThen) {
                        return Outcome.refused("gridpolicy.refused.nothing", day.toString());
                    }
                    rows.endFrom(unitNo, day);
                    record(actor, "territory.grid-policy-ended", unit, day, reason, Map.of());
                    return Outcome.done(unitNo);
                }));
    }

    private Outcome<LocalDate> aheadOrToday(LocalDate day) {
        return day.isBefore(snapshots.today())
                ? Outcome.refused("gridpolicy.refused.past", day.toString())
                : Outcome.done(day);
    }

    private static Map<String, String> facts(Decision decision) {
        GridPlan.Limits limits = decision.limits();
        return Map.of(
                "households",
                limits.fewestHouseholds() + "-" + limits.mostHouseholds(),
                "tolerance-metres",
                number(limits.toleranceMetres()),
                "street-metres",
                number(limits.streetMetres()),
                "share-along-streets",
                number(limits.leastShareAlongStreets()),
                "basis",
                decision.basis());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private void record(Actor actor, String verb, Unit unit, LocalDate day, String reason, Map<String, String> facts) {
        Map<String, String> all = new TreeMap<>(facts);
        all.put("day", day.toString());
        all.put("reason", reason);
        evidence.record(Act.of(actor, verb, new Subject("grid-policy", unit.id()), unit.no(), all));
    }
}
