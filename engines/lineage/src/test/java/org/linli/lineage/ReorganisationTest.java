package org.linli.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReorganisationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
    private static final LocalDate REFORM = LocalDate.of(2026, 7, 1);
    private static final LocalDate BEFORE = REFORM.minusDays(1);

    /** A district of two streets with two communities each. */
    private static final Lineage DISTRICT = Lineage.of(
            List.of(
                    spell("D", "区", "district", null),
                    spell("S1", "东街道", "street", "D"),
                    spell("S2", "西街道", "street", "D"),
                    spell("C1", "甲社区", "community", "S1"),
                    spell("C2", "乙社区", "community", "S1"),
                    spell("C3", "丙社区", "community", "S2"),
                    spell("C4", "丁村", "village", "S2")),
            List.of());

    @Test
    void when_a_level_is_abolished_its_communities_come_below_the_district_and_keep_their_codes() {
        Lineage after = done(new Operation.AbolishLevel("S1"), new Operation.AbolishLevel("S2"));
        assertThat(after.children("D", REFORM)).extracting(Spell::code).containsExactly("C1", "C2", "C3", "C4");
        assertThat(after.find("S1", REFORM)).isEmpty();
        assertThat(after.children("S1", BEFORE)).extracting(Spell::code).containsExactly("C1", "C2");
        assertThat(codes(after, "C1", BEFORE, REFORM)).containsExactly("C1");
        assertThat(codes(after, "S1", BEFORE, REFORM)).containsExactly("D");
        assertThat(codes(after, "D", REFORM, BEFORE))
                .as("the district was the district before")
                .containsExactly("D");
    }

    @Test
    void a_merger_is_found_both_ways_with_shares() {
        Lineage after = done(new Operation.Merge(
                List.of("C1", "C2"), "C1", "甲乙社区", "community", Optional.of("S1"), Map.of("C1", 3000.0, "C2", 1000.0)));
        assertThat(codes(after, "C2", BEFORE, REFORM)).containsExactly("C1");
        assertThat(share(after, "C2", BEFORE, REFORM, "C1")).hasValue(1);
        assertThat(codes(after, "C1", REFORM, BEFORE)).containsExactly("C1", "C2");
        assertThat(share(after, "C1", REFORM, BEFORE, "C2")).hasValue(0.25);
        assertThat(after.find("C1", REFORM).map(Spell::name)).contains("甲乙社区");
        assertThat(after.river("C2")).hasSize(2);
    }

    @Test
    void a_division_is_found_both_ways_with_shares() {
        Lineage after = done(new Operation.Split(
                "C3",
                List.of(
                        new Operation.Part("C3", "丙社区", "community", OptionalDouble.of(0.6)),
                        new Operation.Part("C5", "戊社区", "community", OptionalDouble.of(0.4))),
                Map.of()));
        assertThat(codes(after, "C3", BEFORE, REFORM)).containsExactly("C3", "C5");
        assertThat(share(after, "C3", BEFORE, REFORM, "C5")).hasValue(0.4);
        assertThat(codes(after, "C5", REFORM, BEFORE)).containsExactly("C3");
    }

    @Test
    void ceded_ground_leaves_the_rest_where_it_was() {
        Lineage after = done(new Operation.Cede("C1", "C3", OptionalDouble.of(0.2), OptionalDouble.of(0.1)));
        assertThat(share(after, "C1", BEFORE, REFORM, "C3")).hasValue(0.2);
        assertThat(share(after, "C1", BEFORE, REFORM, "C1")).hasValue(0.8);
        assertThat(share(after, "C3", REFORM, BEFORE, "C1")).hasValue(0.1);
        assertThat(share(after, "C3", REFORM, BEFORE, "C3")).hasValue(0.9);
    }

    @Test
    void moving_recoding_renaming_and_converting_keep_the_unit_the_same() {
        Lineage after = done(
                new Operation.Move("C3", Optional.of("S1"), Optional.of("C9")),
                new Operation.Rename("C1", "新甲社区"),
                new Operation.Convert("C4", "community", "丁社区"),
                new Operation.Recode("S2", "S8"));
        assertThat(codes(after, "C3", BEFORE, REFORM)).containsExactly("C9");
        assertThat(codes(after, "C9", REFORM, BEFORE)).containsExactly("C3");
        assertThat(after.find("C9", REFORM).flatMap(Spell::parent)).contains("S1");
        assertThat(after.find("C4", REFORM).map(Spell::kind)).contains("community");
        assertThat(after.find("C4", REFORM).flatMap(Spell::parent)).contains("S8");
        assertThat(after.find("C4", BEFORE).map(Spell::name)).contains("丁村");
        assertThat(after.successions()).allMatch(s -> s.nature() == Succession.Nature.SAME);
    }

    @Test
    void what_cannot_be_done_is_refused_with_its_reason() {
        Operation rename = new Operation.Rename("C1", "x");
        assertRefused(new Objection.UnknownUnit("C7"), new Operation.Rename("C7", "x"));
        assertRefused(new Objection.InTwoSteps("C1"), rename, new Operation.Recode("C1", "C8"));
        assertRefused(new Objection.CodeTaken("C2"), new Operation.Recode("C1", "C2"));
        assertRefused(
                new Objection.Cycle(List.of("S1", "S2")),
                new Operation.Move("S1", Optional.of("S2"), Optional.empty()),
                new Operation.Move("S2", Optional.of("S1"), Optional.empty()));
        assertRefused(
                new Objection.Orphans("S7", List.of("C1")),
                new Operation.Move("C1", Optional.of("S7"), Optional.empty()));
        assertRefused(
                new Objection.Orphans("S1", List.of("C1", "C2")),
                new Operation.Split("S1", List.of(part("S1"), part("S6")), Map.of()));
        assertRefused(
                new Objection.NothingToDo("C1"),
                new Operation.Merge(List.of("C1"), "C1", "x", "community", Optional.of("S1"), Map.of()));
        assertRefused(
                new Objection.SharesDoNotAddUp("C1", 1.2),
                new Operation.Split(
                        "C1",
                        List.of(
                                new Operation.Part("C1", "x", "community", OptionalDouble.of(0.6)),
                                new Operation.Part("C6", "y", "community", OptionalDouble.of(0.6))),
                        Map.of()));
        assertThat(Reorganisation.apply(DISTRICT, List.of(rename), TODAY, TODAY))
                .isEqualTo(new Reorganisation.Refused(List.of(new Objection.InThePast(TODAY, TODAY))));
    }

    @Test
    void a_retired_code_is_never_used_again_and_a_unit_changes_once_a_day() {
        Lineage once = done(new Operation.Recode("C1", "C8"));
        LocalDate later = REFORM.plusYears(1);
        assertThat(Reorganisation.apply(once, List.of(new Operation.Recode("C2", "C1")), later, TODAY))
                .isEqualTo(new Reorganisation.Refused(List.of(new Objection.CodeRetired("C1"))));
        assertThat(Reorganisation.apply(once, List.of(new Operation.Rename("C8", "x")), REFORM, TODAY))
                .isInstanceOf(Reorganisation.Refused.class);
        assertThat(Reorganisation.apply(once, List.of(new Operation.Rename("C1", "x")), REFORM, TODAY))
                .isEqualTo(new Reorganisation.Refused(List.of(new Objection.ChangedAlready("C1", REFORM))));
    }

    @Test
    void a_merger_across_districts_is_possible_and_warned_of() {
        Reorganisation.Result result = Reorganisation.apply(
                DISTRICT,
                List.of(new Operation.Merge(List.of("C2", "C3"), "C2", "x", "community", Optional.of("S1"), Map.of())),
                REFORM,
                TODAY);
        assertThat(result)
                .isInstanceOfSatisfying(
                        Reorganisation.Done.class,
                        done -> assertThat(done.warnings())
                                .containsExactly(
                                        new Objection.DifferentParents(List.of("C2", "C3"), List.of("S1", "S2"))));
    }

    @Test
    void after_many_random_plans_shares_add_up_both_ways_and_nobody_is_orphaned() {
        for (long seed = 1; seed <= 30; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Lineage lineage = DISTRICT;
            int next = 10;
            LocalDate day = REFORM;
            for (int plan = 0; plan < 12; plan++, day = day.plusMonths(5)) {
                List<Spell> communities = new ArrayList<>(lineage.unitsOn(day.minusDays(1)).stream()
                        .filter(spell -> spell.code().startsWith("C"))
                        .toList());
                Spell first = communities.remove(random.nextInt(communities.size()));
                Operation step = random.nextBoolean() || communities.size() < 2
                        ? new Operation.Split(
                                first.code(),
                                List.of(
                                        new Operation.Part(first.code(), "x", "community", OptionalDouble.of(0.25)),
                                        new Operation.Part("C" + next++, "y", "community", OptionalDouble.of(0.75))),
                                Map.of())
                        : merge(first, communities.get(random.nextInt(communities.size())), "C" + next++);
                lineage = ((Reorganisation.Done) Reorganisation.apply(lineage, List.of(step), day, TODAY)).lineage();
            }
            for (Spell unit : lineage.unitsOn(BEFORE)) {
                assertThat(sum(lineage, unit.code(), BEFORE, day))
                        .as("seed %d", seed)
                        .isCloseTo(1, within(1e-9));
            }
            for (Spell unit : lineage.unitsOn(day)) {
                assertThat(sum(lineage, unit.code(), day, BEFORE))
                        .as("seed %d", seed)
                        .isCloseTo(1, within(1e-9));
                LocalDate last = day;
                Lineage end = lineage;
                assertThat(unit.parent().stream())
                        .allMatch(parent -> end.find(parent, last).isPresent());
            }
        }
    }

    private static Operation merge(Spell a, Spell b, String into) {
        Map<String, Double> weights = new HashMap<>(Map.of(a.code(), 2.0, b.code(), 3.0));
        return new Operation.Merge(List.of(a.code(), b.code()), into, "z", "community", a.parent(), weights);
    }

    private static double sum(Lineage lineage, String code, LocalDate on, LocalDate target) {
        return lineage.resolve(code, on, target).orElseThrow().units().stream()
                .mapToDouble(descent -> descent.share().orElseThrow())
                .sum();
    }

    private static void assertRefused(Objection wanted, Operation... plan) {
        assertThat(Reorganisation.apply(DISTRICT, List.of(plan), REFORM, TODAY))
                .isInstanceOfSatisfying(
                        Reorganisation.Refused.class,
                        refused -> assertThat(refused.objections()).contains(wanted));
    }

    private static Lineage done(Operation... plan) {
        Reorganisation.Result result = Reorganisation.apply(DISTRICT, List.of(plan), REFORM, TODAY);
        assertThat(result).isInstanceOf(Reorganisation.Done.class);
        return ((Reorganisation.Done) result).lineage();
    }

    private static List<String> codes(Lineage lineage, String code, LocalDate on, LocalDate target) {
        return lineage.resolve(code, on, target).orElseThrow().codes();
    }

    private static OptionalDouble share(Lineage lineage, String code, LocalDate on, LocalDate target, String of) {
        return lineage.resolve(code, on, target).orElseThrow().units().stream()
                .filter(descent -> descent.unit().code().equals(of))
                .findFirst()
                .orElseThrow()
                .share();
    }

    private static Operation.Part part(String code) {
        return new Operation.Part(code, "x", "street", OptionalDouble.empty());
    }

    private static Spell spell(String code, String name, String kind, @Nullable String parent) {
        return new Spell(code, name, kind, Optional.ofNullable(parent), LocalDate.of(2000, 1, 1), Optional.empty());
    }
}
