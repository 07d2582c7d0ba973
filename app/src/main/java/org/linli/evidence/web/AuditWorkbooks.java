package org.linli.evidence.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.linli.evidence.internal.EntryLine;
import org.linli.evidence.internal.Retention;
import org.linli.kernel.web.Frame;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The auditor's lists as Excel workbooks. Texts are written as texts, so none of them can be a formula. */
@Component
class AuditWorkbooks {

    static final MediaType TYPE =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final List<String> OF_LINES =
            List.of("id", "at", "verb", "actor", "kind", "subject", "unit", "purpose", "reason", "index");
    private static final List<String> OF_TRANSFERS = List.of("kind", "subject", "entries", "first", "last");

    private final VerbKeys verbs;

    AuditWorkbooks(VerbKeys verbs) {
        this.verbs = verbs;
    }

    void write(List<EntryLine> lines, Frame frame, OutputStream stream) throws IOException {
        try (Workbook workbook = new Workbook(stream, "Linli", "1.0")) {
            Worksheet sheet = sheet(workbook, frame.t("evidence.audit.title"), OF_LINES, frame);
            int row = 1;
            for (EntryLine line : lines) {
                sheet.value(row, 0, line.id().toString());
                sheet.value(row, 1, frame.dateTime(line.at()));
                sheet.value(row, 2, words(line.verb(), frame));
                sheet.value(row, 3, line.actorName());
                sheet.value(row, 4, line.subject().kind());
                sheet.value(row, 5, line.subject().id().toString());
                sheet.value(row, 6, line.unitNo());
                sheet.value(row, 7, line.purpose().orElse(null));
                sheet.value(row, 8, line.reason().orElse(null));
                if (line.logIndex().isPresent()) {
                    sheet.value(row, 9, line.logIndex().getAsLong() + 1);
                }
                row++;
            }
        }
    }

    void writeTransfers(List<Retention.Transfer> transfers, Frame frame, OutputStream stream) throws IOException {
        try (Workbook workbook = new Workbook(stream, "Linli", "1.0")) {
            Worksheet sheet = sheet(workbook, frame.t("evidence.retention.transfer"), OF_TRANSFERS, frame);
            int row = 1;
            for (Retention.Transfer transfer : transfers) {
                sheet.value(row, 0, transfer.kind());
                sheet.value(row, 1, transfer.subject().toString());
                sheet.value(row, 2, transfer.entries());
                sheet.value(row, 3, frame.dateTime(transfer.first()));
                sheet.value(row, 4, frame.dateTime(transfer.last()));
                row++;
            }
        }
    }

    private static Worksheet sheet(Workbook workbook, String name, List<String> columns, Frame frame) {
        Worksheet sheet = workbook.newWorksheet(name);
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(0, column, frame.t("evidence.column." + columns.get(column)));
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
        return sheet;
    }

    private String words(String verb, Frame frame) {
        String key = verbs.of(verb);
        return frame.has(key) ? frame.t(key) : verb;
    }
}
