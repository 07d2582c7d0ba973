package org.linli.territory.internal.units;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Unit;
import org.linli.territory.internal.CodeRemarks;
import org.linli.territory.internal.CodeText;
import org.linli.territory.internal.LevelNames;
import org.linli.territory.internal.LevelNames.Level;
import org.linli.territory.internal.NameRules;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.UnitRow;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.UnitWriter;
import org.linli.territory.internal.divisions.DivisionCode;
import org.springframework.stereotype.Component;

/**
 * Adds units one by one (M01-16): below a unit of any higher level, levels may be skipped, or as the root of another
 * tree.
 */
@Component
public class UnitsByHand {

    private final UnitWriter units;
    private final UnitReach reach;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;

    UnitsByHand(UnitWriter units, UnitReach reach, Snapshots snapshots, Transactions transactions, Evidence evidence) {
        this.units = units;
        this.reach = reach;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    /**
     * A unit as it was typed.
     *
     * @param parentNo the unit above; absent for a root
     */
    public record Typed(@Nullable Integer parentNo, String name, String level, String code, LocalDate since) {}

    /** The levels a unit below this one may have, topmost first; all of them for a root. */
    public List<Level> levelsBelow(@Nullable Unit parent) {
        List<Level> all = units.levelNames().levels();
        if (parent == null) {
            return all;
        }
        return all.subList(position(all, parent.level()) + 1, all.size());
    }

    /**
     * Looks a unit over; writes nothing.
     *
     * @return the unit with remarks, or a refusal: {@code structure.refused.not-all}, {@code structure.refused.level},
     *     {@code structure.refused.since}, {@code structure.refused.code-used}, {@code structure.refused.code-retired}, those
     *     of names and of codes
     * @throws NotFound if the unit above lies beyond the actor's scope
     */
    public Outcome<NewUnit> look(Actor actor, Typed typed) {
        return judge(actor, typed, snapshots.units());
    }

    /** Adds the unit. Refused as {@link #look} refuses. */
    public Outcome<Unit> add(Actor actor, Typed typed) {
        Outcome<Integer> outcome = transactions.write(
                actor.scope(), () -> judge(actor, typed, units.lock()).map(unit -> write(actor, unit)));
        snapshots.refresh();
        return outcome.map(no -> snapshots.units().find(no).orElseThrow(NotFound::new));
    }

    private Outcome<NewUnit> judge(Actor actor, Typed typed, UnitTree tree) {
        Unit parent = typed.parentNo() == null ? null : reach.get(actor, typed.parentNo());
        LevelNames names = units.levelNames();
        Optional<Level> level = levelsBelow(parent).stream()
                .filter(known -> known.key().equals(typed.level()))
                .findFirst();
        if (parent == null && !reach.holdsEverything(actor)) {
            return Outcome.refused("structure.refused.not-all");
        }
        if (level.isEmpty()) {
            return Outcome.refused("structure.refused.level");
        }
        Optional<Refusal> fault = NameRules.error(typed.name()).or(() -> sinceFault(tree, parent, typed.since()));
        if (fault.isPresent()) {
            return Outcome.refused(fault.get());
        }
        return code(tree, typed.code())
                .map(code -> new NewUnit(
                        typed.parentNo(),
                        typed.name().strip(),
                        level.get(),
                        names.nameOf(level.get(), typed.name().strip(), code.isEmpty() ? 0 : CodeText.lastPart(code)),
                        code,
                        typed.since(),
                        remarks(code, typed.name().strip(), parent, level.get())));
    }

    private Optional<Refusal> sinceFault(UnitTree tree, @Nullable Unit parent, LocalDate since) {
        LocalDate first = parent == null
                ? LocalDate.MIN
                : tree.findEntry(parent.no()).map(UnitTree.Entry::bornOn).orElse(LocalDate.MAX);
        if (since.isAfter(snapshots.today())) {
            return Optional.of(Refusal.of("structure.refused.future"));
        }
        return since.isBefore(first)
                ? Optional.of(Refusal.of("structure.refused.before-parent", first.toString()))
                : Optional.empty();
    }

    private static Outcome<String> code(UnitTree tree, String typed) {
        if (typed.isBlank()) {
            return Outcome.done("");
        }
        return DivisionCode.read(typed).then(code -> {
            Optional<Unit> holder = tree.findByCode(code.digits());
            if (holder.isPresent()) {
                return Outcome.refused(
                        "structure.refused.code-used",
                        code.digits(),
                        holder.get().name());
            }
            return tree.isRetired(code.digits())
                    ? Outcome.refused("structure.refused.code-retired", code.digits())
                    : Outcome.done(code.digits());
        });
    }

    private static List<Refusal> remarks(String code, String name, @Nullable Unit parent, Level level) {
        if (code.isEmpty()) {
            return List.of();
        }
        Optional<String> above = Optional.ofNullable(parent).map(Unit::code).filter(known -> !known.isEmpty());
        List<Refusal> remarks = CodeRemarks.on(code, name, above);
        Integer digits = level.codeDigits();
        if (digits == null || digits == code.length()) {
            return remarks;
        }
        return Stream.concat(remarks.stream(), Stream.of(Refusal.of("structure.warning.digits", code.length(), digits)))
                .toList();
    }

    private int write(Actor actor, NewUnit unit) {
        int no = units.takeNumbers(1).getFirst();
        units.insert(List.of(new UnitRow(
                no,
                unit.code().isEmpty() ? null : unit.code(),
                null,
                unit.name(),
                unit.level().key(),
                unit.levelName(),
                UnitRow.Kind.ofLevel(unit.level().key()),
                unit.parentNo(),
                unit.since())));
        units.recount();
        evidence.record(Act.of(
                actor,
                "territory.unit-added",
                new Subject("unit", units.idOf(no)),
                unit.parentNo() == null ? no : unit.parentNo(),
                Map.of(
                        "no", Integer.toString(no),
                        "name", unit.name(),
                        "code", unit.code(),
                        "level", unit.level().key(),
                        "since", unit.since().toString())));
        return no;
    }

    private static int position(List<Level> levels, String key) {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).key().equals(key)) {
                return i;
            }
        }
        return levels.size() - 1;
    }
}
