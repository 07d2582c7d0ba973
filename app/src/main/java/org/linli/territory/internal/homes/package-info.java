/** The last level: buildings, the grid each lies in by day, their doors and how many homes there are. */
@NullMarked
package org.linli.territory.internal.homes;

import org.jspecify.annotations.NullMarked;
