package org.linli.incidents;

import java.time.Instant;
import org.linli.clock.Budget;

/** How long the next stage of an incident may take, as the rules say on the day it begins. */
public interface StageBudgets {

    Budget reported();

    Budget verified();

    Budget filed();

    Budget dispatched();

    /** By the condition it was filed under. */
    Budget handling();

    Budget handled();

    /** Whether the time for saying "not solved" is over. */
    boolean isTooLateToReopen(Instant closedAt, Instant now);
}
