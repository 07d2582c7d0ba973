/** Thresholds, clocks, calendars and code tables as data with validity and the article behind them. */
@ApplicationModule(allowedDependencies = {"kernel", "kernel::web"})
@NullMarked
package org.linli.statute;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
