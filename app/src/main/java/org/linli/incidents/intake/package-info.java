/**
 * Brings residents' messages of other systems in as reports: read, preview, import in the background, report row by row.
 * The names of the writers are never read.
 */
@NullMarked
package org.linli.incidents.intake;

import org.jspecify.annotations.NullMarked;
