package org.linli.identity.internal.transfer;

import org.linli.identity.internal.sheets.SheetColumn;

/** A column of the workbook of grade and pay. All others stay in the file. */
public enum EmploymentColumn implements SheetColumn {
    LOGIN("账号", "login", true),
    NAME("姓名", "name", true),
    STANDING("身份", "standing", false),
    GRADE("职级", "grade", true),
    PAY_CLASS("薪级、待遇", "pay class", true);

    private final String heading;
    private final String english;
    private final boolean isNeeded;

    EmploymentColumn(String heading, String english, boolean isNeeded) {
        this.heading = heading;
        this.english = english;
        this.isNeeded = isNeeded;
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
        return isNeeded;
    }
}
