package org.linli.territory.internal.reorganisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.territory.Lineage.Kind;
import org.linli.territory.Lineage.Link;
import org.linli.territory.internal.LevelNames;
import org.linli.territory.internal.UnitRow;
import org.linli.territory.internal.reorganisation.Operation.Staff;

/** FEATURE UNDER TEST: what a plan may do to a structure, and what it is refused for (M01-17, M01-18). */
class RedrawingTest {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 1);

    /**
     * A city 1 with the districts 2 and 3. District 2 has the streets 4 (communities 6, 7; grids 61, 62 and 71) and 5
     * (community 8 with grid 81); district 3 has the street 9 with community 90. 7 is a village.
     */
    private static final List<Node> TOWN = List.of(
            unit(1, "city", "市", "1507", null),
            unit(2, "district", "东区", "150702", 1),
            unit(3, "district", "西区", "150703", 1),
            unit(4, "street", "前街", "150702001", 2),
            unit(5, "street", "后街", "150702002", 2),
            unit(6, "community", "一社区", "150702001001", 4),
            unit(7, "community", "二村", "150702001200", 4),
            unit(8, "community", "三社区", "150702002001", 5),
            unit(9, "street", "西街", "150703001", 3),
            unit(90, "community", "西社区", "150703001001", 9),
            grid(61, "一格", 6),
            grid(62, "二格", 6),
            grid(71, "三格", 7),
            grid(81, "四格", 8));

    @Test
    void a_level_ends_and_what_lay_below_it_moves_up() {
        Redrawn redrawn = done(new Operation.AbolishLevel("street", 2, Staff.DOWN));

        assertThat(redrawn.ended()).extracting(Node::no).containsExactly(4, 5);
        assertThat(redrawn.changed())
                .extracting(
                        change -> change.after().no(), change -> change.after().parentNo())
                .containsExactly(tuple(6, 2), tuple(7, 2), tuple(8, 2));
        assertThat(redrawn.heirs()).isEqualTo(Map.of(4, 2, 5, 2));
        assertThat(redrawn.receivers()).isEqualTo(Map.of(4, List.of(6, 7), 5, List.of(8)));
    }

    @Test
    void communities_of_different_streets_merge_once_the_streets_are_gone_and_their_staff_finds_the_new_one() {
        Redrawn redrawn = done(
                new Operation.AbolishLevel("street", 2, Staff.DOWN),
                new Operation.Merge(List.of(6, 8), "大社区", "150702400001"));

        assertThat(redrawn.opened()).singleElement().satisfies(merged -> {
            assertThat(merged.no()).isNegative();
            assertThat(merged.parentNo()).isEqualTo(2);
            assertThat(merged.levelName()).isEqualTo("社区");
        });
        int merged = redrawn.opened().getFirst().no();
        assertThat(redrawn.heirs()).isEqualTo(Map.of(4, 2, 5, 2, 6, merged, 8, merged));
        assertThat(redrawn.receivers()).isEqualTo(Map.of(4, List.of(merged, 7), 5, List.of(merged)));
        assertThat(redrawn.changed().stream().filter(change -> change.after().kind() == UnitRow.Kind.GRID))
                .extracting(
                        change -> change.after().no(), change -> change.after().parentNo())
                .containsExactly(tuple(61, merged), tuple(62, merged), tuple(81, merged));
        assertThat(redrawn.links())
                .extracting(Link::kind, Link::predecessorNo, Link::isHeir)
                .containsExactly(
                        tuple(Kind.ABOLITION, 4, true),
                        tuple(Kind.ABOLITION, 5, true),
                        tuple(Kind.MERGE, 6, true),
                        tuple(Kind.MERGE, 8, true));
    }

    @Test
    void a_split_hands_every_grid_to_a_part_and_the_first_part_inherits() {
        Redrawn redrawn = done(new Operation.Split(
                6,
                List.of(
                        new Operation.Part("一东", "150702001003", List.of(61)),
                        new Operation.Part("一西", null, List.of(62)))));

        assertThat(redrawn.links())
                .extracting(Link::kind, Link::share, Link::isHeir)
                .containsExactly(tuple(Kind.SPLIT, 0.5, true), tuple(Kind.SPLIT, 0.5, false));
        assertThat(redrawn.heirs()).containsOnlyKeys(6);
    }

    @Test
    void a_village_becomes_a_community_and_stays_the_same_unit() {
        Redrawn redrawn = done(new Operation.Convert(7, "二社区", "150702001002"));

        assertThat(redrawn.ended()).isEmpty();
        assertThat(redrawn.changed()).singleElement().satisfies(change -> {
            assertThat(change.before().levelName()).isEqualTo("村");
            assertThat(change.after().levelName()).isEqualTo("社区");
            assertThat(change.after().code()).isEqualTo("150702001002");
        });
    }

    @Test
    void a_unit_takes_all_that_lies_below_it_to_another_parent() {
        Redrawn redrawn = done(new Operation.Move(8, 4), new Operation.Merge(List.of(6, 8), "大社区", null));

        assertThat(redrawn.opened()).singleElement().extracting(Node::parentNo).isEqualTo(4);
    }

    @Test
    void refusals_have_names() {
        assertRefused("empty");
        assertRefused("merge-one", new Operation.Merge(List.of(6, 6), "大社区", null));
        assertRefused("merge-levels", new Operation.Merge(List.of(4, 6), "大社区", null));
        assertRefused("merge-parents", new Operation.Merge(List.of(6, 8), "大社区", null));
        assertRefused("merge-districts", new Operation.Merge(List.of(6, 90), "大社区", null));
        assertRefused("orphan-grid", new Operation.Abolish(6, Staff.UP));
        assertRefused("no-parent", new Operation.Abolish(1, Staff.UP));
        assertRefused("no-such-level", new Operation.AbolishLevel("street", 6, Staff.UP));
        assertRefused("cycle", new Operation.Move(4, 6));
        assertRefused("level-order", new Operation.Move(6, 7));
        assertRefused("unit-unknown", new Operation.Rename(999, "新名"));
        assertRefused("unit-gone", new Operation.AbolishLevel("street", 2, Staff.UP), new Operation.Rename(4, "新前街"));
        assertRefused("name-taken", new Operation.Rename(6, "二村"));
        assertRefused("convert-level", new Operation.Convert(4, "前社区", null));
        assertRefused("convert-same", new Operation.Convert(7, "二新村", null));
        assertRefused("split-one", new Operation.Split(6, List.of(part("一东", 61, 62))));
        assertRefused("split-orphan", new Operation.Split(6, List.of(part("一东", 61), part("一西"))));
        assertRefused("split-empty", new Operation.Split(6, List.of(part("一东", 61, 62), part("一西"))));
        assertRefused("split-stranger", new Operation.Split(6, List.of(part("一东", 61), part("一西", 81))));
        assertRefused("department-unknown", new Operation.Reallocate(5, 2));
    }

    @Test
    void single_functions_go_to_units_and_a_unit_that_ends_stands_for_its_heir() {
        Redrawn redrawn = done(
                new Operation.Merge(List.of(6, 7), "大社区", "150702001888"),
                new Operation.Reassign(3, List.of("P0137"), List.of(6, 7), "综合服务站"));

        int merged = redrawn.opened().getFirst().no();
        assertThat(redrawn.functions())
                .containsExactly(new Operation.Reassign(3, List.of("P0137"), List.of(merged), "综合服务站"));
    }

    @Test
    void functions_that_nobody_has_or_that_go_twice_are_refused() {
        assertRefused("department-unknown", new Operation.Reassign(5, List.of("P0137"), List.of(6), "服务站"));
        assertRefused("function-none", new Operation.Reassign(3, List.of(), List.of(6), "服务站"));
        assertRefused("function-none", new Operation.Reassign(3, List.of("P0137"), List.of(), "服务站"));
        assertRefused("function-unknown", new Operation.Reassign(4, List.of("P0137"), List.of(6), "服务站"));
        assertRefused(
                "function-twice",
                new Operation.Reassign(3, List.of("P0137"), List.of(6), "服务站"),
                new Operation.Reassign(3, List.of("P0137", "E0101"), List.of(7), "服务站"));
    }

    @Test
    void what_a_plan_ends_or_begins_is_not_ended_again_in_it() {
        assertRefused(
                "unit-gone",
                new Operation.Merge(List.of(6, 7), "大社区", null),
                new Operation.Merge(List.of(7, 6), "又一社区", null));
        assertRefused(
                "ends-new",
                new Operation.Split(90, List.of(part("西东社区"), part("西西社区"))),
                new Operation.AbolishLevel("community", 9, Staff.UP));
    }

    @Test
    void five_hundred_operations_are_redrawn_in_a_blink() {
        List<Operation> renames = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            renames.add(new Operation.Rename(6, "第" + i + "个名字"));
        }

        Redrawn redrawn = done(renames.toArray(Operation[]::new));

        assertThat(redrawn.changed())
                .singleElement()
                .satisfies(change -> assertThat(change.after().name()).isEqualTo("第499个名字"));
    }

    @Test
    void a_code_is_given_once_for_ever() {
        assertRefused("code-taken", new Operation.Recode(6, "150702002001"));
        assertRefused("code-retired", new Operation.Recode(6, "150702001777"));
        assertRefused("code-form", new Operation.Recode(6, "15070200100"));
        assertRefused("code-form", new Operation.Recode(6, "15070200１001"));
        assertRefused("code-twice", new Operation.Recode(6, "150702001888"), new Operation.Recode(7, "150702001888"));
    }

    @Test
    void a_plan_touches_only_its_own_unit() {
        Redrawing.Ground east =
                new Redrawing.Ground(levels(), NumberRanges.of(Set.of(2, 4, 5, 6, 7, 8)), Map.of(), Set.of(), Map.of());

        assertThat(new Redrawing(TOWN, east, DAY).apply(List.of(new Operation.Rename(90, "新西"))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().key()).isEqualTo("reorganisation.refused.elsewhere"));
    }

    @Test
    void fewer_levels_make_wider_spans_and_shorter_ways() {
        Redrawn redrawn = done(new Operation.AbolishLevel("street", 2, Staff.DOWN));
        List<Node> after = TOWN.stream()
                .filter(node -> redrawn.ended().stream().noneMatch(ended -> ended.no() == node.no()))
                .map(node -> redrawn.changed().stream()
                        .filter(change -> change.after().no() == node.no())
                        .findFirst()
                        .map(Redrawn.Change::after)
                        .orElse(node))
                .toList();

        assertThat(StructureHealth.of(TOWN, 2)).isEqualTo(new StructureHealth(3, 6, 4, 5.0 / 3, 2, 2.0));
        assertThat(StructureHealth.of(after, 2)).isEqualTo(new StructureHealth(2, 4, 4, 3.0, 3, 1.0));
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }

    private static Operation.Part part(String name, Integer... children) {
        return new Operation.Part(name, null, List.of(children));
    }

    private static Redrawn done(Operation... operations) {
        return redraw(operations).orThrow();
    }

    private static void assertRefused(String rule, Operation... operations) {
        assertThat(redraw(operations))
                .as(rule)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().key()).isEqualTo("reorganisation.refused." + rule));
    }

    private static Outcome<Redrawn> redraw(Operation... operations) {
        Redrawing.Ground ground = new Redrawing.Ground(
                levels(),
                NumberRanges.everything(),
                Map.of("150702002001", 8, "150702001777", 6),
                Set.of(3, 4),
                Map.of(3, Set.of("P0137", "E0101")));
        return new Redrawing(TOWN, ground, DAY).apply(List.of(operations));
    }

    private static LevelNames levels() {
        return new LevelNames(
                List.of(
                        new LevelNames.Level("city", "地级", 4),
                        new LevelNames.Level("district", "区县", 6),
                        new LevelNames.Level("street", "街镇", 9),
                        new LevelNames.Level("community", "社区（村）", 12),
                        new LevelNames.Level("grid", "网格", 15)),
                List.of(
                        new LevelNames.Rule("community", "社区", null, null, "社区"),
                        new LevelNames.Rule("community", "村", null, null, "村")));
    }

    private static Node unit(int no, String level, String name, String code, @Nullable Integer parent) {
        String levelName = name.endsWith("村") ? "村" : name.endsWith("社区") ? "社区" : level;
        return new Node(no, level, levelName, code, null, name, UnitRow.Kind.ADMINISTRATIVE, parent);
    }

    private static Node grid(int no, String name, int parent) {
        return new Node(no, "grid", "网格", null, null, name, UnitRow.Kind.GRID, parent);
    }
}
