package org.linli.clock;

import java.time.LocalDate;

/**
 * A date that does not follow the week: a holiday, or a weekend day on which people work to make up for one.
 *
 * @param date local date
 * @param name the holiday it belongs to, for instance 国庆节
 * @param isDayOff true for a holiday, false for a make-up work day (调休)
 */
public record CalendarDay(LocalDate date, String name, boolean isDayOff) {}
