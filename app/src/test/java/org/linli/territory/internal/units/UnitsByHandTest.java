package org.linli.territory.internal.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.Unit;
import org.linli.territory.internal.LevelNames.Level;
import org.linli.territory.internal.reorganisation.Operation;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.linli.territory.internal.units.UnitsByHand.Typed;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: units added by hand, at any depth and in several trees (M01-14, M01-16, M01-29). */
@LinliTest
class UnitsByHandTest {

    @Autowired
    UnitsByHand units;

    @Autowired
    Traits traits;

    @Autowired
    Territory territory;

    @Autowired
    TestReorganisation reorganisation;

    private final Actor all = TerritorySamples.staffEverywhere("territory.structure");
    private String city;
    private int district;
    private LocalDate today;

    @BeforeEach
    void oldCity() {
        city = reorganisation.oldCity();
        district = no(city + "02");
        today = reorganisation.today();
    }

    @Test
    void trees_of_different_depth_and_kind_stand_side_by_side() {
        Unit zone = add(null, "高新开发区管委会", "district", "");
        Unit zoneCommunity = add(zone.no(), "创业社区", "community", "");
        Unit zoneGrid = add(zoneCommunity.no(), "第一网格", "grid", "");
        Unit shanghai = add(null, "某区", "district", "");
        Unit street = add(shanghai.no(), "五里街道", "street", "");
        Unit shenyang = add(no(city + "02001"), "大东社区", "community", "");
        traits.put(all, shenyang.no(), "positioning", "BETWEEN", Map.of(), today, "")
                .orThrow();

        assertThat(territory.listRoots()).extracting(Unit::no).contains(zone.no(), shanghai.no(), no(city));
        assertThat(territory.listPath(zoneGrid.no()))
                .extracting(Unit::level)
                .containsExactly("district", "community", "grid");
        assertThat(territory.listPath(street.no())).extracting(Unit::level).containsExactly("district", "street");
        assertThat(territory.listPath(shenyang.no()))
                .extracting(Unit::level)
                .containsExactly("city", "district", "street", "community");
        assertThat(street.levelName()).isEqualTo("街道");
        assertThat(territory.numbersAtOrBelow(zone.no()).contains(zoneGrid.no()))
                .isTrue();
        assertThat(territory.numbersAtOrBelow(no(city)).contains(zoneGrid.no())).isFalse();
        assertThat(territory.numbersAtOrBelow(no(city)).contains(shenyang.no())).isTrue();
    }

    @Test
    void only_lower_levels_are_offered_and_a_cycle_cannot_be_drawn() {
        assertThat(units.levelsBelow(territory.getUnit(district)))
                .extracting(Level::key)
                .doesNotContain("city", "district")
                .contains("street", "community", "grid");

        assertThat(refusal(new Typed(no(city + "02001"), "上级区", "district", "", today)))
                .isEqualTo("structure.refused.level");
        assertThat(refusal(new Typed(no(city + "02001"), "同级街道", "street", "", today)))
                .isEqualTo("structure.refused.level");
    }

    @Test
    void an_odd_code_is_explained_and_may_be_kept() {
        NewUnit looked = units.look(all, new Typed(district, "新街道", "street", city + "03150", today))
                .orThrow();

        assertThat(looked.remarks())
                .extracting(Refusal::key)
                .contains("structure.warning.not-below", "territory.warning.street-name");
        assertThat(units.add(all, new Typed(district, "新街道", "street", city + "03150", today))
                        .orThrow()
                        .code())
                .isEqualTo(city + "03150");
    }

    @Test
    void a_code_in_use_or_retired_is_refused() {
        assertThat(refusal(new Typed(district, "又一街道", "street", city + "0200100", today)))
                .isEqualTo("territory.import.code.length");
        assertThat(refusal(new Typed(district, "又一街道", "street", city + "02001000", today)))
                .as("zeros only fill up")
                .isEqualTo("structure.refused.code-used");
        assertThat(refusal(new Typed(district, "又一街道", "street", city + "02001", today)))
                .isEqualTo("structure.refused.code-used");

        reorganisation.carryOut(district, new Operation.Recode(no(city + "02001"), city + "02091"));

        assertThat(refusal(new Typed(district, "又一街道", "street", city + "02001", today)))
                .isEqualTo("structure.refused.code-retired");
    }

    @Test
    void a_unit_begins_neither_before_its_parent_nor_in_the_future() {
        assertThat(refusal(new Typed(district, "太早街道", "street", "", TestReorganisation.LONG_AGO.minusDays(1))))
                .isEqualTo("structure.refused.before-parent");
        assertThat(refusal(new Typed(district, "太晚街道", "street", "", today.plusDays(1))))
                .isEqualTo("structure.refused.future");
    }

    @Test
    void a_root_is_for_whoever_administers_everything_and_a_foreign_parent_does_not_exist() {
        Actor here = TerritorySamples.staffAt(territory, district, "territory.structure");

        assertThat(units.look(here, new Typed(null, "另一棵树", "city", "", today)))
                .isEqualTo(Outcome.refused("structure.refused.not-all"));
        assertThatThrownBy(() -> units.look(here, new Typed(no(city + "03"), "越界街道", "street", "", today)))
                .isInstanceOf(NotFound.class);
    }

    private Unit add(@Nullable Integer parent, String name, String level, String code) {
        return units.add(all, new Typed(parent, name, level, code, today)).orThrow();
    }

    private String refusal(Typed typed) {
        return units.look(all, typed) instanceof Outcome.Refused<NewUnit> refused
                ? refused.refusal().key()
                : "";
    }

    private int no(String code) {
        return territory.findByCode(code).orElseThrow().no();
    }

    /** Every level has its place once. */
    @Test
    void all_levels_are_offered_for_a_root() {
        List<String> keys = units.levelsBelow(null).stream().map(Level::key).toList();

        assertThat(keys).doesNotHaveDuplicates().containsSubsequence("province", "city", "street", "community", "grid");
    }
}
