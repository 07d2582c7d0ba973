/** Incidents in their tables, the desk that carries acts out, clocks and search. */
@NullMarked
package org.linli.incidents.internal;

import org.jspecify.annotations.NullMarked;
