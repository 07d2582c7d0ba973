package org.linli.territory.internal.homes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.linli.kernel.Outcome;
import org.linli.kernel.tables.TableRow;
import org.linli.territory.SourceFile;
import org.linli.territory.internal.divisions.Tables;

/** Reads doors from a table. Its own columns are read; whatever else stands beside them, a name for example, is not. */
public final class DoorListFile {

    /** What to fill in, with two doors to show how; opens in a spreadsheet. */
    public static final String TEMPLATE =
            "\uFEFF社区代码,楼栋,单元,楼层,门牌,用途,户数,网格\r\n,幸福小区1号楼,1,3,301,住宅,1,\r\n,幸福小区1号楼,,1,S01,商铺,,\r\n";

    static final int MOST_DOORS = 20_000;

    private static final List<List<String>> COLUMNS = List.of(
            List.of("社区代码", "社区", "所属社区", "community", "communitycode"),
            List.of("楼栋", "楼号", "建筑", "楼栋名称", "楼栋地址", "building", "address"),
            List.of("单元", "单元号", "门洞", "entrance", "unit"),
            List.of("楼层", "层", "所在层", "floor"),
            List.of("门牌", "房号", "房间号", "门牌号", "室", "door", "room"),
            List.of("用途", "房屋用途", "类型", "kind", "use"),
            List.of("户数", "households"),
            List.of("网格", "网格代码", "网格编码", "grid", "gridcode"));

    private DoorListFile() {}

    /** Refused when it is no table, has no building or door column, is empty or too long. */
    static Outcome<List<ListRow>> read(SourceFile file) {
        return Tables.rows(file, MOST_DOORS + 2)
                .then(rows -> rows.isEmpty() ? Outcome.refused("homes.refused.empty", file.name()) : rows(file, rows));
    }

    private static Outcome<List<ListRow>> rows(SourceFile file, List<TableRow> rows) {
        List<String> heading = rows.getFirst().fields().stream()
                .map(title -> title.replace("\uFEFF", "").replaceAll("\\s", "").toLowerCase(Locale.ROOT))
                .toList();
        List<Integer> at = COLUMNS.stream().map(names -> column(heading, names)).toList();
        if (at.get(1) < 0 || at.get(3) < 0 || at.get(4) < 0) {
            return Outcome.refused("homes.refused.heading");
        }
        List<ListRow> read = new ArrayList<>();
        for (TableRow row : rows.subList(1, rows.size())) {
            read.add(new ListRow(
                    row.line(),
                    field(row, at.get(0)),
                    field(row, at.get(1)),
                    field(row, at.get(2)),
                    field(row, at.get(3)),
                    field(row, at.get(4)),
                    field(row, at.get(5)),
                    field(row, at.get(6)),
                    field(row, at.get(7)),
                    at.stream().anyMatch(row.formulas()::contains)));
        }
        if (read.isEmpty()) {
            return Outcome.refused("homes.refused.empty", file.name());
        }
        return read.size() > MOST_DOORS ? Outcome.refused("homes.refused.many", MOST_DOORS) : Outcome.done(read);
    }

    private static int column(List<String> heading, List<String> names) {
        return IntStream.range(0, heading.size())
                .filter(i -> names.contains(heading.get(i)))
                .findFirst()
                .orElse(-1);
    }

    private static String field(TableRow row, int column) {
        return column < 0 ? "" : row.field(column).strip();
    }
}
