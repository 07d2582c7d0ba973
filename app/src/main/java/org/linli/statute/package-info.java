/**
 * Thresholds, clocks, calendars and code tables as data with validity and the article behind them.
 *
 * <p>This room knows neither units nor the evidence nor whose clocks run. Upper floors hand in the chain of units
 * ({@link org.linli.statute.UnitChains}), put changes on record ({@link org.linli.statute.ChangeRecord}) and move their open
 * clocks ({@link org.linli.statute.OpenClocks}).
 */
@ApplicationModule(allowedDependencies = {"kernel", "kernel::web"})
@NullMarked
package org.linli.statute;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
