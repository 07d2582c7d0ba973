package org.linli.identity;

import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/** As what colleagues are employed: what must stay when they move (M01-23). */
public interface EmploymentRegister {

    /**
     * Writes down standing, grade and pay of somebody, in the words of the employer; what is as it was leaves no trace.
     *
     * @param standing as what she is employed (身份)
     * @param grade 职级
     * @param payClass 薪级、待遇
     * @return the account, or a refusal: {@code transfer.refused.long}, {@code transfer.refused.formula},
     *     {@code transfer.refused.meanwhile} if somebody else wrote at the same moment
     * @throws org.linli.kernel.web.NotFound if the actor does not see the account
     */
    Outcome<UUID> put(Actor by, UUID accountId, String standing, String grade, String payClass);
}
