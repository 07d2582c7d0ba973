/** Benchmarks of the server and its engines; each prints its figures as JSON Lines. */
@NullMarked
package org.linli.bench;

import org.jspecify.annotations.NullMarked;
