/** People who go to another unit because theirs ends: what each is ordered, and what she answers. */
@NullMarked
package org.linli.identity.internal.transfer;

import org.jspecify.annotations.NullMarked;
