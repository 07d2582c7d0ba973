package org.linli.territory.internal.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.OnRecord;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.bodies.Bodies;
import org.linli.territory.internal.bodies.BodyDraft;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.linli.territory.internal.templates.OwnTemplates.Own;
import org.linli.territory.internal.templates.Templates.Order;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: a structure that stands somewhere is kept as a template and set up elsewhere (M01-14). */
@LinliTest
class OwnTemplatesTest {

    @Autowired
    OwnTemplates own;

    @Autowired
    Templates templates;

    @Autowired
    ProjectSlots slots;

    @Autowired
    Bodies bodies;

    @Autowired
    Territory territory;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    TestStaff staff;

    @Autowired
    OnRecord onRecord;

    @Autowired
    Clock clock;

    private final Actor all = TerritorySamples.staffEverywhere("territory.structure", "territory.bodies");
    private String city;
    private int community;
    private int next;
    private String title;

    @BeforeEach
    void a_community_with_a_council_of_its_own_and_another_one() {
        city = reorganisation.oldCity();
        community = no("02001001");
        next = no("02002001");
        title = "模板 " + city;
        add(community, "RESIDENTS_COMMITTEE", plain(community) + "居民委员会", "居民自治");
        add(community, "COUNCIL", "百姓议事厅", "每月议事");
    }

    @Test
    void bodies_go_elsewhere_under_the_name_of_the_unit_there_and_once_only() {
        UUID id = keep(community, false).orThrow();

        Order order = new Order(id.toString(), next, false, reorganisation.today());
        assertThat(templates.look(all, order).orThrow().changes()).isEqualTo(2);
        templates.apply(all, order, clock.instant()).orThrow();

        assertThat(namesAt(next)).containsExactlyInAnyOrder(plain(next) + "居民委员会", "百姓议事厅");
        assertThat(templates.apply(all, order, clock.instant()).orThrow()).isZero();
        assertThat(onRecord.verbs("structure-template", id)).containsExactly("territory.template-kept");
    }

    @Test
    void of_the_levels_below_only_what_all_units_have_is_kept() {
        add(next, "RESIDENTS_COMMITTEE", plain(next) + "居民委员会", "");
        for (int street : List.of(no("02001"), no("02002"))) {
            add(street, "STREET_OFFICE", territory.getUnit(street).name() + "办事处", "公共服务");
        }

        UUID id = keep(no("02"), true).orThrow();

        assertThat(template(id).levels()).containsExactly("street", "community");
        assertThat(template(id).parts())
                .extracting(part ->
                        part.bodies().stream().map(Template.BodyPlan::name).toList())
                .containsExactly(List.of("{unit}办事处"), List.of("{unit}居民委员会"));
    }

    @Test
    void slots_for_projects_come_along_open() {
        templates
                .apply(all, new Order("two-two-two-x", community, false, reorganisation.today()), clock.instant())
                .orThrow();
        ProjectSlots.Slot slot = slots.list(community).getFirst();
        slots.change(all, community, slot.id(), "老年食堂", "午餐", "某社会组织").orThrow();

        UUID id = keep(community, false).orThrow();
        templates
                .apply(all, new Order(id.toString(), next, false, reorganisation.today()), clock.instant())
                .orThrow();

        assertThat(slots.list(next))
                .filteredOn(found -> found.name().equals("老年食堂"))
                .singleElement()
                .satisfies(found -> assertThat(found.isOpen()).isTrue());
    }

    @Test
    void a_template_has_a_name_of_its_own_and_something_in_it() {
        assertThat(own.keep(all, community, " ", "", false, clock.instant()))
                .isEqualTo(Outcome.refused("structure.refused.template-title", 60, 300));
        assertThat(own.keep(all, community, "名".repeat(61), "", false, clock.instant()))
                .isEqualTo(Outcome.refused("structure.refused.template-title", 60, 300));
        assertThat(own.keep(all, next, title, "", false, clock.instant()))
                .isEqualTo(Outcome.refused("structure.refused.template-empty"));
        keep(community, false).orThrow();
        assertThat(keep(community, false)).isEqualTo(Outcome.refused("structure.refused.template-taken", title));
    }

    @Test
    void out_of_use_it_is_gone_and_what_was_set_up_stays() {
        UUID id = keep(community, false).orThrow();
        Order order = new Order(id.toString(), next, false, reorganisation.today());
        templates.apply(all, order, clock.instant()).orThrow();

        own.end(all, id, clock.instant());

        assertThat(own.list()).extracting(Own::id).doesNotContain(id);
        assertThatThrownBy(() -> templates.look(all, order)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> own.end(all, id, clock.instant())).isInstanceOf(NotFound.class);
        assertThat(namesAt(next)).contains("百姓议事厅");
        keep(community, false).orThrow();
    }

    @Test
    void beyond_the_scope_nothing_is_kept_and_nothing_ended() {
        UUID id = keep(community, false).orThrow();
        Actor west = TerritorySamples.staffAt(territory, no("03"), "territory.structure");

        assertThatThrownBy(() -> own.keep(west, community, "别处", "", false, clock.instant()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> own.end(west, id, clock.instant())).isInstanceOf(NotFound.class);
        assertThat(own.list()).extracting(Own::id).contains(id);
    }

    @Test
    void the_pages_keep_show_and_end_it() {
        Visitor planner = staff.signedIn(
                staff.permitted(Set.of("territory.structure", "territory.bodies", "territory.browse"), no("02")));
        String page = "/units/" + community + "/composition";

        assertThat(planner.get(page).body()).contains("存为模板");
        assertThat(planner.get(planner.post(page + "/template", Map.of()).location())
                        .body())
                .contains("请写模板名称");
        Visitor.Answer kept = planner.post(page + "/template", Map.of("title", title + "<b>", "what", "试点经验"));
        String listed = planner.get(kept.location()).body();
        assertThat(listed).contains("本地模板", title + "&lt;b", "试点经验", "…居民委员会").doesNotContain(title + "<b>");

        UUID id = own.list().getFirst().id();
        assertThat(planner.get(planner.post("/structure/templates/end", Map.of("template", id.toString()))
                                .location())
                        .body())
                .contains("模板已停用")
                .doesNotContain(title);
        assertThat(planner.post("/structure/templates/end", Map.of("template", id.toString()))
                        .status())
                .isEqualTo(404);
    }

    private Outcome<UUID> keep(int unitNo, boolean isBelowToo) {
        return own.keep(all, unitNo, title, "试点经验", isBelowToo, clock.instant());
    }

    private Template template(UUID id) {
        return own.list().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow()
                .template();
    }

    private void add(int unitNo, String kind, String name, String duties) {
        bodies.add(
                        all,
                        unitNo,
                        new BodyDraft(kind, name, duties, "", "", reorganisation.today(), null),
                        clock.instant())
                .orThrow();
    }

    private List<String> namesAt(int unitNo) {
        return territory.listDepartmentsFor(unitNo).stream()
                .filter(department -> department.unitNo() == unitNo)
                .map(department -> department.name())
                .toList();
    }

    private String plain(int unitNo) {
        return territory.getUnit(unitNo).name().replaceAll("居委会$", "");
    }

    private int no(String code) {
        return territory.findByCode(city + code).orElseThrow().no();
    }
}
