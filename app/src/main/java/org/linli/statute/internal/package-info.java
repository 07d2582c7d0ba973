/** Rules and calendars from their tables. */
@NullMarked
package org.linli.statute.internal;

import org.jspecify.annotations.NullMarked;
