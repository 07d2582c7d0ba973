/** Tasks outside the list of grid work: proposed, then admitted or refused. */
@NullMarked
package org.linli.territory.internal.admission;

import org.jspecify.annotations.NullMarked;
