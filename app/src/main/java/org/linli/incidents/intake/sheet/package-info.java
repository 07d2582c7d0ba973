/** What a workbook of messages says, row by row, and what is wrong with it. Knows no database. */
@NullMarked
package org.linli.incidents.intake.sheet;

import org.jspecify.annotations.NullMarked;
