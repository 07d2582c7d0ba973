/** Whole cities that do not exist, drawn from the districts down to the buildings and written as a stream. */
@NullMarked
package org.linli.city.metropolis;

import org.jspecify.annotations.NullMarked;
