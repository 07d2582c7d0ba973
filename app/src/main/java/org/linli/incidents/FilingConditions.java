package org.linli.incidents;

import java.time.LocalDate;
import java.util.Optional;
import org.linli.clock.Budget;

/** The conditions under which incidents are filed (立案条件). */
public interface FilingConditions {

    /** The time a condition gives for handling, as valid on a day. */
    Optional<Budget> findHandlingBudget(String conditionId, LocalDate asOf);
}
