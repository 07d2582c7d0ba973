package org.linli.identity.internal.workers.roster;

import org.linli.identity.internal.sheets.SheetColumn;

/** A column of a roster. All others, numbers of identity cards among them, stay in the file. */
public enum RosterColumn implements SheetColumn {
    NAME("姓名", "name", true),
    PHONE("电话", "phone", false),
    ROLE("角色", "role", true),
    UNIT("辖区", "unit", true),
    LINE("条线部门", "line department", false),
    LEADS("负责", "leads", false),
    FROM("开始日期", "from", false),
    UNTIL("结束日期", "until", false);

    private final String heading;
    private final String english;
    private final boolean isNeeded;

    RosterColumn(String heading, String english, boolean isNeeded) {
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
