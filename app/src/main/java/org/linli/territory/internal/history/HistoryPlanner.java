package org.linli.territory.internal.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.linli.lineage.AreaCodeList;
import org.linli.lineage.Spell;
import org.linli.lineage.Succession;
import org.linli.territory.Lineage.Kind;
import org.linli.territory.Lineage.Link;
import org.linli.territory.internal.CodeText;
import org.linli.territory.internal.LevelNames;
import org.linli.territory.internal.UnitRow;
import org.linli.territory.internal.history.History.Version;

/**
 * Makes units, their versions and their lineage of a list of codes. What the installation holds wins: a unit that is there
 * only gets the past that lies before its first day.
 */
final class HistoryPlanner {

    private static final double UNKNOWN_SHARE = 0;

    private final PastUnits past;
    private final Map<Integer, Held> held;
    private final LevelNames levels;
    private final Map<Integer, Integer> numbers = new HashMap<>();

    /** A unit of the installation. */
    record Held(int unitNo, LocalDate from) {}

    /** @param held by index of the unit in the list, those that the installation has */
    HistoryPlanner(PastUnits past, Map<Integer, Held> held, LevelNames levels) {
        this.past = past;
        this.held = held;
        this.levels = levels;
    }

    /** @param takeNumbers gives as many new numbers as asked for */
    History plan(AreaCodeList.Reading reading, IntFunction<List<Integer>> takeNumbers) {
        List<PastUnit> fresh = past.all().stream()
                .filter(unit -> !held.containsKey(unit.index()))
                .toList();
        List<Integer> taken = takeNumbers.apply(fresh.size());
        for (int i = 0; i < fresh.size(); i++) {
            numbers.put(fresh.get(i).index(), taken.get(i));
        }
        held.forEach((index, unit) -> numbers.put(index, unit.unitNo()));
        List<Version> versions = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (PastUnit unit : past.all()) {
            versions(unit, versions, links);
            ending(unit, links);
        }
        past.successions().forEach(succession -> link(succession, links));
        return new History(taken, versions, links, held.size(), reading.contradictions());
    }

    private void versions(PastUnit unit, List<Version> versions, List<Link> links) {
        List<LocalDate> days = past.days(unit);
        UnitRow before = null;
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i);
            if (!isNews(unit, day)) {
                return;
            }
            UnitRow row = row(unit, day);
            if (before != null && isSame(before, row)) {
                Version last = versions.removeLast();
                versions.add(new Version(last.row(), until(unit, days, i)));
            } else {
                if (before != null) {
                    change(before, row, links);
                }
                versions.add(new Version(row, until(unit, days, i)));
                before = row;
            }
        }
    }

    /** Up to the next change, the end of the unit, or the first day on which the installation knows better. */
    private LocalDate until(PastUnit unit, List<LocalDate> days, int at) {
        LocalDate next = at + 1 < days.size() ? days.get(at + 1) : unit.until().orElse(LocalDate.MAX);
        Held known = held.get(unit.index());
        return known != null && known.from().isBefore(next) ? known.from() : next;
    }

    private boolean isNews(PastUnit unit, LocalDate day) {
        Held known = held.get(unit.index());
        return known == null || day.isBefore(known.from());
    }

    private UnitRow row(PastUnit unit, LocalDate day) {
        Spell spell = past.spellOn(unit, day);
        String code = CodeText.shortest(spell.code());
        LevelNames.Level level = levels.levelOf(code.length()).orElseThrow();
        return new UnitRow(
                number(unit),
                code,
                null,
                spell.name(),
                level.key(),
                levels.nameOf(level, spell.name(), CodeText.lastPart(code)),
                UnitRow.Kind.ADMINISTRATIVE,
                past.above(spell, day).map(this::number).orElse(null),
                day);
    }

    private static boolean isSame(UnitRow one, UnitRow other) {
        return Objects.equals(one.code(), other.code())
                && one.name().equals(other.name())
                && Objects.equals(one.parentNo(), other.parentNo());
    }

    private static void change(UnitRow before, UnitRow after, List<Link> links) {
        if (!Objects.equals(before.code(), after.code())) {
            links.add(within(after, Kind.RECODE));
        }
        if (!before.name().equals(after.name())) {
            links.add(within(after, Kind.RENAME));
        }
        if (!Objects.equals(before.parentNo(), after.parentNo())) {
            links.add(within(after, Kind.MOVE));
        }
    }

    private static Link within(UnitRow row, Kind kind) {
        return new Link(row.since(), row.no(), row.no(), kind, 1.0, false);
    }

    /** A unit that ends without successor leaves what it had to the one above it. */
    private void ending(PastUnit unit, List<Link> links) {
        Optional<LocalDate> end = unit.until().filter(day -> isNews(unit, day));
        if (end.isPresent() && past.heir(unit).isEmpty()) {
            past.above(unit.last(), end.get())
                    .ifPresent(above ->
                            links.add(new Link(end.get(), number(unit), number(above), Kind.ABOLITION, 1.0, true)));
        }
    }

    private void link(Succession succession, List<Link> links) {
        PastUnit before = past.of(succession.before());
        PastUnit after = past.of(succession.after());
        if (!isNews(before, succession.on())) {
            return;
        }
        boolean isWhole = succession.shareOfBefore().equals(OptionalDouble.of(1));
        boolean isHeir = past.heir(before).filter(succession::equals).isPresent();
        links.add(new Link(
                succession.on(),
                number(before),
                number(after),
                isWhole ? Kind.MERGE : Kind.SPLIT,
                isWhole ? 1.0 : UNKNOWN_SHARE,
                isHeir));
    }

    private int number(PastUnit unit) {
        return Objects.requireNonNull(numbers.get(unit.index()));
    }
}
