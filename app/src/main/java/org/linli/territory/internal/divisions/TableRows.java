package org.linli.territory.internal.divisions;

import java.util.Optional;
import org.linli.territory.internal.divisions.CsvReader.OpenQuote;

/** Rows of a table, one at a time; empty ones are skipped. */
interface TableRows {

    Optional<TableRow> next() throws OpenQuote;
}
