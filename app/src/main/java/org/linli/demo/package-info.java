/** The living community that comes with a demo installation: one city, one community in full, staff, incidents. */
@ApplicationModule(
        allowedDependencies = {"kernel", "statute", "evidence", "media", "territory", "identity", "incidents"})
@NullMarked
package org.linli.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
