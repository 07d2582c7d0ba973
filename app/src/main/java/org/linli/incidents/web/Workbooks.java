package org.linli.incidents.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.internal.Line;
import org.linli.kernel.web.Frame;
import org.springframework.stereotype.Component;

/** Lists as Excel workbooks. Texts are written as texts, so none of them can be a formula. */
@Component
class Workbooks {

    private static final List<String> COLUMNS = List.of(
            "no",
            "title",
            "category",
            "unit",
            "address",
            "state",
            "channel",
            "received",
            "due",
            "longitude",
            "latitude");

    /** @param structureDay the day whose units are named; absent for today */
    void write(List<LineView> lines, @Nullable LocalDate structureDay, Frame frame, OutputStream stream)
            throws IOException {
        try (Workbook workbook = new Workbook(stream, "Linli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(frame.t("incidents.list"));
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(0, column, heading(COLUMNS.get(column), structureDay, frame));
                sheet.style(0, column).bold().set();
            }
            int row = 1;
            for (LineView line : lines) {
                writeRow(sheet, row++, line, frame);
            }
            sheet.freezePane(0, 1);
            sheet.setAutoFilter(0, 0, COLUMNS.size() - 1);
        }
    }

    private static String heading(String column, @Nullable LocalDate structureDay, Frame frame) {
        return column.equals("unit") && structureDay != null
                ? frame.t("incidents.column.unit.then", structureDay.toString())
                : frame.t("incidents.column." + column);
    }

    private static void writeRow(Worksheet sheet, int row, LineView view, Frame frame) {
        Line line = view.line();
        sheet.value(row, 0, line.no());
        sheet.value(row, 1, line.title());
        sheet.value(row, 2, view.category());
        sheet.value(row, 3, view.unitName());
        sheet.value(row, 4, line.address());
        sheet.value(row, 5, frame.t("incidents.state." + line.state().name()));
        sheet.value(row, 6, view.channel());
        sheet.value(row, 7, frame.dateTime(line.receivedAt()));
        sheet.value(row, 8, line.dueAt() == null ? null : frame.dateTime(line.dueAt()));
        if (line.longitude() != null && line.latitude() != null) {
            sheet.value(row, 9, line.longitude());
            sheet.value(row, 10, line.latitude());
        }
    }
}
