/** What other systems read from here, in the words of published standards: OGC API Features and Tiles. */
@ApplicationModule(allowedDependencies = {"kernel", "kernel::web", "territory"})
@NullMarked
package org.linli.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
