/** OGC API – Features (17-069r4, 18-058r1) and OGC API – Tiles (20-057) over units and grids. */
@NullMarked
package org.linli.exchange.web.ogc;

import org.jspecify.annotations.NullMarked;
