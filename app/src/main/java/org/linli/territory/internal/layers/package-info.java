/** Grids of former networks, and the integrated grids they come together in (M01-01). */
@NullMarked
package org.linli.territory.internal.layers;

import org.jspecify.annotations.NullMarked;
