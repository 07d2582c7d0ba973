/** Leaving a post: what the leaver holds goes to a successor, both sign, the appointment ends. */
@NullMarked
package org.linli.identity.internal.handover;

import org.jspecify.annotations.NullMarked;
