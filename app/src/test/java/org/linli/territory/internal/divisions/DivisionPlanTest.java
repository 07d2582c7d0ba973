package org.linli.territory.internal.divisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.territory.ImportOrder;
import org.linli.territory.ImportReport;
import org.linli.territory.ImportReport.Counts;
import org.linli.territory.ImportReport.Verdict;
import org.linli.territory.SourceFile;
import org.linli.territory.Unit;
import org.linli.territory.internal.LevelNames;
import org.linli.territory.internal.LevelNames.Level;
import org.linli.territory.internal.LevelNames.Rule;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.divisions.DivisionPlan.NewUnit;

class DivisionPlanTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final LevelNames LEVELS = new LevelNames(
            List.of(
                    new Level("province", "省级", 2),
                    new Level("city", "地级", 4),
                    new Level("district", "区县", 6),
                    new Level("street", "街镇", 9),
                    new Level("community", "社区（村）", 12),
                    new Level("grid", "网格", 15)),
            List.of(
                    new Rule("street", "苏木", null, null, "苏木"),
                    new Rule("street", "镇", null, null, "镇"),
                    new Rule("street", null, 1, 99, "街道"),
                    new Rule("community", "嘎查村委会", null, null, "嘎查"),
                    new Rule("community", null, 200, 399, "村")));

    @Test
    void parents_come_before_children_whatever_the_order_of_files_and_columns() {
        DivisionPlan plan = plan(
                NumberRanges.everything(),
                tree(),
                "name,streetCode,code\n新苑社区居委会,150302007,150302007001\n",
                "areaCode;code;name\n150302;150302007;滨河街道\n",
                "\"code\"\t\"name\"\t\"cityCode\"\n150302\t\"海勃湾区\"\t1503\n");

        assertThat(plan.added())
                .extracting(NewUnit::code)
                .containsExactly("1503", "150302", "150302007", "150302007001");
        assertThat(plan.added()).extracting(NewUnit::parentCode).containsExactly(null, "1503", "150302", "150302007");
        assertThat(plan.added()).extracting(NewUnit::levelName).containsExactly("地级", "区县", "街道", "社区（村）");
        assertThat(plan.report().counts()).isEqualTo(new Counts(4, 0, 0, 0, 0));
    }

    @Test
    void level_names_follow_the_name_first_and_the_code_where_it_says_nothing() {
        DivisionPlan plan = plan(NumberRanges.everything(), tree(unit(1, "150302", "海勃湾区", null)), """
                code,name
                150302201,巴音苏木
                150302101,千里山镇
                150302001,凤凰岭
                150302001201,东方村委会
                150302001202,渡口嘎查村委会
                """);

        assertThat(plan.added()).extracting(NewUnit::levelName).containsExactly("街道", "村", "嘎查", "镇", "苏木");
    }

    @Test
    void every_bad_row_is_refused_with_its_reason_and_takes_its_children_along() {
        DivisionPlan plan = plan(NumberRanges.everything(), tree(unit(1, "150302", "海勃湾区", null)), """
                code,name,areaCode
                150302001,新华街道,150302
                150302001,新华街道,150302
                1503020010011,十三位社区,150302
                150302002,,150302
                150302003,=HYPERLINK("http://example.org"),150302
                150302004,某街道,150303
                150999001,无主街道,150999
                150302005,看\u200B不见街道,150302
                150302002001,上级被退回的社区,150302
                1.50302E+11,科学计数,150302
                """);

        assertThat(plan.report().rows().stream()
                        .map(row -> row.line() + " " + row.verdict() + " "
                                + row.remarks().stream()
                                        .map(remark -> remark.key().replace("territory.", ""))
                                        .collect(Collectors.joining(",")))
                        .toList())
                .containsExactly(
                        "2 ADDED ",
                        "3 REFUSED import.code.twice",
                        "4 REFUSED import.code.length",
                        "5 REFUSED import.name.missing",
                        "6 REFUSED import.name.formula",
                        "7 REFUSED import.parent.mismatch",
                        "8 REFUSED import.parent.unknown",
                        "9 REFUSED import.name.control",
                        "10 REFUSED import.parent.unknown",
                        "11 REFUSED import.code.rounded");
        assertThat(plan.added()).extracting(NewUnit::code).containsExactly("150302001");
    }

    @Test
    void what_is_there_already_is_unchanged_and_a_new_name_is_a_change() {
        UnitTree tree = tree(unit(1, "150302", "海勃湾区", null), unit(2, "150302001", "新华街道", 1));

        DivisionPlan plan = plan(NumberRanges.everything(), tree, "代码,名称\n150302,海勃湾区\n150302001000,新华路街道\n");

        assertThat(plan.report().rows())
                .extracting(ImportReport.Row::verdict)
                .containsExactly(Verdict.UNCHANGED, Verdict.CHANGED);
        assertThat(plan.changed()).singleElement().satisfies(change -> {
            assertThat(change.no()).isEqualTo(2);
            assertThat(change.name()).isEqualTo("新华路街道");
        });
    }

    @Test
    void a_city_without_a_known_name_must_be_named() {
        DivisionPlan plan = plan(NumberRanges.everything(), tree(), "code,name\n429004,仙桃市\n");

        assertThat(plan.report().rows())
                .singleElement()
                .satisfies(
                        row -> assertThat(row.remarks().getFirst().key()).isEqualTo("territory.import.parent.unnamed"));
    }

    @Test
    void rows_outside_of_the_wanted_part_are_left_out() {
        ImportOrder.Divisions order = new ImportOrder.Divisions(
                List.of(file(0, "code,name\n150302,海勃湾区\n110101,东城区\n1101010010011,东城的十三位\n")), "1503", Map.of(), null);

        DivisionPlan plan = Divisions.read(order)
                .orThrow()
                .plan(tree(), LEVELS, Map.of("1503", "乌海市"), NumberRanges.everything(), DAY, grids -> Map.of());

        assertThat(plan.report().counts()).isEqualTo(new Counts(2, 0, 0, 0, 2));
    }

    @Test
    void an_actor_changes_nothing_beside_her_territory_and_adds_no_root() {
        UnitTree tree = tree(unit(1, "1503", "乌海市", null), unit(2, "150302", "海勃湾区", 1), unit(5, "150303", "海南区", 1));
        NumberRanges district = NumberRanges.of(List.of(2, 3, 4));

        DivisionPlan plan = plan(district, tree, """
                code,name
                150302001,新华街道
                150303001,别区的街道
                150303,海南新区
                110101,东城区
                """);

        assertThat(plan.report().rows())
                .filteredOn(row -> row.verdict() == Verdict.REFUSED)
                .extracting(ImportReport.Row::code)
                .containsExactly("1101", "150303001", "150303", "110101");
        assertThat(plan.added()).extracting(NewUnit::code).containsExactly("150302001");
    }

    @Test
    void a_file_without_columns_for_code_and_name_is_refused_as_a_whole() {
        assertThat(Divisions.read(new ImportOrder.Divisions(List.of(file(0, "甲,乙\n1,2\n")), null, Map.of(), null)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().key()).isEqualTo("territory.import.no-header"));
    }

    private static DivisionPlan plan(NumberRanges scope, UnitTree tree, String... tables) {
        List<SourceFile> files =
                Arrays.stream(tables).map(table -> file(0, table)).toList();
        return Divisions.read(new ImportOrder.Divisions(files, null, Map.of(), null))
                .orThrow()
                .plan(tree, LEVELS, Map.of("1503", "乌海市", "1101", "北京市"), scope, DAY, grids -> Map.of());
    }

    private static SourceFile file(int number, String text) {
        return new SourceFile("list-" + number + ".csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static UnitTree tree(Unit... units) {
        return new UnitTree(
                1,
                DAY,
                Arrays.stream(units)
                        .map(unit -> new UnitTree.Entry(
                                unit, NumberRanges.of(List.of(unit.no())), LocalDate.of(2020, 1, 1), null))
                        .toList());
    }

    private static Unit unit(int no, String code, String name, @Nullable Integer parentNo) {
        Level level = LEVELS.levelOf(code.length()).orElseThrow();
        int part = Integer.parseInt(code.substring(code.length() > 6 ? code.length() - 3 : code.length() - 2));
        return new Unit(no, new UUID(0, no), level.key(), LEVELS.nameOf(level, name, part), code, name, parentNo);
    }
}
