package org.linli.territory.internal.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.linli.lineage.Lineage;
import org.linli.lineage.Spell;
import org.linli.lineage.Succession;

/** Joins the spells of a list to units, and finds what was above each of them. */
final class PastUnits {

    private final Lineage lineage;
    private final List<PastUnit> units = new ArrayList<>();
    private final Map<Spell, PastUnit> bySpell = new HashMap<>();
    private final Map<Spell, List<Succession>> onwards = new HashMap<>();
    private final Map<Spell, List<Succession>> backwards = new HashMap<>();

    PastUnits(Lineage lineage) {
        this.lineage = lineage;
        for (Succession succession : lineage.successions()) {
            onwards.computeIfAbsent(succession.before(), spell -> new ArrayList<>())
                    .add(succession);
            backwards
                    .computeIfAbsent(succession.after(), spell -> new ArrayList<>())
                    .add(succession);
        }
        Map<Spell, Spell> next = new TreeMap<>();
        TreeSet<Spell> continued = new TreeSet<>();
        for (Spell spell : lineage.allSpells()) {
            continuation(spell).ifPresent(after -> {
                next.put(spell, after);
                continued.add(after);
            });
        }
        for (Spell spell : lineage.allSpells()) {
            if (!continued.contains(spell)) {
                join(spell, next);
            }
        }
    }

    private void join(Spell first, Map<Spell, Spell> next) {
        List<Spell> spells = new ArrayList<>();
        for (Spell spell = first; spell != null; spell = next.get(spell)) {
            spells.add(spell);
        }
        PastUnit unit = new PastUnit(units.size(), List.copyOf(spells));
        units.add(unit);
        spells.forEach(spell -> bySpell.put(spell, unit));
    }

    /** The same code goes on, unless the list says that others follow; or the whole unit, and nothing else, begins under another code. */
    private Optional<Spell> continuation(Spell spell) {
        if (spell.until().isEmpty()) {
            return Optional.empty();
        }
        LocalDate end = spell.until().get();
        Optional<Spell> sameCode = lineage.find(spell.code(), end);
        if (sameCode.isPresent()) {
            return sameCode.filter(after -> onwards.getOrDefault(spell, List.of()).stream()
                    .anyMatch(succession -> succession.after().equals(after)));
        }
        List<Spell> successors = onwards.getOrDefault(spell, List.of()).stream()
                .filter(succession -> succession.on().equals(end))
                .map(Succession::after)
                .toList();
        return successors.size() == 1 && isWholly(successors.getFirst(), end)
                ? Optional.of(successors.getFirst())
                : Optional.empty();
    }

    private boolean isWholly(Spell after, LocalDate day) {
        boolean isNew = after.from().equals(day)
                && lineage.find(after.code(), day.minusDays(1)).isEmpty();
        long sources = backwards.getOrDefault(after, List.of()).stream()
                .filter(succession -> succession.on().equals(day))
                .count();
        return isNew && sources == 1;
    }

    List<PastUnit> all() {
        return List.copyOf(units);
    }

    PastUnit of(Spell spell) {
        return Objects.requireNonNull(bySpell.get(spell));
    }

    /** Days on which the unit's code, name or the unit above it changed, its first day included. */
    List<LocalDate> days(PastUnit unit) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Spell spell : unit.spells()) {
            days.add(spell.from());
            for (String code : List.of(PastUnit.cityOf(spell.code()), PastUnit.provinceOf(spell.code()))) {
                for (Spell above : lineage.spells(code)) {
                    days.add(above.from());
                    above.until().ifPresent(days::add);
                }
            }
        }
        return days.stream().filter(unit::isOn).toList();
    }

    Spell spellOn(PastUnit unit, LocalDate day) {
        return unit.spells().stream()
                .filter(spell -> spell.isOn(day))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The unit above: the city if there is one, else the province; empty for a province. */
    Optional<PastUnit> above(Spell spell, LocalDate day) {
        String province = PastUnit.provinceOf(spell.code());
        if (spell.code().equals(province)) {
            return Optional.empty();
        }
        String city = PastUnit.cityOf(spell.code());
        Optional<Spell> above = spell.code().equals(city) ? Optional.empty() : lineage.find(city, day);
        return above.or(() -> lineage.find(province, day)).map(this::of);
    }

    /** Successions between different units. */
    List<Succession> successions() {
        return lineage.successions().stream()
                .filter(succession -> of(succession.before()).index()
                        != of(succession.after()).index())
                .toList();
    }

    /** Who takes over when a unit ends: the successor whose name begins alike, else the one with the lowest code. */
    Optional<Succession> heir(PastUnit unit) {
        Optional<LocalDate> end = unit.until();
        return end.flatMap(day -> onwards.getOrDefault(unit.last(), List.of()).stream()
                .filter(succession -> succession.on().equals(day))
                .min(Comparator.comparing((Succession succession) -> !isAlike(unit.last(), succession.after()))
                        .thenComparing(succession -> succession.after().code())));
    }

    private static boolean isAlike(Spell one, Spell other) {
        return !one.name().isEmpty()
                && !other.name().isEmpty()
                && one.name().charAt(0) == other.name().charAt(0);
    }
}
