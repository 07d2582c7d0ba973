/** How the kernel does it: transactions under a scope, sealed fields, idempotency. */
@NullMarked
package org.linli.kernel.internal;

import org.jspecify.annotations.NullMarked;
