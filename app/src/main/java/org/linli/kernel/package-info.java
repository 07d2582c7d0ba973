/** Ids, time, errors, paging and the small types every room knows. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.linli.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
