package org.linli.incidents.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** Finds the units an order names. A unit outside of the actor's scope is unknown to her. */
@Component
class Addressing {

    private static final int LONGEST_WORD = 30;

    private final Territory territory;

    Addressing(Territory territory) {
        this.territory = territory;
    }

    Outcome<Destinations> resolve(Actor actor, @Nullable String unitCode, List<String> places) {
        if (territory.listRoots().isEmpty()) {
            return Outcome.refused("intake.order.no-units");
        }
        return common(actor, unitCode).then(unit -> places(actor, places).map(found -> new Destinations(unit, found)));
    }

    private Outcome<Integer> common(Actor actor, @Nullable String unitCode) {
        if (unitCode != null && !unitCode.isBlank()) {
            return unit(actor, unitCode);
        }
        NumberRanges scope = actor.scope().units();
        Optional<Unit> ofPost = actor.findPost().flatMap(post -> territory.findUnit(post.unitNo()));
        List<Unit> candidates = ofPost.map(List::of).orElseGet(territory::listRoots).stream()
                .filter(unit -> scope.contains(unit.no()))
                .toList();
        if (candidates.size() == 1) {
            return Outcome.done(candidates.getFirst().no());
        }
        return candidates.isEmpty()
                ? Outcome.refused("intake.order.unit-missing")
                : Outcome.refused(
                        "intake.order.several-roots",
                        candidates.stream()
                                .map(root -> root.code() + " " + root.name())
                                .collect(Collectors.joining("、")));
    }

    private Outcome<Integer> unit(Actor actor, String code) {
        return territory
                .findByCode(code.strip())
                .map(Unit::no)
                .filter(no -> actor.scope().units().contains(no))
                .<Outcome<Integer>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused("intake.order.unit-unknown", code.strip()));
    }

    private Outcome<List<Destinations.Place>> places(Actor actor, List<String> places) {
        List<Destinations.Place> found = new ArrayList<>();
        for (String place : places) {
            String[] parts = place.replace('＝', '=').split("=", -1);
            String word = parts[0].strip();
            if (parts.length != 2 || word.isEmpty() || word.length() > LONGEST_WORD) {
                return Outcome.refused("intake.order.place-unreadable", place);
            }
            switch (unit(actor, parts[1])) {
                case Outcome.Done<Integer> done -> found.add(new Destinations.Place(word, done.value()));
                case Outcome.Refused<Integer> refused -> {
                    return Outcome.refused(refused.refusal());
                }
            }
        }
        return Outcome.done(List.copyOf(found));
    }
}
