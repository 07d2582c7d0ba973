package org.linli.lineage;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** All units of a territory that ever were, and who followed whom. Immutable. */
public final class Lineage {

    private static final Comparator<Succession> BY_DATE = Comparator.comparing(Succession::on)
            .thenComparing(Succession::before)
            .thenComparing(Succession::after);

    private final TreeMap<String, List<Spell>> spells = new TreeMap<>();
    private final List<Succession> successions;
    private final Map<Spell, List<Succession>> onwards = new HashMap<>();
    private final Map<Spell, List<Succession>> backwards = new HashMap<>();

    private Lineage(Collection<Spell> spells, Collection<Succession> successions) {
        spells.stream()
                .sorted()
                .forEach(spell -> this.spells
                        .computeIfAbsent(spell.code(), code -> new ArrayList<>())
                        .add(spell));
        this.successions = successions.stream().sorted(BY_DATE).toList();
        for (Succession succession : this.successions) {
            onwards.computeIfAbsent(succession.before(), s -> new ArrayList<>()).add(succession);
            backwards
                    .computeIfAbsent(succession.after(), s -> new ArrayList<>())
                    .add(succession);
        }
    }

    /**
     * @throws IllegalArgumentException if two spells of one code overlap, or a succession joins spells that are not
     *     among these
     */
    public static Lineage of(Collection<Spell> spells, Collection<Succession> successions) {
        Lineage lineage = new Lineage(spells, successions);
        for (List<Spell> ofOneCode : lineage.spells.values()) {
            for (int i = 1; i < ofOneCode.size(); i++) {
                if (ofOneCode.get(i - 1).isOn(ofOneCode.get(i).from())) {
                    throw new IllegalArgumentException(
                            "code " + ofOneCode.get(i).code() + " is used twice at a time");
                }
            }
        }
        for (Succession succession : successions) {
            if (!lineage.knows(succession.before()) || !lineage.knows(succession.after())) {
                throw new IllegalArgumentException("unknown spell in " + succession);
            }
        }
        return lineage;
    }

    /** The unit that has the code on a day. */
    public Optional<Spell> find(String code, LocalDate on) {
        return spells(code).stream().filter(spell -> spell.isOn(on)).findFirst();
    }

    /** Everything that ever had the code, oldest first. */
    public List<Spell> spells(String code) {
        return List.copyOf(spells.getOrDefault(code, List.of()));
    }

    public List<Spell> allSpells() {
        return spells.values().stream().flatMap(List::stream).toList();
    }

    /** In order of dates. */
    public List<Succession> successions() {
        return successions;
    }

    /** All units of a day, in order of codes. */
    public List<Spell> unitsOn(LocalDate day) {
        return spells.values().stream()
                .flatMap(List::stream)
                .filter(spell -> spell.isOn(day))
                .toList();
    }

    /** The units right below another on a day. */
    public List<Spell> children(String code, LocalDate on) {
        return unitsOn(on).stream()
                .filter(spell -> spell.parent().filter(code::equals).isPresent())
                .toList();
    }

    /**
     * What the unit with a code on one day is on another day, later or earlier; empty if no unit has the code on the
     * first day. Successions on the later of the two days count.
     */
    public Optional<Resolution> resolve(String code, LocalDate on, LocalDate target) {
        return find(code, on)
                .map(unit -> target.isBefore(on)
                        ? new Passage(this, unit).back(on, target)
                        : new Passage(this, unit).forward(on, target));
    }

    /** Every succession that a unit's code has to do with, near or far, in order of dates: a drawing of its river. */
    public List<Succession> river(String code) {
        TreeSet<Spell> seen = new TreeSet<>(spells(code));
        Deque<Spell> open = new ArrayDeque<>(seen);
        TreeSet<Succession> found = new TreeSet<>(BY_DATE);
        while (!open.isEmpty()) {
            Spell spell = open.remove();
            for (Succession succession : from(spell)) {
                found.add(succession);
                if (seen.add(succession.after())) {
                    open.add(succession.after());
                }
            }
            for (Succession succession : to(spell)) {
                found.add(succession);
                if (seen.add(succession.before())) {
                    open.add(succession.before());
                }
            }
        }
        return List.copyOf(found);
    }

    List<Succession> from(Spell spell) {
        return onwards.getOrDefault(spell, List.of());
    }

    List<Succession> to(Spell spell) {
        return backwards.getOrDefault(spell, List.of());
    }

    private boolean knows(Spell spell) {
        return spells.getOrDefault(spell.code(), List.of()).contains(spell);
    }
}
