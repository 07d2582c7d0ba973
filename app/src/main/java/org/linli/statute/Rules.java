package org.linli.statute;

import java.time.LocalDate;
import org.linli.clock.Budget;

/** Rules with dates: every threshold and clock is looked up as of a day. */
public interface Rules {

    /**
     * The budget of time a rule gives on a day.
     *
     * @param key for example {@code incident.verify}
     * @throws IllegalStateException if no version of the rule is valid on that day
     */
    Budget budget(String key, LocalDate asOf);
}
