/** How many live where, as counted on a day, and how well that is covered. */
@NullMarked
package org.linli.territory.internal.population;

import org.jspecify.annotations.NullMarked;
