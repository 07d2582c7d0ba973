package org.linli.identity.internal.sheets;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.linli.kernel.tables.CsvReader;
import org.linli.kernel.tables.CsvReader.OpenQuote;
import org.linli.kernel.tables.TableRow;
import org.linli.kernel.tables.TableRows;

/** Rows of separated values. What a spreadsheet would compute is taken for a formula, as it would be in a workbook. */
final class SeparatedFile implements TableRows {

    /** Telephone numbers with a country and dashes that stand for nothing are no formulas. */
    private static final Pattern FORMULA = Pattern.compile("[=@].*|[+-].*[^-+0-9 .()].*", Pattern.DOTALL);

    private final CsvReader rows;

    private SeparatedFile(CsvReader rows) {
        this.rows = rows;
    }

    static SeparatedFile of(String text) throws OpenQuote {
        return new SeparatedFile(CsvReader.of(text));
    }

    @Override
    public Optional<TableRow> next() throws OpenQuote {
        return rows.next().map(row -> new TableRow(row.line(), row.fields(), formulas(row.fields())));
    }

    private static Set<Integer> formulas(List<String> fields) {
        return IntStream.range(0, fields.size())
                .filter(i -> FORMULA.matcher(fields.get(i).strip()).matches())
                .boxed()
                .collect(Collectors.toSet());
    }
}
