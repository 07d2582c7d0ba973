/** Colleagues from a workbook: read, judged row by row, taken in. */
@NullMarked
package org.linli.identity.internal.colleagues;

import org.jspecify.annotations.NullMarked;
