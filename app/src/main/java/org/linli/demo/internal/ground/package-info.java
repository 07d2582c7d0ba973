/** The city on the map: real divisions, real districts, and synthetic ground below them. */
@NullMarked
package org.linli.demo.internal.ground;

import org.jspecify.annotations.NullMarked;
