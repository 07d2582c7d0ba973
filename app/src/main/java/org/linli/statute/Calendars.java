package org.linli.statute;

import java.util.List;
import org.linli.clock.WorkingCalendar;

/** The working calendars of the installation: what a unit says lies over what the units above it say. */
public interface Calendars {

    /** The calendar of the nation. */
    default WorkingCalendar current() {
        return along(List.of());
    }

    /**
     * The calendar that holds in a unit.
     *
     * @param unitChain numbers of the unit and everything above it, topmost first
     */
    WorkingCalendar along(List<Integer> unitChain);
}
