/** Units added by hand, their other names and their attributes. */
@NullMarked
package org.linli.territory.internal.units;

import org.jspecify.annotations.NullMarked;
