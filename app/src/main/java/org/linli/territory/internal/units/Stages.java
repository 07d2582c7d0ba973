package org.linli.territory.internal.units;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.territory.RollOut;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.springframework.stereotype.Component;

/** Takes units from stage to stage and confirms what the stages ask for. */
@Component
public class Stages implements RollOut {

    /** Key of the attribute. */
    public static final String TRAIT = "roll-out";

    private static final int LONGEST = 200;

    private final StageRows rows;
    private final Traits traits;
    private final UnitReach reach;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;

    Stages(
            StageRows rows,
            Traits traits,
            UnitReach reach,
            Snapshots snapshots,
            Transactions transactions,
            Evidence evidence) {
        this.rows = rows;
        this.traits = traits;
        this.reach = reach;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    /** The attribute with its stages in their order. */
    public TraitKind kind() {
        return traits.kinds().stream()
                .filter(known -> known.key().equals(TRAIT))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Optional<String> stageOn(int unitNo, LocalDate day) {
        return rows.spans(List.of(unitNo)).getOrDefault(unitNo, List.of()).stream()
                .filter(span -> span.holdsOn(day))
                .map(StageSpan::stage)
                .findFirst();
    }

    @Override
    public Outcome<Integer> move(Actor actor, int unitNo, Step step, Instant now) {
        Unit unit = reach.get(actor, unitNo);
        TraitKind kind = kind();
        if (!kind.isOf(unit)
                || kind.find(step.stage())
                        .filter(code -> code.holdsOn(step.from()))
                        .isEmpty()) {
            return Outcome.refused("structure.refused.trait");
        }
        if (step.source().length() > LONGEST || step.reason().length() > LONGEST) {
            return Outcome.refused("stages.refused.long", LONGEST);
        }
        String present = stageOn(unitNo, snapshots.today()).orElse(step.stage());
        List<String> open = present.equals(step.stage()) ? List.of() : openItems(unitNo, present);
        if (!open.isEmpty() && step.reason().isEmpty()) {
            return Outcome.refused("stages.refused.reason", open.size());
        }
        return transactions.write(actor.scope(), () -> {
            int written = traits.write(actor, unit, TRAIT, step.stage(), Map.of(), step.from(), step.source());
            if (written > 0 && !open.isEmpty()) {
                rows.insert(
                        unitNo,
                        new StageLeftOpen(present, step.stage(), step.from(), open, step.reason(), actor.name()),
                        now);
                record(
                        actor,
                        "territory.stage-left-open",
                        unit,
                        Map.of("stage", present, "items", String.join(",", open), "reason", step.reason()));
            }
            return Outcome.done(written);
        });
    }

    private List<String> openItems(int unitNo, String stage) {
        Map<String, StageItem.Done> done = doneToday(unitNo);
        return rows.items(snapshots.today()).stream()
                .filter(item -> item.stage().equals(stage))
                .map(StageItem::key)
                .filter(key -> !done.containsKey(key))
                .toList();
    }

    private Map<String, StageItem.Done> doneToday(int unitNo) {
        return rows.done(List.of(unitNo), snapshots.today()).getOrDefault(unitNo, Map.of());
    }

    @Override
    public Outcome<Integer> confirm(
            Actor actor, int unitNo, List<String> items, LocalDate day, String note, Instant now) {
        Unit unit = reach.get(actor, unitNo);
        List<String> known = rows.items(snapshots.today()).stream()
                .map(StageItem::key)
                .filter(items::contains)
                .toList();
        if (known.isEmpty() || !kind().isOf(unit)) {
            return Outcome.refused("stages.refused.none");
        }
        if (day.isAfter(snapshots.today())) {
            return Outcome.refused("stages.refused.day");
        }
        if (note.length() > LONGEST) {
            return Outcome.refused("stages.refused.long", LONGEST);
        }
        return transactions.write(actor.scope(), () -> {
            Map<String, StageItem.Done> done = doneToday(unitNo);
            List<String> open =
                    known.stream().filter(key -> !done.containsKey(key)).toList();
            open.forEach(
                    key -> write(actor, unit, new StageItem.Done(key, day, note.strip(), actor.name()), true, now));
            return Outcome.done(open.size());
        });
    }

    /**
     * Says that an item is not done after all, from today on.
     *
     * @return 1, or 0 if it was open already; refused without a note
     */
    public Outcome<Integer> takeBack(Actor actor, int unitNo, String item, String note, Instant now) {
        Unit unit = reach.get(actor, unitNo);
        if (note.isBlank() || note.length() > LONGEST) {
            return Outcome.refused("stages.refused.note", LONGEST);
        }
        return transactions.write(actor.scope(), () -> {
            if (!doneToday(unitNo).containsKey(item)) {
                return Outcome.done(0);
            }
            write(actor, unit, new StageItem.Done(item, snapshots.today(), note.strip(), actor.name()), false, now);
            return Outcome.done(1);
        });
    }

    private void write(Actor actor, Unit unit, StageItem.Done line, boolean isDone, Instant now) {
        rows.insert(unit.no(), line, isDone, now);
        record(
                actor,
                isDone ? "territory.stage-item-done" : "territory.stage-item-taken-back",
                unit,
                Map.of("item", line.item(), "day", line.day().toString(), "note", line.note()));
    }

    private void record(Actor actor, String verb, Unit unit, Map<String, String> facts) {
        evidence.record(Act.of(actor, verb, new Subject("unit", unit.id()), unit.no(), facts));
    }
}
