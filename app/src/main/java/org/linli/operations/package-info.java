/** Starting, stopping and keeping an installation: settings, embedded database, command line. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.linli.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
