package org.linli.territory.internal.levels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.Unit;
import org.linli.territory.internal.LevelNames.Level;
import org.linli.territory.internal.LevelNames.Rule;
import org.linli.territory.internal.levels.Levels.Renamed;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.linli.territory.internal.units.UnitsByHand;
import org.linli.territory.internal.units.UnitsByHand.Typed;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: levels by configuration (M01-14, M01-16); every test leaves the levels as it found them. */
@LinliTest
class LevelsTest {

    @Autowired
    Levels levels;

    @Autowired
    UnitsByHand units;

    @Autowired
    Territory territory;

    @Autowired
    TestReorganisation reorganisation;

    private final Actor all = TerritorySamples.staffEverywhere("territory.structure");
    private LocalDate today;
    private String city;

    @BeforeEach
    void oldCity() {
        city = reorganisation.oldCity();
        today = reorganisation.today();
    }

    @Test
    void a_rule_changes_what_units_are_called_from_a_day_on_and_not_before() {
        LevelDraft before = draft("yard", "院落", "grid", List.of(new Rule("yard", null, null, null, "院落")));
        Unit yard = units.add(all, new Typed(no(city + "02001001"), "红旗大院", "yard", "", today.minusYears(1)))
                .orThrow();
        LevelDraft changed = draft(
                "yard",
                "院落",
                "grid",
                List.of(new Rule("yard", "大院", null, null, "大院"), new Rule("yard", null, null, null, "院落")));
        try {
            assertThat(levels.preview(all, changed, today).orThrow()).contains(new Renamed("院落", "大院", 1));
            assertThat(territory.getUnit(yard.no()).levelName())
                    .as("a preview writes nothing")
                    .isEqualTo("院落");

            assertThat(levels.put(all, changed, today).orThrow()).isEqualTo(1);

            assertThat(territory.getUnit(yard.no()).levelName()).isEqualTo("大院");
            assertThat(territory
                            .findUnit(yard.no(), today.minusDays(1))
                            .orElseThrow()
                            .levelName())
                    .isEqualTo("院落");
            assertThat(levels.put(all, changed, today).orThrow())
                    .as("twice is once")
                    .isZero();
        } finally {
            levels.put(all, before, today).orThrow();
        }
    }

    @Test
    void a_level_is_added_between_street_and_community_and_removed_again() {
        List<String> order = keys();
        try {
            assertThat(levels.put(all, draft("area", "片区", "street", List.of()), today)
                            .orThrow())
                    .isZero();

            assertThat(keys()).containsSubsequence("street", "area", "community");
            assertThat(units.look(all, new Typed(no(city + "02001"), "东片区", "area", "", today)))
                    .isInstanceOf(Outcome.Done.class);
        } finally {
            assertThat(levels.remove(all, "area")).isEqualTo(Outcome.done("area"));
        }
        assertThat(keys()).isEqualTo(order);
    }

    @Test
    void a_level_that_is_in_use_or_known_to_the_server_stays() {
        String district = levels.get("district").name();

        assertThat(levels.remove(all, "district")).isEqualTo(Outcome.refused("structure.refused.in-use", district));
        assertThat(levels.remove(all, "grid"))
                .isEqualTo(Outcome.refused(
                        "structure.refused.in-use", levels.get("grid").name()));
    }

    @Test
    void an_order_in_which_units_would_stand_above_their_parents_is_refused_and_nothing_is_kept() {
        List<String> order = keys();
        List<Rule> rules = rulesOf("community");
        LevelDraft above = new LevelDraft("community", levels.get("community").name(), "city", 12, rules);

        assertThat(levels.preview(all, above, today)).isEqualTo(Outcome.refused("structure.refused.order"));
        assertThat(levels.put(all, above, today)).isEqualTo(Outcome.refused("structure.refused.order"));
        assertThat(keys()).isEqualTo(order);
    }

    @Test
    void digits_belong_to_one_level_and_changes_to_who_administers_everything() {
        assertThat(levels.put(all, new LevelDraft("area", "片区", "street", 12, List.of()), today))
                .isEqualTo(Outcome.refused("structure.refused.digits", "12"));
        assertThat(levels.put(all, draft("area", "片区", "street", List.of()), today.plusDays(1)))
                .isEqualTo(Outcome.refused("structure.refused.future"));
        Actor here = TerritorySamples.staffAt(territory, no(city), "territory.structure");
        assertThat(levels.put(here, draft("area", "片区", "street", List.of()), today))
                .isEqualTo(Outcome.refused("structure.refused.not-all"));
    }

    private static LevelDraft draft(String key, String name, @Nullable String after, List<Rule> rules) {
        return new LevelDraft(key, name, after, null, rules);
    }

    private List<Rule> rulesOf(String level) {
        return levels.all().rules().stream()
                .filter(rule -> rule.level().equals(level))
                .toList();
    }

    private List<String> keys() {
        return new ArrayList<>(levels.all().levels().stream().map(Level::key).toList());
    }

    private int no(String code) {
        return territory.findByCode(code).orElseThrow().no();
    }
}
