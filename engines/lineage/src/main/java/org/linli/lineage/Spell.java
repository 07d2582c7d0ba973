package org.linli.lineage;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * A unit for as long as its code, name, kind and parent stay the same.
 *
 * @param code never used again once it is retired
 * @param kind such as 街道 or community, free text
 * @param parent the code of the unit above
 * @param from the first day
 * @param until the day after the last; empty while it lasts
 */
public record Spell(
        String code, String name, String kind, Optional<String> parent, LocalDate from, Optional<LocalDate> until)
        implements Comparable<Spell> {

    private static final Comparator<Spell> ORDER = Comparator.comparing(Spell::code)
            .thenComparing(Spell::from)
            .thenComparing(Spell::name)
            .thenComparing(spell -> spell.until.orElse(LocalDate.MAX))
            .thenComparing(Spell::kind)
            .thenComparing(spell -> spell.parent.orElse(""));

    /** @throws IllegalArgumentException if it ends before it begins */
    public Spell {
        if (until.isPresent() && !from.isBefore(until.get())) {
            throw new IllegalArgumentException(code + " ends before it begins: " + from + ", " + until.get());
        }
    }

    public boolean isOn(LocalDate day) {
        return !day.isBefore(from) && (until.isEmpty() || day.isBefore(until.get()));
    }

    Spell endedOn(LocalDate end) {
        return new Spell(code, name, kind, parent, from, Optional.of(end));
    }

    @Override
    public int compareTo(Spell other) {
        return ORDER.compare(this, other);
    }
}
