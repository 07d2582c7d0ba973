/** Synthetic cities, the same to the last byte for the same seed: for the demo, for tests and for benches. */
@NullMarked
package org.linli.city;

import org.jspecify.annotations.NullMarked;
