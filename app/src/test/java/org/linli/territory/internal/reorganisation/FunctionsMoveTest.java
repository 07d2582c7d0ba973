package org.linli.territory.internal.reorganisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.incidents.DutyList;
import org.linli.incidents.Incident;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.Incidents;
import org.linli.incidents.TestTown;
import org.linli.incidents.internal.Dispatching.Suggestion;
import org.linli.incidents.internal.IncidentRecords;
import org.linli.kernel.Actor;
import org.linli.territory.Department;
import org.linli.territory.Departments;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.reorganisation.FunctionMove.Direction;
import org.linli.territory.internal.reorganisation.Operation.Staff;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: single functions go down to communities and up to the district, and routing follows (M01-19). */
@LinliTest
class FunctionsMoveTest {

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Plans plans;

    @Autowired
    Territory territory;

    @Autowired
    Departments departments;

    @Autowired
    DutyList duties;

    @Autowired
    TestTown towns;

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentRecords records;

    @Test
    void a_category_goes_down_to_the_communities_and_its_incidents_to_their_bodies_from_that_day_on() {
        String city = reorganisation.oldCity();
        int east = no(city + "02");
        int first = no(city + "02001001");
        int second = no(city + "02002001");
        Department lights = department(east, "路灯管理所", Map.of("P0137", "路灯维护", "E0101", "其他"));
        UUID before = filed(first);
        assertThat(suggested(before)).isEqualTo(lights.no());

        UUID plan = reorganisation.carryOut(
                east,
                new Operation.AbolishLevel("street", east, Staff.DOWN),
                new Operation.Merge(List.of(first, second), "大社区", city + "02400001"),
                new Operation.Reassign(lights.no(), List.of("P0137"), List.of(first, second), "综合服务站"));

        int merged = no(city + "02400001");
        Department station = territory.getDepartment(suggested(filed(merged)));
        assertThat(station).extracting(Department::name, Department::unitNo).containsExactly("综合服务站", merged);
        assertThat(plans.functionsMoved(TerritorySamples.system(), plan))
                .extracting(FunctionMove::code, FunctionMove::direction, FunctionMove::to)
                .containsExactly(tuple("P0137", Direction.DOWN, "大社区 综合服务站"));
        assertThat(plans.functionsOf(lights.no(), reorganisation.today()))
                .extracting(function -> function.code())
                .containsExactly("E0101");
        assertThat(plans.functionsOf(lights.no(), reorganisation.today().minusDays(1)))
                .extracting(function -> function.code())
                .containsExactly("E0101", "P0137");
    }

    @Test
    void a_function_that_went_down_comes_up_again_by_another_plan() {
        String city = reorganisation.oldCity();
        int street = no(city + "02001");
        int east = no(city + "02");
        Department team = department(street, "综合执法队", Map.of("P0137", "路灯维护"));

        UUID plan = reorganisation.carryOut(
                east, new Operation.Reassign(team.no(), List.of("P0137"), List.of(east), "区综合执法大队"));

        assertThat(plans.functionsMoved(TerritorySamples.system(), plan))
                .extracting(FunctionMove::direction)
                .containsExactly(Direction.UP);
        assertThat(territory
                        .getDepartment(suggested(filed(no(city + "02001001"))))
                        .name())
                .isEqualTo("区综合执法大队");
    }

    private Department department(int unitNo, String name, Map<String, String> entries) {
        Department department = departments
                .create(TerritorySamples.system(), unitNo, name, Department.Kind.PUBLIC_BODY)
                .orThrow();
        duties.add(TerritorySamples.system(), department, entries);
        return department;
    }

    private UUID filed(int unitNo) {
        UUID id = towns.report(unitNo, "路灯不亮");
        Actor clerk = towns.staff("community-clerk", unitNo);
        towns.act(clerk, id, new IncidentAct.Verify("P0137", unitNo, "", List.of()));
        towns.act(clerk, id, new IncidentAct.FileUnder("P0137-1"));
        return id;
    }

    /** The department that the dispatcher is offered first. */
    private int suggested(UUID id) {
        Actor dispatcher = towns.staff(
                "dispatcher",
                incidents
                        .find(TerritorySamples.staffEverywhere("incidents.open"), id)
                        .map(Incident::place)
                        .orElseThrow()
                        .unitNo());
        Suggestion suggestion = records.get(dispatcher, id).suggestions().getFirst();
        assertThat(suggestion.isByDuty()).isTrue();
        return suggestion.department().no();
    }

    private int no(String code) {
        return territory.findByCode(code).orElseThrow().no();
    }
}
