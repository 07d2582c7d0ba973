package org.linli.territory.internal;

import org.linli.kernel.Actor;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** How far an actor changes units: as far as her scope goes. What lies beyond does not exist for her. */
@Component
public class UnitReach {

    private final Snapshots snapshots;

    UnitReach(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** A unit of today within the scope. */
    public Unit get(Actor actor, int unitNo) {
        return snapshots
                .units()
                .find(unitNo)
                .filter(unit -> holds(actor, unitNo))
                .orElseThrow(NotFound::new);
    }

    public boolean holds(Actor actor, int unitNo) {
        return actor.scope().units().contains(unitNo);
    }

    /** Whether the scope holds every unit there is: what counts for the whole installation is changed from there only. */
    public boolean holdsEverything(Actor actor) {
        UnitTree tree = snapshots.units();
        return tree.roots().stream()
                .flatMap(root -> tree.findEntry(root.no()).stream())
                .allMatch(entry -> actor.scope().units().containsAll(entry.atOrBelow()));
    }
}
