package org.linli.statute;

import org.linli.clock.WorkingCalendar;

/** The working calendars of the installation. */
public interface Calendars {

    /** The calendar in force; recomputed when its days change. */
    WorkingCalendar current();
}
