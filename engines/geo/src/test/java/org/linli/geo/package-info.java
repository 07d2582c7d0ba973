@NullMarked
package org.linli.geo;

import org.jspecify.annotations.NullMarked;
