/** The units a city is divided into, down to grids, with validity and immutable numbers. */
@ApplicationModule(allowedDependencies = {"kernel", "kernel::web", "kernel::tables", "evidence", "statute", "media"})
@NullMarked
package org.linli.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
