package org.linli.territory.internal.divisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.territory.MapFiles;
import org.linli.territory.SourceFile;

/** FEATURE UNDER TEST: lists of divisions and grids in Excel, honest ones and others. */
class WorkbookTest {

    @Test
    void a_sheet_is_read_below_its_titles_whether_codes_are_texts_or_numbers() throws IOException {
        DivisionReader.Read read = rows(book(sheet -> {
            sheet.value(0, 0, "乌海市网格一览表");
            line(sheet, 2, "社区代码", "网格代码", "网格名称");
            line(sheet, 3, "150303001007", "150303001007001", "第一网格");
            sheet.value(5, 0, 150303001007L);
            sheet.value(5, 1, 150303001007002L);
            sheet.value(5, 2, "第二网格");
        }));

        assertThat(read.rows())
                .extracting(DivisionRow::shownCode)
                .containsExactly("150303001007001", "150303001007002");
        assertThat(read.rows()).extracting(DivisionRow::name).containsExactly("第一网格", "第二网格");
        assertThat(read.rows()).extracting(DivisionRow::line).containsExactly(4, 6);
    }

    @Test
    void rules_are_those_of_csv() throws IOException {
        DivisionReader.Read read = rows(book(sheet -> {
            line(sheet, 0, "代码", "名称", "上级代码");
            line(sheet, 1, "1503023", "七位代码", "");
            line(sheet, 2, "150302", "海勃湾区", "1504");
            line(sheet, 3, "150303", "=1+1", "");
            line(sheet, 4, "150304", "乌达区", "1503");
            line(sheet, 5, "150304000000", "乌达区", "1503");
        }));

        assertThat(read.rows().stream().map(WorkbookTest::error).toList())
                .containsExactly(
                        "territory.import.code.length",
                        "territory.import.parent.mismatch",
                        "territory.import.name.formula",
                        "",
                        "territory.import.code.twice");
    }

    @Test
    void formulas_and_numbers_that_lost_their_end_are_refused_row_by_row() throws IOException {
        DivisionReader.Read read = rows(book(sheet -> {
            line(sheet, 0, "代码", "名称");
            sheet.formula(1, 0, "150300+2");
            sheet.value(1, 1, "海勃湾区");
            sheet.value(2, 0, "150303");
            sheet.formula(2, 1, "HYPERLINK(\"http://x\")");
            sheet.value(3, 0, 15030300100700212L);
            sheet.value(3, 1, "十七位");
            line(sheet, 4, "150304", "乌达区");
        }));

        assertThat(read.rows().stream().map(WorkbookTest::error).toList())
                .containsExactly("formats.xlsx.formula", "formats.xlsx.formula", "territory.import.code.rounded", "");
    }

    @Test
    void an_old_workbook_a_map_and_a_book_without_heading_are_refused_with_the_way_out() throws IOException {
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        assertThat(read("list.xls", old)).isEqualTo(Outcome.refused("formats.xls", "list.xls"));
        assertThat(refusal(read("map.gpkg", "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("formats.table.map");
        assertThat(refusal(read("list.xlsx", book(sheet -> line(sheet, 0, "甲", "乙")))))
                .isEqualTo("formats.xlsx.no-heading");
        byte[] whole = book(sheet -> line(sheet, 0, "代码", "名称"));
        assertThat(refusal(read("list.xlsx", whole))).isEqualTo("territory.import.empty-file");
        assertThat(refusal(read("list.xlsx", Arrays.copyOf(whole, whole.length - 200))))
                .isEqualTo("formats.zip.damaged");
        assertThat(refusal(read("list.xlsx", MapFiles.zip(Map.of("xl/workbook.xml", new byte[10])))))
                .isEqualTo("formats.xlsx.damaged");
    }

    @Test
    void a_zip_bomb_is_left_before_it_goes_off() throws IOException {
        Outcome<DivisionReader.Read> outcome = DivisionReader.read(List.of(new SourceFile("bomb.xlsx", bomb())));

        assertThat(refusal(outcome)).isEqualTo("formats.zip.too-big");
    }

    @Test
    void tables_in_an_archive_are_read_and_others_are_named() {
        byte[] table = "code,name\n1503,乌海市\n".getBytes(StandardCharsets.UTF_8);
        byte[] other = "layer,name\nx,y\n".getBytes(StandardCharsets.UTF_8);
        DivisionReader.Read read = rows(MapFiles.zip(Map.of("units.csv", table, "places.csv", other)));

        assertThat(read.rows()).hasSize(1);
        assertThat(read.notices()).containsExactly(Refusal.of("formats.notice.skipped", "places.csv"));
        byte[] nested = MapFiles.zip(Map.of("inner.xlsx", MapFiles.zip(Map.of("units.csv", table))));
        assertThat(refusal(read("outer.zip", nested))).isEqualTo("formats.zip.no-table");
    }

    /** Texts of 220 MB in an archive of 220 KB. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 220; i++) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] book(Consumer<Worksheet> filling) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", "1.0")) {
            filling.accept(book.newWorksheet("Sheet1"));
        }
        return bytes.toByteArray();
    }

    private static void line(Worksheet sheet, int row, String... values) {
        for (int column = 0; column < values.length; column++) {
            sheet.value(row, column, values[column]);
        }
    }

    private static DivisionReader.Read rows(byte[] content) {
        return read("list.xlsx", content).orThrow();
    }

    private static Outcome<DivisionReader.Read> read(String name, byte[] content) {
        return DivisionReader.read(List.of(new SourceFile(name, content)));
    }

    private static String refusal(Outcome<DivisionReader.Read> outcome) {
        return switch (outcome) {
            case Outcome.Refused<DivisionReader.Read> refused ->
                refused.refusal().key();
            case Outcome.Done<DivisionReader.Read> done -> "read";
        };
    }

    private static String error(DivisionRow row) {
        return row instanceof DivisionRow.Unsound unsound
                ? unsound.errors().getFirst().key()
                : "";
    }
}
