/** The log of what was done, by whom and why; receipts for it; who looked at whose data. */
@ApplicationModule(allowedDependencies = {"kernel", "kernel::web"})
@NullMarked
package org.linli.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
