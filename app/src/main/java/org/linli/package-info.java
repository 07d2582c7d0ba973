/** Linli, software for grass-roots community governance. */
@NullMarked
package org.linli;

import org.jspecify.annotations.NullMarked;
