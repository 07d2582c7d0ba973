/** How entries are kept, sequenced and checked. */
@NullMarked
package org.linli.evidence.internal;

import org.jspecify.annotations.NullMarked;
