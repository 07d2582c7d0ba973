/** The public front door: home page and what the site says about itself. */
@ApplicationModule(allowedDependencies = {"kernel", "kernel::web", "territory", "incidents"})
@NullMarked
package org.linli.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
