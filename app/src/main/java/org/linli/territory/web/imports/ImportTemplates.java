package org.linli.territory.web.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.Requires;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Workbooks to fill in: headings the import knows, columns of codes as texts (M01-10). */
@Controller
class ImportTemplates {

    private static final int ROWS_AS_TEXT = 20_000;
    private static final int WIDTH = 22;

    @Requires(TerritoryPermissions.IMPORT)
    @GetMapping("/imports/divisions.xlsx")
    void divisions(Frame frame, HttpServletResponse response) throws IOException {
        write(
                frame,
                response,
                "divisions.xlsx",
                List.of(
                        frame.t("formats.template.code"),
                        frame.t("formats.template.name"),
                        frame.t("formats.template.above"),
                        frame.t("formats.template.civil")),
                frame.t("formats.template.note.divisions"));
    }

    @Requires(TerritoryPermissions.IMPORT)
    @GetMapping("/imports/grids.xlsx")
    void grids(Frame frame, HttpServletResponse response) throws IOException {
        write(
                frame,
                response,
                "grids.xlsx",
                List.of(
                        frame.t("formats.template.grid-code"),
                        frame.t("formats.template.grid-name"),
                        frame.t("formats.template.community"),
                        frame.t("formats.template.use")),
                frame.t("formats.template.note.grids"));
    }

    private static void write(Frame frame, HttpServletResponse response, String name, List<String> titles, String note)
            throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        try (Workbook workbook = new Workbook(response.getOutputStream(), "Linli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(frame.t("formats.template.sheet"));
            for (int column = 0; column < titles.size(); column++) {
                sheet.value(0, column, titles.get(column));
                sheet.style(0, column).bold().set();
                sheet.width(column, WIDTH);
            }
            // A code is a text, or Excel would turn it into a number and lose its end.
            sheet.range(1, 0, ROWS_AS_TEXT, titles.size() - 1)
                    .style()
                    .format("@")
                    .set();
            sheet.freezePane(0, 1);
            Worksheet notes = workbook.newWorksheet(frame.t("formats.template.notes"));
            notes.width(0, 4 * WIDTH);
            notes.value(0, 0, note);
            notes.value(1, 0, frame.t("formats.template.note.text"));
            notes.value(2, 0, frame.t("formats.template.note.formula"));
        }
    }
}
