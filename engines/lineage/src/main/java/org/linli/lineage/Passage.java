package org.linli.lineage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.linli.lineage.Succession.Nature;

/** Carries the ground of one unit through time, one day of changes after another. */
final class Passage {

    private final Lineage lineage;
    private TreeMap<Spell, OptionalDouble> held = new TreeMap<>();
    private final List<Spell> lost = new ArrayList<>();

    Passage(Lineage lineage, Spell unit) {
        this.lineage = lineage;
        held.put(unit, OptionalDouble.of(1));
    }

    Resolution forward(LocalDate from, LocalDate to) {
        LocalDate now = from;
        Optional<LocalDate> next = nextChange(now, to);
        while (next.isPresent()) {
            now = next.get();
            step(now, true);
            next = nextChange(now, to);
        }
        return resolution();
    }

    Resolution back(LocalDate from, LocalDate to) {
        Optional<LocalDate> previous = previousChange(from.plusDays(1), to);
        while (previous.isPresent()) {
            step(previous.get(), false);
            previous = previousChange(previous.get(), to);
        }
        return resolution();
    }

    private Optional<LocalDate> nextChange(LocalDate after, LocalDate upTo) {
        LocalDate next = null;
        for (Spell spell : held.keySet()) {
            List<LocalDate> days = new ArrayList<>();
            spell.until().ifPresent(days::add);
            lineage.from(spell).forEach(succession -> days.add(succession.on()));
            for (LocalDate day : days) {
                if (day.isAfter(after) && !day.isAfter(upTo) && (next == null || day.isBefore(next))) {
                    next = day;
                }
            }
        }
        return Optional.ofNullable(next);
    }

    private Optional<LocalDate> previousChange(LocalDate before, LocalDate downTo) {
        LocalDate previous = null;
        for (Spell spell : held.keySet()) {
            List<LocalDate> days = new ArrayList<>(List.of(spell.from()));
            lineage.to(spell).forEach(succession -> days.add(succession.on()));
            for (LocalDate day : days) {
                if (day.isBefore(before) && day.isAfter(downTo) && (previous == null || day.isAfter(previous))) {
                    previous = day;
                }
            }
        }
        return Optional.ofNullable(previous);
    }

    /** All changes of one day happen at once. */
    private void step(LocalDate day, boolean isForward) {
        TreeMap<Spell, OptionalDouble> after = new TreeMap<>();
        for (Map.Entry<Spell, OptionalDouble> entry : held.entrySet()) {
            Spell spell = entry.getKey();
            boolean ends = isForward
                    ? spell.until().filter(day::equals).isPresent()
                    : spell.from().equals(day);
            List<Succession> ways = (isForward ? lineage.from(spell) : lineage.to(spell))
                    .stream()
                            .filter(way -> way.on().equals(day))
                            .filter(way -> isForward || way.nature() != Nature.UNIT_ABOVE)
                            .toList();
            OptionalDouble left = OptionalDouble.of(1);
            for (Succession way : ways) {
                OptionalDouble share = isForward ? way.shareOfBefore() : way.shareOfAfter();
                add(after, isForward ? way.after() : way.before(), times(entry.getValue(), share));
                left = less(left, share);
            }
            if (!ends) {
                add(after, spell, times(entry.getValue(), left));
            } else if (ways.isEmpty()) {
                lost.add(spell);
            }
        }
        held = after;
    }

    private Resolution resolution() {
        List<Resolution.Descent> units = new ArrayList<>();
        held.forEach((spell, share) -> units.add(new Resolution.Descent(spell, share)));
        return new Resolution(units, lost);
    }

    private static void add(Map<Spell, OptionalDouble> shares, Spell spell, OptionalDouble share) {
        OptionalDouble before = shares.get(spell);
        boolean isKnown = share.isPresent() && (before == null || before.isPresent());
        double sum = share.orElse(0) + (before == null ? 0 : before.orElse(0));
        shares.put(spell, isKnown ? OptionalDouble.of(Math.min(1, sum)) : OptionalDouble.empty());
    }

    private static OptionalDouble times(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(a.getAsDouble() * b.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble less(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(Math.max(0, a.getAsDouble() - b.getAsDouble()))
                : OptionalDouble.empty();
    }
}
