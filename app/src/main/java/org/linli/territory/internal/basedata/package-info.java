/** Base data of towns and communities for the database of the level above: units, boundaries and places in CGCS2000 (M03-14). */
@NullMarked
package org.linli.territory.internal.basedata;

import org.jspecify.annotations.NullMarked;
