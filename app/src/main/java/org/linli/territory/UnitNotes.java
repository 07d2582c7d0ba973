package org.linli.territory;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/**
 * What is known of a unit beside its name, its code and its ground. Each act runs in a transaction of its own, is put on
 * record in it, and reaches as far as the actor's scope: a unit beyond is {@code NotFound}. Doing the same twice changes
 * nothing.
 */
public interface UnitNotes {

    /**
     * Sets bodies, attributes and project slots up as a template says, at the unit and everything below it.
     *
     * @param template key of a template, for example {@code two-committees-two-stations}
     * @return how many bodies, attributes and slots were new, or a refusal
     */
    Outcome<Integer> applyTemplate(Actor actor, int unitNo, String template, LocalDate from);

    /**
     * Says how a body that stands at the unit is reached.
     *
     * @param name of the body
     * @return its number, or a refusal
     * @throws org.linli.kernel.web.NotFound if no body of the name stands there
     */
    Outcome<Integer> putContact(Actor actor, int unitNo, String name, String phone, String address);

    /**
     * Gives a unit an attribute from a day on. A stage of the roll-out is refused while items of the present one are open:
     * {@link RollOut#move} takes the reason for that.
     *
     * @param trait for example {@code community-type}
     * @param code for example {@code QUARTER}
     * @param details what the code asks for, by key
     */
    Outcome<Integer> putTrait(
            Actor actor,
            int unitNo,
            String trait,
            String code,
            Map<String, String> details,
            LocalDate from,
            String source);

    /** Another name by which people find the unit. */
    Outcome<Integer> addAlias(
            Actor actor, int unitNo, String name, LocalDate from, @Nullable LocalDate to, String source);

    /** @param households absent where nobody counted them */
    Outcome<Integer> putPopulation(
            Actor actor, int unitNo, LocalDate day, int residents, @Nullable Integer households, String source);
}
