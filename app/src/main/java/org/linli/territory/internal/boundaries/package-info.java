/** GeoJSON boundaries and grids: reading, checking, matching with units. */
@NullMarked
package org.linli.territory.internal.boundaries;

import org.jspecify.annotations.NullMarked;
