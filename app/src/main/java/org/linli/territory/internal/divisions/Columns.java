package org.linli.territory.internal.divisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.linli.kernel.tables.TableRow;

/**
 * Which column holds what, told by the names in the first row; their order does not matter.
 *
 * @param civilCode column of the second code system, the one of the civil affairs
 * @param use column that says what a dedicated grid is for
 * @param above columns that name units above
 */
record Columns(int code, int name, OptionalInt civilCode, OptionalInt use, List<Integer> above) {

    private static final Set<String> CODE = Set.of(
            "code",
            "代码",
            "编码",
            "区划代码",
            "行政区划代码",
            "统计用区划代码",
            "统计代码",
            "区域代码",
            "adcode",
            "divisioncode",
            "网格代码",
            "网格编码",
            "gridcode");
    private static final Set<String> NAME =
            Set.of("name", "名称", "单位名称", "区划名称", "行政区划名称", "地名", "divisionname", "网格名称", "gridname");
    private static final Set<String> CIVIL_CODE = Set.of("civilcode", "民政代码", "民政区划代码");
    private static final Set<String> USE = Set.of("专属网格", "专属用途", "专属网格用途", "dedicatedto", "dedicatedgrid");
    private static final Set<String> ABOVE = Set.of(
            "parentcode",
            "parent",
            "provincecode",
            "citycode",
            "areacode",
            "districtcode",
            "streetcode",
            "towncode",
            "上级代码",
            "父级代码",
            "省级代码",
            "地级代码",
            "市级代码",
            "县级代码",
            "区县代码",
            "街道代码",
            "乡镇代码",
            "街镇代码",
            "communitycode",
            "villagecode",
            "社区代码",
            "村代码",
            "所属社区代码");

    /** Empty if no column is called as a code or a name is. */
    static Optional<Columns> recognise(TableRow header) {
        List<String> titles = header.fields().stream().map(Columns::plain).toList();
        OptionalInt code = find(titles, CODE);
        OptionalInt name = find(titles, NAME);
        if (code.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> above = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            if (ABOVE.contains(titles.get(i))) {
                above.add(i);
            }
        }
        return Optional.of(new Columns(
                code.getAsInt(), name.getAsInt(), find(titles, CIVIL_CODE), find(titles, USE), List.copyOf(above)));
    }

    /** Whether a value that matters was computed, so that nobody knows what it will be tomorrow. */
    boolean isComputed(TableRow row) {
        return row.formulas().contains(code)
                || row.formulas().contains(name)
                || civilCode.stream().anyMatch(row.formulas()::contains)
                || use.stream().anyMatch(row.formulas()::contains)
                || above.stream().anyMatch(row.formulas()::contains);
    }

    private static OptionalInt find(List<String> titles, Set<String> known) {
        return IntStream.range(0, titles.size())
                .filter(i -> known.contains(titles.get(i)))
                .findFirst();
    }

    private static String plain(String title) {
        return title.strip()
                .toLowerCase(Locale.ROOT)
                .replace("_", "")
                .replace("-", "")
                .replace(" ", "");
    }
}
