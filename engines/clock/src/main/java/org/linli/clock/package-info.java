/**
 * Working-day calendars and stage clocks.
 *
 * <p>A {@link org.linli.clock.Budget} says how much time of which {@link org.linli.clock.TimeKind} a stage has. A
 * {@link org.linli.clock.WorkingCalendar} says when working time runs. A {@link org.linli.clock.StageClock} puts both on a
 * start and a ledger of suspensions and answers when the budget is used up and how much of it is gone. Nothing here reads
 * the system clock or the default time zone, and every value is immutable.
 */
@NullMarked
package org.linli.clock;

import org.jspecify.annotations.NullMarked;
