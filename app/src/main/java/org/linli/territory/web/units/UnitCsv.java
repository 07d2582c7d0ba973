package org.linli.territory.web.units;

import java.util.List;
import java.util.Map;
import org.linli.territory.Unit;

/** Units as a table that a spreadsheet opens and the import of divisions reads. */
final class UnitCsv {

    private UnitCsv() {}

    /** @param uses in words, of dedicated grids by number; the column is there where one of them is */
    static String of(Unit parent, List<Unit> units, Map<Integer, String> uses) {
        StringBuilder csv = new StringBuilder("\uFEFF代码,名称,上级代码,层级").append(uses.isEmpty() ? "\r\n" : ",专属网格\r\n");
        for (Unit unit : units) {
            csv.append(unit.code())
                    .append(',')
                    .append(quoted(unit.name()))
                    .append(',')
                    .append(parent.code())
                    .append(',')
                    .append(quoted(unit.levelName()))
                    .append(uses.isEmpty() ? "" : "," + quoted(uses.getOrDefault(unit.no(), "")))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
