/** The outbox and the adapters that empty it. */
@NullMarked
package org.linli.messages.internal;

import org.jspecify.annotations.NullMarked;
