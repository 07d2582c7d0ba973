package org.linli.incidents.intake.sheet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A column that is read. All others are left in the file, above all the one that names the writer. */
public enum Column {
    NUMBER("留言编号", "编号 留言号 工单编号 诉求编号 number id"),
    SUBJECT("留言主题", "主题 标题 留言标题 subject title"),
    TIME("留言时间", "时间 提交时间 上报时间 诉求时间 time date"),
    DETAILS("留言详情", "详情 内容 留言内容 诉求内容 details text");

    private final String heading;
    private final String otherHeadings;

    Column(String heading, String otherHeadings) {
        this.heading = heading;
        this.otherHeadings = otherHeadings;
    }

    /** What the column is called in the file that people know. */
    public String heading() {
        return heading;
    }

    private boolean isCalled(String words) {
        return heading.equals(words) || (!words.isEmpty() && (" " + otherHeadings + " ").contains(" " + words + " "));
    }

    static Optional<Column> find(String cell) {
        String words = Wording.oneLine(cell).replace(" ", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(column -> column.isCalled(words)).findFirst();
    }
}
