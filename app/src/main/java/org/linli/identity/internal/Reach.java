package org.linli.identity.internal;

import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;

/**
 * How far an actor administers posts: at the units of her scope; posts over all units only where her scope is all units.
 */
record Reach(NumberRanges units) {

    static Reach of(Actor actor) {
        return new Reach(actor.scope().units());
    }

    boolean isEverything() {
        return units.containsAll(NumberRanges.everything());
    }

    boolean holds(@Nullable Integer unitNo) {
        return unitNo == null ? isEverything() : units.contains(unitNo);
    }
}
