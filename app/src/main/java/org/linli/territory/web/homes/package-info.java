/** The way down from a unit to buildings and their doors. */
@NullMarked
package org.linli.territory.web.homes;

import org.jspecify.annotations.NullMarked;
