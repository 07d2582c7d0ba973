/** Pages of imports and of base data. */
@NullMarked
package org.linli.territory.web.imports;

import org.jspecify.annotations.NullMarked;
