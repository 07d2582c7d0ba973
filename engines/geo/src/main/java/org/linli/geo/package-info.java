/** Coordinates, boundaries, partitions and the way from a point to its grid. */
@NullMarked
package org.linli.geo;

import org.jspecify.annotations.NullMarked;
