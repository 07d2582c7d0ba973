package org.linli.statute;

import java.util.List;
import java.util.Optional;

/** The tree of units, as far as calendars need it; contributed by an upper floor. */
public interface UnitChains {

    /** Numbers of the unit and everything above it, topmost first; empty if there is no such unit. */
    List<Integer> chain(int unitNo);

    Optional<String> findName(int unitNo);

    /** Numbers of the units directly below. */
    List<Integer> children(int unitNo);
}
