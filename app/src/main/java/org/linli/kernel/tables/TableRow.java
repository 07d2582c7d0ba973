package org.linli.kernel.tables;

import java.util.List;
import java.util.Set;

/**
 * A row of a table.
 *
 * @param line where it begins, from 1
 * @param formulas positions of the fields that hold a formula or an error instead of a value
 */
public record TableRow(int line, List<String> fields, Set<Integer> formulas) {

    public TableRow(int line, List<String> fields) {
        this(line, fields, Set.of());
    }

    /** Empty where the row is shorter. */
    public String field(int index) {
        return index < fields.size() ? fields.get(index) : "";
    }
}
