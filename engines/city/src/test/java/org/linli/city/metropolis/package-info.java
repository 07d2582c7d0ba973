@NullMarked
package org.linli.city.metropolis;

import org.jspecify.annotations.NullMarked;
