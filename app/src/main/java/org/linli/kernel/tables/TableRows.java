package org.linli.kernel.tables;

import java.util.Optional;
import org.linli.kernel.tables.CsvReader.OpenQuote;

/** Rows of a table, one at a time; empty ones are skipped. */
public interface TableRows {

    Optional<TableRow> next() throws OpenQuote;
}
