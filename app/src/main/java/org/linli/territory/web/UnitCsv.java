package org.linli.territory.web;

import java.util.List;
import org.linli.territory.Unit;

/** Units as a table that a spreadsheet opens and the import of divisions reads. */
final class UnitCsv {

    private UnitCsv() {}

    static String of(Unit parent, List<Unit> units) {
        StringBuilder csv = new StringBuilder("\uFEFF代码,名称,上级代码,层级\r\n");
        for (Unit unit : units) {
            csv.append(unit.code())
                    .append(',')
                    .append(quoted(unit.name()))
                    .append(',')
                    .append(parent.code())
                    .append(',')
                    .append(quoted(unit.levelName()))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
