package org.linli.incidents;

import java.time.Instant;
import java.util.List;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/**
 * Incidents that were over before this installation kept them, as an earlier system has them on record. They are replayed
 * by the rules of their days; the log commits to each of them once, on the day it is taken over.
 */
public interface PastIncidents {

    /**
     * Takes them over, many in one transaction. One whose {@link NewReport#sourceReference()} is known for its channel is
     * passed over.
     *
     * @param system only the system records what is past
     * @param past each with a source reference; its last act ends it
     * @return how many were taken over, or the refusal of the first act that the rules of its day refuse; what was taken
     *     over before it stays
     */
    Outcome<Integer> takeOver(Actor system, List<Past> past);

    /**
     * One incident with its life.
     *
     * @param report reported and received at {@link NewReport#reportedAt()}; its photos and contact are not taken over
     */
    record Past(Actor reporter, NewReport report, List<Done> acts) {

        public Past {
            acts = List.copyOf(acts);
        }
    }

    /** What somebody did then; photos are not taken over. */
    record Done(Actor by, IncidentAct act, Instant at) {}
}
