package org.linli.territory.internal.reorganisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.territory.Department;
import org.linli.territory.Departments;
import org.linli.territory.Matters;
import org.linli.territory.Matters.Draft;
import org.linli.territory.Matters.Matter;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.reorganisation.Operation.Staff;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: matters of units that end go to the heir with the bodies that lead them (M01-07, M01-18). */
@LinliTest
class MattersMoveTest {

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Plans plans;

    @Autowired
    Matters matters;

    @Autowired
    Departments departments;

    @Autowired
    Territory territory;

    @Autowired
    Clock clock;

    @Test
    void matters_of_merged_communities_are_counted_in_the_dry_run_stand_at_the_new_one_and_drive_on() {
        String city = reorganisation.oldCity();
        int east = no(city + "02");
        int first = no(city + "02001001");
        int second = no(city + "02002001");
        UUID one = begin(first, "楼道整治");
        UUID other = begin(second, "楼道整治");
        begin(second, "树木修剪");

        UUID plan = reorganisation.approved(
                east,
                new Operation.AbolishLevel("street", east, Staff.DOWN),
                new Operation.Merge(List.of(first, second), "大社区", city + "02400001"));
        assertThat(plans.dryRun(TerritorySamples.system(), plan).affected())
                .extracting(DryRun.Affected::kind, DryRun.Affected::total)
                .contains(tuple("matters", 3));
        reorganisation.goOn(plan);

        int merged = no(city + "02400001");
        List<Matter> there = matters.list(merged);
        assertThat(there).hasSize(3).extracting(Matter::name).doesNotHaveDuplicates();
        assertThat(there)
                .filteredOn(matter -> matter.name().startsWith("楼道整治（"))
                .extracting(Matter::id)
                .containsExactlyInAnyOrder(one, other);
        assertThat(matters.findFor("P0137", merged, reorganisation.today())).isPresent();
        assertThat(there)
                .allMatch(matter -> territory.getDepartment(matter.leadNo()).unitNo() == merged);
    }

    private UUID begin(int unitNo, String name) {
        Department lead = departments
                .create(TerritorySamples.system(), unitNo, name + "组", Department.Kind.AUTHORITY)
                .orThrow();
        Draft draft =
                new Draft(name, lead.no(), null, reorganisation.today().minusDays(9), null, Set.of("P0137"), Map.of());
        return matters.begin(TerritorySamples.system(), unitNo, draft, clock.instant())
                .orThrow();
    }

    private int no(String code) {
        return territory.findByCode(code).orElseThrow().no();
    }
}
