package org.linli.incidents.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.incidents.intake.Books;
import org.linli.incidents.intake.Books.Formula;
import org.linli.incidents.intake.sheet.MessageBook.Reading;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;

/** FEATURE UNDER TEST: what a workbook says, and every way in which it can be none. */
class MessageBookTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final String TIME = "2019/2/28 11:25:05";

    @TempDir
    Path folder;

    private final List<SheetLine> lines = new ArrayList<>();

    @Test
    void a_row_becomes_a_message_without_its_writer() {
        Outcome<Reading> outcome =
                read(Books.withRows(folder, List.of(Books.row(188006, "路灯不亮", TIME, "\n\t\t三天了。\n\t\t"))));

        assertThat(outcome).isEqualTo(Outcome.done(new Reading(1, List.of("留言用户", "反对数", "点赞数"))));
        assertThat(lines)
                .containsExactly(new SheetLine.Whole(
                        2, new Message("188006", "路灯不亮", "三天了。", Instant.parse("2019-02-28T03:25:05Z"))));
    }

    @Test
    void columns_stand_in_any_order_below_any_title() {
        Path file = Books.write(
                folder.resolve("other.xlsx"),
                List.of("2019 年度留言汇总"),
                List.of(
                        List.of("时间", " 留言 详情 ", "编号", "备注"),
                        List.of(43678, "三天了", "W-7", "x"),
                        List.of("", "", "", "只有备注"),
                        List.of("2019/3/1", "四天了", "W-8", "")));

        assertThat(read(file)).isEqualTo(Outcome.done(new Reading(2, List.of("备注"))));
        assertThat(lines).extracting(SheetLine::line).containsExactly(3, 5);
        assertThat(((SheetLine.Whole) lines.getFirst()).message())
                .isEqualTo(new Message("W-7", "", "三天了", Instant.parse("2019-07-31T16:00:00Z")));
    }

    @Test
    void every_row_that_cannot_be_taken_names_its_column_and_reason() {
        read(Books.withRows(
                folder,
                List.of(
                        Books.row("", "主题", TIME, "详情"),
                        Books.row("7".repeat(61), "主题", TIME, "详情"),
                        Books.row(1234567890123456789L, "主题", TIME, "详情"),
                        Books.row(1, "", TIME, "\n\t"),
                        Books.row(2, "字".repeat(201), TIME, "详情"),
                        Books.row(3, "主题", TIME, "字".repeat(10_001)),
                        Books.row(4, "主题", "", "详情"),
                        Books.row(5, "主题", "2019/2/30", "详情"),
                        Books.row(6, "主题", "2026/3/2 10:00:01", "详情"),
                        Books.row(7, "主题", "1989/12/31", "详情"),
                        Books.row(8, "主题", 20190228, "详情"),
                        List.of(9, "A0001", new Formula("HYPERLINK(\"http://x\")"), TIME, "详情"))));

        assertThat(lines)
                .extracting(line ->
                        line.line() + " " + ((SheetLine.Faulty) line).problem().column() + " "
                                + ((SheetLine.Faulty) line).problem().code())
                .containsExactly(
                        "2 NUMBER number-missing",
                        "3 NUMBER number-too-long",
                        "4 NUMBER number-inexact",
                        "5 SUBJECT words-missing",
                        "6 SUBJECT too-long",
                        "7 DETAILS too-long",
                        "8 TIME time-missing",
                        "9 TIME time-unreadable",
                        "10 TIME time-future",
                        "11 TIME time-too-early",
                        "12 TIME time-unreadable",
                        "13 SUBJECT formula");
    }

    @Test
    void a_cell_of_five_megabytes_is_one_refused_row() {
        String big = "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>2019/1/1</t></is></c>"
                + "<c r=\"C2\" t=\"inlineStr\"><is><t>" + "长".repeat(5 << 20) + "</t></is></c></row>";

        assertThat(read(Books.raw(folder.resolve("big.xlsx"), heading() + big, Map.of())))
                .isInstanceOf(Outcome.Done.class);
        assertThat(lines)
                .singleElement()
                .isInstanceOfSatisfying(
                        SheetLine.Faulty.class,
                        line -> assertThat(line.problem())
                                .isEqualTo(Problem.of(Column.DETAILS, "too-long", 5 << 20, 10_000)));
    }

    @Test
    void an_error_in_a_cell_is_one_refused_row() {
        String row = "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"e\"><v>#REF!</v></c>"
                + "<c r=\"C2\" t=\"inlineStr\"><is><t>详情</t></is></c></row>";

        read(Books.raw(folder.resolve("error.xlsx"), heading() + row, Map.of()));

        assertThat(lines)
                .singleElement()
                .isInstanceOfSatisfying(
                        SheetLine.Faulty.class,
                        line -> assertThat(line.problem().code()).isEqualTo("cell-broken"));
    }

    @Test
    void only_as_many_rows_are_read_as_asked_for() throws IOException {
        Path file = Books.withRows(
                folder, List.of(Books.row(1, "一", TIME, ""), Books.row(2, "二", TIME, ""), Books.row(3, "三", TIME, "")));

        Outcome<Reading> outcome = new MessageBook(ZoneId.of("Asia/Shanghai"), NOW).read(file, 2, lines::add);

        assertThat(outcome.map(Reading::rows)).isEqualTo(Outcome.done(2));
        assertThat(lines).hasSize(2);
    }

    @Test
    void a_missing_column_is_named() {
        assertThat(read(Books.write(folder.resolve("a.xlsx"), List.of("留言编号", "留言用户", "留言主题"), List.of())))
                .isEqualTo(Outcome.refused("intake.file.columns-missing", "留言时间"));
        assertThat(read(Books.write(folder.resolve("b.xlsx"), List.of("姓名", "电话"), List.of())))
                .isEqualTo(Outcome.refused("intake.file.columns-missing", "留言编号、留言时间、留言主题 / 留言详情"));
    }

    @Test
    void a_column_that_stands_there_twice_is_refused() {
        assertThat(read(Books.write(folder.resolve("a.xlsx"), List.of("留言编号", "编号", "留言时间", "留言主题"), List.of())))
                .isEqualTo(Outcome.refused("intake.file.column-twice", "留言编号"));
    }

    @Test
    void a_sheet_without_rows_is_refused() {
        assertThat(read(Books.write(folder.resolve("a.xlsx"), List.of(), List.of())))
                .isEqualTo(Outcome.refused("intake.file.no-rows"));
        assertThat(read(Books.withRows(folder, List.of()))).isEqualTo(Outcome.refused("intake.file.no-rows"));
    }

    @Test
    void a_text_file_is_told_by_its_encoding() throws IOException {
        assertThat(read(file("a.csv", "留言编号,留言主题\n1,路灯\n".getBytes(Charset.forName("GBK")))))
                .isEqualTo(Outcome.refused("intake.file.text", "GBK / GB18030"));
        assertThat(read(file("b.xlsx", "留言编号,留言主题\n1,路灯\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Outcome.refused("intake.file.text", "UTF-8"));
    }

    @Test
    void what_is_no_workbook_is_refused_by_what_it_is() throws IOException {
        byte[] ole2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        byte[] binary = {1, 0, (byte) 0xFF, (byte) 0xFE, 0, 3};

        assertThat(reason(file("old.xlsx", ole2))).isEqualTo("old-excel");
        assertThat(reason(file("binary.xlsx", binary))).isEqualTo("not-a-workbook");
        assertThat(reason(file("empty.xlsx", new byte[0]))).isEqualTo("empty");
        assertThat(reason(zip("word/document.xml", "x".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("other-zip");
        assertThat(reason(zip("xl/workbook.xml", "no xml".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("damaged");
        assertThat(reason(cutInHalf(Books.withRows(folder, List.of(Books.row(1, "一", TIME, ""))))))
                .isEqualTo("damaged");
    }

    @Test
    void broken_xml_below_good_rows_is_a_damaged_file() {
        String row = "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>43678</v></c></row><row r=\"3\"><c";

        assertThat(reason(Books.raw(folder.resolve("broken.xlsx"), heading() + row, Map.of())))
                .isEqualTo("damaged");
    }

    @Test
    void an_archive_that_unpacks_to_more_than_memory_should_hold_is_not_opened() throws IOException {
        byte[] zeros = new byte[(int) FileCheck.MOST_UNPACKED_BYTES + 1];

        Path bomb = Books.raw(folder.resolve("bomb.xlsx"), heading(), Map.of("xl/media/image1.png", zeros));

        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        assertThat(reason(bomb)).isEqualTo("unpacks-too-big");
    }

    @Test
    void entities_of_a_document_type_are_not_expanded() throws IOException {
        String attack = """
                <!DOCTYPE worksheet [<!ENTITY a "haha"><!ENTITY f SYSTEM "file:///etc/hostname">]>
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                %s<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>43678</v></c><c r="C2" t="inlineStr"><is><t>&f;&a;</t></is></c></row>
                </sheetData></worksheet>""".formatted(heading());
        Path good = Books.raw(folder.resolve("good.xlsx"), heading(), Map.of());
        Path file = replaced(good, "xl/worksheets/sheet1.xml", attack);

        read(file);

        assertThat(lines.toString())
                .doesNotContain("haha")
                .doesNotContain(Files.readString(Path.of("/etc/hostname")).strip());
    }

    private Outcome<Reading> read(Path file) {
        try {
            return new MessageBook(ZoneId.of("Asia/Shanghai"), NOW).read(file, Integer.MAX_VALUE, lines::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String reason(Path file) {
        return switch (read(file)) {
            case Outcome.Refused<Reading>(Refusal refusal) -> refusal.key().replace("intake.file.", "");
            case Outcome.Done<Reading> done -> "read " + done.value();
        };
    }

    private static String heading() {
        return "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>留言编号</t></is></c>"
                + "<c r=\"B1\" t=\"inlineStr\"><is><t>留言时间</t></is></c>"
                + "<c r=\"C1\" t=\"inlineStr\"><is><t>留言详情</t></is></c></row>";
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static Path cutInHalf(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        return Files.write(file, Arrays.copyOf(content, content.length / 2));
    }

    private Path zip(String entry, byte[] content) throws IOException {
        Path file = folder.resolve("some.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
        return file;
    }

    private Path replaced(Path file, String entry, String content) throws IOException {
        Path copy = folder.resolve("replaced.xlsx");
        try (ZipFile from = new ZipFile(file.toFile());
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry one : Collections.list(from.entries())) {
                zip.putNextEntry(new ZipEntry(one.getName()));
                zip.write(
                        one.getName().equals(entry)
                                ? content.getBytes(StandardCharsets.UTF_8)
                                : from.getInputStream(one).readAllBytes());
            }
        }
        return copy;
    }
}
