/** Rules, calendars and code tables from their tables; how they are changed, and what a change moves. */
@NullMarked
package org.linli.statute.internal;

import org.jspecify.annotations.NullMarked;
