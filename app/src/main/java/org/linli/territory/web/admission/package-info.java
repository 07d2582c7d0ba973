/** Pages on which tasks outside the list of grid work are proposed and decided. */
@NullMarked
package org.linli.territory.web.admission;

import org.jspecify.annotations.NullMarked;
