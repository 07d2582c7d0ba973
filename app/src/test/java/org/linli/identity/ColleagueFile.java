package org.linli.identity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks of colleagues for tests. */
public final class ColleagueFile {

    private static final List<String> HEADING = List.of("姓名", "账号", "岗位", "权限组", "辖区", "部门");

    private ColleagueFile() {}

    /** @param rows cells by {@code |}; a cell that begins with {@code =} is a formula */
    public static byte[] of(List<String> rows) {
        return of(HEADING, rows);
    }

    public static byte[] of(List<String> heading, List<String> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("同事");
            for (int i = 0; i < heading.size(); i++) {
                sheet.value(0, i, heading.get(i));
            }
            for (int row = 0; row < rows.size(); row++) {
                String[] cells = rows.get(row).split("\\|", -1);
                for (int i = 0; i < cells.length; i++) {
                    String cell = cells[i].strip();
                    if (cell.startsWith("=")) {
                        sheet.formula(row + 1, i, cell.substring(1));
                    } else if (!cell.isEmpty()) {
                        sheet.value(row + 1, i, cell);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
