package org.linli.evidence;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;

/**
 * An act to be put on record.
 *
 * @param verb what was done, for example {@code incident.dispatched}
 * @param unitNo the unit it concerns; decides who may read the private part of the entry
 * @param onBehalfOf whom the actor acted for, if not for herself
 * @param facts what the entry commits to, by name; hashes stand for long or personal content
 */
public record Act(
        Actor actor,
        String verb,
        Subject subject,
        int unitNo,
        @Nullable String onBehalfOf,
        @Nullable Purpose purpose,
        SortedMap<String, String> facts) {

    public Act {
        facts = new TreeMap<>(facts);
    }

    public static Act of(Actor actor, String verb, Subject subject, int unitNo, Map<String, String> facts) {
        return new Act(actor, verb, subject, unitNo, null, null, new TreeMap<>(facts));
    }
}
