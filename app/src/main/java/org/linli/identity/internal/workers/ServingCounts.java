package org.linli.identity.internal.workers;

import java.util.Map;

/** How many people serve and as how many things, counted apart: who serves as two is one person. */
public record ServingCounts(Map<ServingKind, Figure> byKind, Figure all) {

    private static final Figure NONE = new Figure(0, 0);

    public ServingCounts {
        byKind = Map.copyOf(byKind);
    }

    /** People, and engagements or posts. */
    public record Figure(int people, int engagements) {}

    public Figure of(ServingKind kind) {
        return byKind.getOrDefault(kind, NONE);
    }
}
