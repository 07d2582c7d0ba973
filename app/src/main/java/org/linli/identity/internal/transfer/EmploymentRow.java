package org.linli.identity.internal.transfer;

import org.linli.identity.internal.sheets.HeadedSheet.Line;

/**
 * A row of a workbook of grade and pay.
 *
 * @param line counted from 1, as Excel does
 * @param said what stands in its cells; an empty one says nothing
 */
public record EmploymentRow(
        int line, String login, String name, Employment said, boolean hasFormula, boolean isMerged) {

    static EmploymentRow of(Line<EmploymentColumn> line) {
        return new EmploymentRow(
                line.number(),
                line.text(EmploymentColumn.LOGIN),
                line.text(EmploymentColumn.NAME),
                new Employment(
                        line.text(EmploymentColumn.STANDING),
                        line.text(EmploymentColumn.GRADE),
                        line.text(EmploymentColumn.PAY_CLASS)),
                line.hasFormula(),
                line.isMerged());
    }
}
