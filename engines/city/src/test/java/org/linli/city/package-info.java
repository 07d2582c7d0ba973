@NullMarked
package org.linli.city;

import org.jspecify.annotations.NullMarked;
