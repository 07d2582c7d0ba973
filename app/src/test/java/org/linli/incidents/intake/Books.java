package org.linli.incidents.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks to test with. */
public final class Books {

    /** The heading of the file that people know. */
    public static final List<Object> HEADING = List.of("留言编号", "留言用户", "留言主题", "留言时间", "留言详情", "反对数", "点赞数");

    private Books() {}

    /** A cell that is computed. */
    public record Formula(String expression) {}

    /** A row with everything in its place. */
    public static List<Object> row(Object number, String subject, Object time, String details) {
        return List.of(number, "A00012345", subject, time, details, 0, 3);
    }

    public static Path withRows(Path folder, List<List<Object>> rows) {
        Path file = folder.resolve("messages.xlsx");
        write(file, HEADING, rows);
        return file;
    }

    public static Path write(Path file, List<Object> heading, List<List<Object>> rows) {
        try (OutputStream stream = Files.newOutputStream(file);
                Workbook workbook = new Workbook(stream, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Sheet1");
            put(sheet, 0, heading);
            for (int i = 0; i < rows.size(); i++) {
                put(sheet, i + 1, rows.get(i));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Worksheet sheet, int row, List<Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case Formula formula -> sheet.formula(row, column, formula.expression());
                case Number number -> sheet.value(row, column, number);
                case String text -> sheet.value(row, column, text);
                default -> throw new IllegalArgumentException("No cell for " + cells.get(column));
            }
        }
    }

    /** A workbook made by hand: the rows as XML, and what else lies in the archive. */
    public static Path raw(Path file, String rows, Map<String, byte[]> others) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                    </Types>""");
            entry(zip, "xl/workbook.xml", """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                    <sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            entry(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>""");
            entry(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                            + "</sheetData></worksheet>");
            for (Map.Entry<String, byte[]> other : others.entrySet()) {
                zip.putNextEntry(new ZipEntry(other.getKey()));
                zip.write(other.getValue());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
