package org.linli.identity.web.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.transfer.EmploymentColumn;
import org.linli.identity.internal.transfer.EmploymentSheets.Colleague;
import org.linli.kernel.web.Frame;
import org.springframework.stereotype.Component;

/**
 * Grade and pay of colleagues as known, to be completed and sent back. Behind the columns that are read stand the posts, so
 * that people of the same name are told apart. Texts are written as texts, so none of them can be a formula.
 */
@Component
class EmploymentWorkbook {

    private static final int WIDTH = 20;
    private static final int POSTS = EmploymentColumn.values().length;
    private static final int PLACES = POSTS + 1;

    private final Actors actors;

    EmploymentWorkbook(Actors actors) {
        this.actors = actors;
    }

    void write(List<Colleague> colleagues, Frame frame, OutputStream stream) throws IOException {
        try (Workbook workbook = new Workbook(stream, "Linli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(frame.t("transfer.book"));
            for (EmploymentColumn column : EmploymentColumn.values()) {
                head(sheet, column.ordinal(), column.heading());
            }
            head(sheet, POSTS, frame.t("transfer.post"));
            head(sheet, PLACES, frame.t("transfer.book.place"));
            // A pay class of figures is a text all the same, or Excel would make a date of 3-2.
            sheet.range(1, 0, Math.max(1, colleagues.size()), PLACES)
                    .style()
                    .format("@")
                    .set();
            for (int i = 0; i < colleagues.size(); i++) {
                write(sheet, i + 1, colleagues.get(i));
            }
            sheet.freezePane(2, 1);
        }
    }

    private static void head(Worksheet sheet, int column, String text) {
        sheet.value(0, column, text);
        sheet.style(0, column).bold().set();
        sheet.width(column, WIDTH);
    }

    private void write(Worksheet sheet, int row, Colleague colleague) {
        sheet.value(row, EmploymentColumn.LOGIN.ordinal(), colleague.account().login());
        sheet.value(row, EmploymentColumn.NAME.ordinal(), colleague.account().name());
        sheet.value(
                row, EmploymentColumn.STANDING.ordinal(), colleague.employment().standing());
        sheet.value(
                row, EmploymentColumn.GRADE.ordinal(), colleague.employment().grade());
        sheet.value(
                row,
                EmploymentColumn.PAY_CLASS.ordinal(),
                colleague.employment().payClass());
        sheet.value(
                row,
                POSTS,
                colleague.account().posts().stream()
                        .map(post -> post.title())
                        .distinct()
                        .collect(Collectors.joining("、")));
        sheet.value(
                row,
                PLACES,
                colleague.account().posts().stream()
                        .map(post -> actors.place(post.unitNo(), post.departmentNo()))
                        .distinct()
                        .collect(Collectors.joining("、")));
    }
}
