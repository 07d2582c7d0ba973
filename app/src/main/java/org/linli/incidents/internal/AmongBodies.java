package org.linli.incidents.internal;

import java.util.Set;

/** Steps in which bodies say something to each other; residents read what was done. */
final class AmongBodies {

    static final String CONTRIBUTED = "incident.contributed";
    static final String ORDERED = "incident.supervision-ordered";
    static final String ORDER_ANSWERED = "incident.supervision-answered";

    private static final Set<String> ALL = Set.of(CONTRIBUTED, ORDERED, ORDER_ANSWERED);

    private AmongBodies() {}

    static boolean holds(String verb) {
        return ALL.contains(verb);
    }
}
