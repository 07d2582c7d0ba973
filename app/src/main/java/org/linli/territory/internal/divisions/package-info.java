/** Lists of divisions: reading, checking, comparing with what is there. */
@NullMarked
package org.linli.territory.internal.divisions;

import org.jspecify.annotations.NullMarked;
