@NullMarked
package org.linli.geo.code;

import org.jspecify.annotations.NullMarked;
