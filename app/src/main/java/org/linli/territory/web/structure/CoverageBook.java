package org.linli.territory.web.structure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.web.Frame;
import org.linli.territory.internal.population.Coverage.Line;
import org.linli.territory.internal.population.Coverage.Report;

/** The report of coverage as a workbook and as CSV; its first columns are those that the table of figures is read by. */
final class CoverageBook {

    private static final List<String> COLUMNS = List.of(
            "code",
            "day",
            "residents",
            "households",
            "source",
            "unit",
            "missing",
            "facilities",
            "per-facility",
            "workers",
            "per-worker",
            "area",
            "per-area");

    private CoverageBook() {}

    static void xlsx(Report report, LocalDate day, Frame frame, OutputStream stream) throws IOException {
        try (Workbook workbook = new Workbook(stream, "Linli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(frame.t("structure.coverage"));
            int row = 0;
            for (List<@Nullable Object> cells : table(report, day, frame)) {
                for (int column = 0; column < cells.size(); column++) {
                    switch (cells.get(column)) {
                        case null -> {}
                        case Number number -> sheet.value(row, column, number);
                        case Object text -> sheet.value(row, column, text.toString());
                    }
                }
                row++;
            }
            sheet.freezePane(0, 1);
        }
    }

    static byte[] csv(Report report, LocalDate day, Frame frame) {
        StringBuilder csv = new StringBuilder("\uFEFF");
        for (List<@Nullable Object> cells : table(report, day, frame)) {
            csv.append(String.join(
                            ",",
                            cells.stream()
                                    .map(cell ->
                                            cell == null ? "" : cell instanceof Number ? cell.toString() : quoted(cell))
                                    .toList()))
                    .append("\r\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(Object cell) {
        return '"' + cell.toString().replace("\"", "\"\"") + '"';
    }

    private static List<List<@Nullable Object>> table(Report report, LocalDate day, Frame frame) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(new ArrayList<>(COLUMNS.stream()
                .map(column -> frame.t("structure.coverage.column." + column))
                .toList()));
        report.lines().forEach(line -> rows.add(cells(line, day)));
        return rows;
    }

    private static List<@Nullable Object> cells(Line line, LocalDate day) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(line.unit().code());
        cells.add((line.countedOn() == null ? day : line.countedOn()).toString());
        cells.add(line.residents());
        cells.add(line.households());
        cells.add("");
        cells.add(line.unit().name());
        cells.add(line.missing());
        cells.add(line.facilities());
        cells.add(rounded(line.perFacility()));
        cells.add(line.gridWorkers());
        cells.add(rounded(line.perGridWorker()));
        cells.add(
                line.squareKilometres() == null
                        ? null
                        : Double.valueOf(String.format(Locale.ROOT, "%.3f", line.squareKilometres())));
        cells.add(rounded(line.perSquareKilometre()));
        return cells;
    }

    private static @Nullable Long rounded(@Nullable Double value) {
        return value == null ? null : Long.valueOf(Math.round(value));
    }
}
