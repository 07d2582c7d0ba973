package org.linli.territory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The work that matters drive, in the module that keeps it; contributed as a bean. Called in a transaction that sees what is
 * asked for; who may ask is decided before.
 */
public interface MatterWork {

    /**
     * The work of one matter at one unit.
     *
     * @param soon open, with less time left than the desk calls soon
     * @param closed within the period
     * @param closedInTime those of them that were handled within the time for handling
     */
    record Standing(UUID matter, int unitNo, long open, long soon, long late, long closed, long closedInTime) {}

    /** How often a partner was asked to contribute or for its opinion within the period, and answered. */
    record Answers(UUID matter, int departmentNo, long asked, long answered) {}

    /** Orders of the body that supervises a matter, given within the period, and how many of them were answered by now. */
    record Orders(UUID matter, long given, long answered) {}

    /** @param until the end of the period, exclusive */
    List<Standing> standings(Collection<UUID> matters, Instant from, Instant until, Instant now);

    List<Answers> answers(Collection<UUID> matters, Instant from, Instant until);

    List<Orders> orders(Collection<UUID> matters, Instant from, Instant until);

    /** These bodies have no more to do with the matter: what they saw as its partners is closed to them. */
    void part(UUID matter, Set<Integer> departmentNos, Instant at);
}
