package org.linli.identity.internal.colleagues;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A column of the workbook of colleagues. All others stay in the file. */
public enum Column {
    NAME("姓名", "name"),
    LOGIN("账号", "login"),
    TITLE("岗位", "post"),
    SET("权限组", "permission set"),
    UNIT("辖区", "unit"),
    DEPARTMENT("部门", "department");

    private final String heading;
    private final String english;

    Column(String heading, String english) {
        this.heading = heading;
        this.english = english;
    }

    /** What the column is called in the template. */
    public String heading() {
        return heading;
    }

    boolean isNeeded() {
        return this != DEPARTMENT;
    }

    static Optional<Column> find(String cell) {
        String words = cell.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.heading.equals(words) || column.english.equals(words))
                .findFirst();
    }
}
