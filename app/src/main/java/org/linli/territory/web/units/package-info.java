/** Pages and JSON of one unit: its life, its bodies, its map. */
@NullMarked
package org.linli.territory.web.units;

import org.jspecify.annotations.NullMarked;
