package org.linli.territory.internal.grids;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.GridDuties;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.springframework.stereotype.Component;

/** Duty grids of a unit: set up, changed and ended from a day on, today or later. */
@Component
public class DutyGrids implements GridDuties {

    private static final int LONGEST = 40;

    private final DutyRows rows;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;

    DutyGrids(DutyRows rows, Snapshots snapshots, Transactions transactions, Evidence evidence) {
        this.rows = rows;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    /** What is there today and what is yet to begin. */
    public List<DutyGrid> listOf(Actor actor, int unitNo) {
        return transactions.read(actor.scope(), () -> rows.listOf(unitNo, snapshots.today()));
    }

    @Override
    public boolean hasAny(Actor actor, int unitNo) {
        return !listOf(actor, unitNo).isEmpty();
    }

    @Override
    public Outcome<UUID> add(
            Actor actor, int unitNo, String name, String post, List<Integer> grids, LocalDate from, Instant now) {
        requireVisible(actor, unitNo);
        if (name.isBlank() || post.isBlank() || name.length() > LONGEST || post.length() > LONGEST) {
            return Outcome.refused("grids.duty.refused.empty", LONGEST);
        }
        UUID id = UuidV7.at(now);
        return fitting(unitNo, grids, from)
                .then(sound -> transactions.write(actor.scope(), () -> {
                    rows.alone(unitNo);
                    return free(id, sound, from).map(free -> {
                        rows.insert(id, unitNo, name.strip(), post.strip(), from);
                        rows.holdFrom(id, unitNo, free, from);
                        record(actor, "territory.duty-grid-set", id, unitNo, free, from);
                        return id;
                    });
                }));
    }

    public Outcome<UUID> change(Actor actor, int unitNo, UUID id, List<Integer> grids, LocalDate from) {
        return atWork(actor, unitNo, id, from, duty -> {
            if (from.isBefore(duty.from())) {
                return Outcome.refused(
                        "grids.duty.refused.not-begun", duty.from().toString());
            }
            return fitting(unitNo, grids, from)
                    .then(sound -> free(id, sound, from))
                    .map(free -> {
                        rows.holdFrom(id, unitNo, free, from);
                        record(actor, "territory.duty-grid-set", id, unitNo, free, from);
                        return id;
                    });
        });
    }

    /** {@code day} is the first one without it; one that has not begun by then never was. */
    public Outcome<UUID> end(Actor actor, int unitNo, UUID id, LocalDate day) {
        return atWork(actor, unitNo, id, day, duty -> {
            rows.holdFrom(id, unitNo, List.of(), day);
            if (day.isAfter(duty.from())) {
                rows.endOn(id, day);
            } else {
                rows.delete(id);
            }
            record(actor, "territory.duty-grid-ended", id, unitNo, List.of(), day);
            return Outcome.done(id);
        });
    }

    private Outcome<UUID> atWork(
            Actor actor, int unitNo, UUID id, LocalDate day, Function<DutyGrid, Outcome<UUID>> act) {
        requireVisible(actor, unitNo);
        return transactions.write(actor.scope(), () -> {
            rows.alone(unitNo);
            DutyGrid duty =
                    rows.lock(id, day).filter(one -> one.unitNo() == unitNo).orElseThrow(NotFound::new);
            LocalDate until = duty.until();
            if (day.isBefore(snapshots.today())) {
                return Outcome.refused("grids.refused.past", day.toString());
            }
            return until != null && !day.isBefore(until)
                    ? Outcome.refused("grids.duty.refused.ended")
                    : act.apply(duty);
        });
    }

    private void requireVisible(Actor actor, int unitNo) {
        if (!actor.scope().units().contains(unitNo)) {
            throw new NotFound();
        }
    }

    private Outcome<List<Integer>> fitting(int unitNo, List<Integer> grids, LocalDate from) {
        if (grids.isEmpty()) {
            return Outcome.refused("grids.duty.refused.no-grids");
        }
        if (from.isBefore(snapshots.today())) {
            return Outcome.refused("grids.refused.past", from.toString());
        }
        UnitTree tree = snapshots.units();
        List<Integer> here =
                Grounds.gridsOf(tree, unitNo).stream().map(Unit::no).toList();
        return here.containsAll(grids)
                ? Outcome.done(grids.stream().distinct().sorted().toList())
                : Outcome.refused("grids.duty.refused.foreign");
    }

    private Outcome<List<Integer>> free(UUID id, List<Integer> grids, LocalDate from) {
        List<Integer> taken = rows.taken(id, grids, from);
        return taken.isEmpty()
                ? Outcome.done(grids)
                : Outcome.refused("grids.duty.refused.taken", names(taken), from.toString());
    }

    private String names(List<Integer> grids) {
        return grids.stream()
                .flatMap(no -> snapshots.units().find(no).stream())
                .map(Unit::name)
                .collect(Collectors.joining("、"));
    }

    private void record(Actor actor, String verb, UUID id, int unitNo, List<Integer> grids, LocalDate day) {
        evidence.record(Act.of(
                actor,
                verb,
                new Subject("duty-grid", id),
                unitNo,
                Map.of(
                        "day",
                        day.toString(),
                        "grids",
                        grids.stream().map(String::valueOf).collect(Collectors.joining(" ")))));
    }
}
