/** How units of a territory follow one another: reorganisations, and the way from a code of one year to those of another. */
@NullMarked
package org.linli.lineage;

import org.jspecify.annotations.NullMarked;
