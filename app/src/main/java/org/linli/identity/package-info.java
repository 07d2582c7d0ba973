/** Accounts, sign-in, posts at units, permissions, and the scope of a request. */
@ApplicationModule(
        allowedDependencies = {"kernel", "kernel::web", "kernel::tables", "evidence", "statute", "messages", "territory"
        })
@NullMarked
package org.linli.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
