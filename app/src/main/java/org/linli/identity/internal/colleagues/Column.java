package org.linli.identity.internal.colleagues;

import org.linli.identity.internal.sheets.SheetColumn;

/** A column of the workbook of colleagues. All others stay in the file. */
public enum Column implements SheetColumn {
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

    @Override
    public String heading() {
        return heading;
    }

    @Override
    public String english() {
        return english;
    }

    @Override
    public boolean isNeeded() {
        return this != DEPARTMENT;
    }
}
