package org.linli.statute;

import java.util.Map;
import java.util.UUID;
import org.linli.kernel.Actor;

/** Puts changes of rules and calendars on record; contributed by an upper floor that knows the evidence. */
public interface ChangeRecord {

    /**
     * Records a change inside the transaction that makes it; if it cannot be written the change fails with it.
     *
     * @param verb {@code statute.rule-changed} or {@code statute.calendar-changed}
     * @param change id of the change
     * @param unitNo the unit it was made for, or the unit of the actor's post
     * @param facts what the record commits to, by name
     * @return the id of the entry
     */
    UUID record(Actor by, String verb, UUID change, int unitNo, Map<String, String> facts);
}
