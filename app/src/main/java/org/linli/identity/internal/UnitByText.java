package org.linli.identity.internal;

import java.util.List;
import java.util.Optional;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** The unit that a cell of a workbook means. */
@Component
public class UnitByText {

    private static final int MOST_OF_A_NAME = 50;

    private final Territory territory;

    UnitByText(Territory territory) {
        this.territory = territory;
    }

    /**
     * By official code, or by a name that only one unit of the actor's territory has. Whether it is hers is not asked.
     *
     * @return the unit, or a refusal: {@code identity.bulk.no-unit}, {@code identity.bulk.unit-ambiguous}
     */
    public Outcome<Unit> find(Actor by, String typed) {
        if (typed.isEmpty()) {
            return Outcome.refused("identity.bulk.no-unit", typed);
        }
        Optional<Unit> byCode = territory.findByCode(typed);
        if (byCode.isPresent()) {
            return Outcome.done(byCode.get());
        }
        List<Unit> named = territory.search(typed, MOST_OF_A_NAME).stream()
                .filter(unit -> unit.name().equals(typed))
                .toList();
        List<Unit> own = named.stream()
                .filter(unit -> by.scope().units().contains(unit.no()))
                .toList();
        if (own.size() > 1) {
            return Outcome.refused("identity.bulk.unit-ambiguous", typed);
        }
        return (own.isEmpty() ? named : own)
                .stream()
                        .findFirst()
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused("identity.bulk.no-unit", typed));
    }
}
