package org.linli.statute.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.linli.kernel.web.Frame;
import org.linli.statute.RuleVersion;
import org.linli.statute.RuleVersion.Entered;

/** Rules as an Excel workbook. Texts are written as texts, so none of them can be a formula. */
final class RuleSheet {

    private static final List<String> COLUMNS = List.of(
            "field",
            "key",
            "title",
            "value",
            "words",
            "from",
            "to",
            "article",
            "source",
            "certainty",
            "entered",
            "reason");

    private RuleSheet() {}

    static void write(List<RuleVersion> rules, Frame frame, OutputStream stream) throws IOException {
        try (Workbook workbook = new Workbook(stream, "Linli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(frame.t("statute.rules"));
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(0, column, frame.t("statute.column." + COLUMNS.get(column)));
                sheet.style(0, column).bold().set();
            }
            int row = 1;
            for (RuleVersion rule : rules) {
                writeRow(sheet, row++, rule, frame);
            }
            sheet.freezePane(0, 1);
            sheet.setAutoFilter(0, 0, COLUMNS.size() - 1);
        }
    }

    private static void writeRow(Worksheet sheet, int row, RuleVersion rule, Frame frame) {
        Entered entered = rule.entered();
        sheet.value(row, 0, frame.t("statute.field." + rule.field()));
        sheet.value(row, 1, rule.key());
        sheet.value(row, 2, RuleWords.title(rule, frame));
        sheet.value(row, 3, rule.value());
        sheet.value(row, 4, RuleWords.value(rule, frame));
        sheet.value(row, 5, rule.from().toString());
        sheet.value(row, 6, rule.to() == null ? null : rule.to().toString());
        sheet.value(row, 7, rule.article());
        sheet.value(row, 8, rule.source());
        sheet.value(row, 9, frame.t("statute.certainty." + rule.certainty().name()));
        sheet.value(row, 10, entered == null ? null : entered.by());
        sheet.value(row, 11, entered == null ? null : entered.reason());
    }
}
