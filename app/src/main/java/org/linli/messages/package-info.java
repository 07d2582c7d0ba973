/** Short messages to phones: written down with the act that sends them, delivered by an adapter, tried again, given up visibly. */
@ApplicationModule(allowedDependencies = {"kernel", "kernel::web"})
@NullMarked
package org.linli.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
