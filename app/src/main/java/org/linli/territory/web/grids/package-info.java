/** Pages and JSON of grids: drawings, proposals, publishing, limits, duty grids, items of work. */
@NullMarked
package org.linli.territory.web.grids;

import org.jspecify.annotations.NullMarked;
