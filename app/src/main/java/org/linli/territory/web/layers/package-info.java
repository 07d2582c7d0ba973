/** Pages and JSON of the grids of former networks. */
@NullMarked
package org.linli.territory.web.layers;

import org.jspecify.annotations.NullMarked;
