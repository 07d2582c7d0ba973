@NullMarked
package org.linli.geo.proposal;

import org.jspecify.annotations.NullMarked;
