/** Pictures for reports that nobody took: drawn from simple solids, so that the demo shows no real place or person. */
@NullMarked
package org.linli.demo.internal.pictures;

import org.jspecify.annotations.NullMarked;
