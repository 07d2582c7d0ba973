/** The tables of units and what is kept of them in memory. */
@NullMarked
package org.linli.territory.internal;

import org.jspecify.annotations.NullMarked;
