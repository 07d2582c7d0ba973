/** Structures to set up from: read from a file, tried dry, applied as often as one likes. */
@NullMarked
package org.linli.territory.internal.templates;

import org.jspecify.annotations.NullMarked;
