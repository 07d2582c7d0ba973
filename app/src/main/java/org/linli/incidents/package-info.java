/** The loop of an incident: report, verify, file, dispatch, handle, check, close, and the answer to whoever reported. */
@ApplicationModule(
        allowedDependencies = {"kernel", "kernel::web", "statute", "evidence", "media", "territory", "identity"})
@NullMarked
package org.linli.incidents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
