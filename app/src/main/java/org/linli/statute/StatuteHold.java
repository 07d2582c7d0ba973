package org.linli.statute;

/**
 * Keeps rules and calendars as they are while a clock begins. Without it a stage could begin by a rule that somebody is just
 * changing, after the change has looked for the clocks it moves.
 */
public interface StatuteHold {

    /**
     * To be called first in a write transaction that begins a stage: until its end no rule and no calendar changes, and what
     * {@link Rules} and {@link Calendars} answer is what stands in the database, on every server.
     *
     * @throws IllegalStateException outside of a transaction
     */
    void take();
}
