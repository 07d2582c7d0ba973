/** Working-day calendars and stage clocks. */
@NullMarked
package org.linli.clock;

import org.jspecify.annotations.NullMarked;
