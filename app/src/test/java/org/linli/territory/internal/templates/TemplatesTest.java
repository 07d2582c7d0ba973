package org.linli.territory.internal.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.identity.Identity;
import org.linli.identity.NewPost;
import org.linli.identity.TestStaff;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Department;
import org.linli.territory.Matters;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.bodies.Bodies;
import org.linli.territory.internal.bodies.Body;
import org.linli.territory.internal.bodies.BodyDraft;
import org.linli.territory.internal.bodies.JointMatters;
import org.linli.territory.internal.reorganisation.Operation;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.linli.territory.internal.templates.Templates.DryRun;
import org.linli.territory.internal.templates.Templates.Order;
import org.linli.territory.internal.units.Trait;
import org.linli.territory.internal.units.Traits;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: templates and the bodies they set up (M01-15, M01-20, M01-26, M01-27, M01-48). */
@LinliTest
class TemplatesTest {

    @Autowired
    Templates templates;

    @Autowired
    TemplateFile file;

    @Autowired
    ProjectSlots slots;

    @Autowired
    JointMatters matters;

    @Autowired
    Bodies bodies;

    @Autowired
    Identity identity;

    @Autowired
    TestStaff staff;

    @Autowired
    Traits traits;

    @Autowired
    Territory territory;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Clock clock;

    private final Actor all = TerritorySamples.staffEverywhere("territory.structure", "territory.bodies");
    private String city;
    private LocalDate today;

    @BeforeEach
    void oldCity() {
        city = reorganisation.oldCity();
        today = reorganisation.today();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # template,                  unit,       written, bodies of the first community, bodies of its street
            four-level-network,          '',         14,      2, 3
            shanghai-street-community,   02,         18,      1, 7
            shenyang-four-types,         02,         10,      4, 0
            street-centres,              02,         12,      0, 5
            tongling-flat,               02,         6,       3, 0
            two-two-two-x,               02001001,   9,       6, 0
            two-committees-two-stations, 02,         8,       4, 0
            """)
    void a_template_is_tried_dry_written_once_and_found_complete_afterwards(
            String template, String unit, int written, int ofCommunity, int ofStreet) {
        Order order = new Order(template, no(city + unit), true, today);

        DryRun dryRun = templates.look(all, order).orThrow();

        assertThat(bodiesAt("02001001")).isEmpty();
        assertThat(dryRun.changes()).isEqualTo(written);
        assertThat(templates.apply(all, order, clock.instant()).orThrow()).isEqualTo(written);
        assertThat(bodiesAt("02001001")).hasSize(ofCommunity);
        assertThat(bodiesAt("02001")).hasSize(ofStreet);
        assertThat(templates.look(all, order).orThrow().changes()).isZero();
        assertThat(templates.apply(all, order, clock.instant()).orThrow()).isZero();
    }

    @Test
    void a_template_that_would_set_a_stage_is_not_taken_up() {
        Template.Part part = new Template.Part("community", List.of(), Map.of("roll-out", "FULL"), List.of());
        Template template = new Template("t", "t", "t", "t", "t", "t", List.of("community"), List.of(part));

        assertThatThrownBy(() -> TemplateFile.check(template)).hasMessageContaining("sets a stage");
        file.list().forEach(TemplateFile::check);
    }

    @Test
    void what_stands_already_is_left_and_what_is_replaced_ends_the_same_day() {
        int street = no(city + "02001");
        add(street, "SECTION", "前街街道社会事务科", today.minusYears(1));
        add(street, "SECTION", "前街街道经济发展科", today.minusYears(1));
        add(street, "STREET_CENTRE", "前街街道诉求受理中心", today.minusYears(1));

        templates
                .apply(all, new Order("street-centres", street, false, today), clock.instant())
                .orThrow();

        assertThat(bodies.of(all, street).standing())
                .extracting(line -> line.body().name())
                .contains("前街街道为民服务中心", "前街街道综合保障中心", "前街街道诉求受理中心")
                .doesNotContain("前街街道社会事务科");
        assertThat(bodies.of(all, street).ended())
                .extracting(Body::name, Body::to)
                .contains(tuple("前街街道社会事务科", today));
        assertThat(traits.list(street)).extracting(Trait::code).containsExactly("OFF");
        assertThat(territory.listDepartmentsFor(street))
                .extracting(Department::name)
                .doesNotContain("前街街道经济发展科");
    }

    @Test
    void a_body_with_people_in_its_posts_is_neither_replaced_nor_ended() {
        int street = no(city + "02001");
        int section = add(street, "SECTION", "前街街道民政科", today.minusYears(1));
        staff.holding("department-handler", street, section);

        DryRun dryRun = templates
                .look(all, new Order("street-centres", street, false, today))
                .orThrow();

        assertThat(dryRun.units().getFirst().effects())
                .anyMatch(effect -> effect.words().key().equals("structure.setting.held") && !effect.isNew());
        assertThat(bodies.end(all, street, section, today))
                .isEqualTo(Outcome.refused("bodies.refused.held", "前街街道民政科", 1L));
    }

    @Test
    void posts_of_a_body_carry_what_its_kind_allows() {
        int community = no(city + "02001001");
        int council = add(community, "COUNCIL", "第一社区协商议事委员会", today);
        int centre = add(community, "SERVICE_CENTRE", "第一社区服务中心", today);

        assertThat(identity.createPost(
                        TestStaff.INSTALLER, new NewPost("委员", community, council, "department-handler")))
                .isEqualTo(Outcome.refused("identity.set-not-of-body", "第一社区协商议事委员会"));
        assertThat(identity.createPost(TestStaff.INSTALLER, new NewPost("窗口", community, centre, "department-handler")))
                .isInstanceOf(Outcome.Done.class);
        assertThat(identity.createPost(TestStaff.INSTALLER, new NewPost("派遣", community, centre, "dispatcher")))
                .isEqualTo(Outcome.refused("identity.set-not-of-body", "第一社区服务中心"));
        assertThat(bodies.of(all, community).keys()).isEmpty();
        Actor reader = TerritorySamples.staffAt(territory, community, "territory.browse");
        assertThat(bodies.of(reader, community).standing())
                .filteredOn(line -> line.body().no() == centre)
                .singleElement()
                .satisfies(line -> assertThat(line.figures()).containsExactly(1L, 0L, 0L));
    }

    @Test
    void a_name_is_free_again_when_its_body_has_ended() {
        int community = no(city + "02001001");
        int first = add(community, "WORKSTATION", "第一社区工作站", today.minusYears(1));

        assertThat(bodies.add(all, community, draft("WORKSTATION", "第一社区工作站", today), clock.instant()))
                .isEqualTo(Outcome.refused("territory.department.exists", "第一社区工作站"));
        bodies.end(all, community, first, today).orThrow();
        assertThat(bodies.end(all, community, first, today)).isEqualTo(Outcome.refused("bodies.refused.end"));

        assertThat(add(community, "WORKSTATION", "第一社区工作站", today)).isNotEqualTo(first);
        assertThat(territory.getDepartment(first).name()).isEqualTo("第一社区工作站");
    }

    @Test
    void a_matter_has_one_body_that_leads_and_that_body_cannot_end() {
        int community = no(city + "02001001");
        int committee = add(community, "RESIDENTS_COMMITTEE", "第一社区居民委员会", today.minusYears(1));
        int lead = add(community, "LEAD_OFFICE", "第一社区牵头办", today.minusYears(1));
        int elsewhere = add(no(city + "03"), "LEAD_OFFICE", "西区牵头办", today.minusYears(1));

        UUID matter = matters.begin(
                        all,
                        community,
                        matterOf("雨季排涝", lead, Map.of(committee, Matters.Role.TAKES_PART, lead, Matters.Role.IS_TOLD)),
                        clock.instant())
                .orThrow();

        assertThat(matters.list(community)).singleElement().satisfies(found -> {
            assertThat(found.lead()).isEqualTo("第一社区牵头办");
            assertThat(found.partners())
                    .containsExactly(new Matters.Partner(committee, "第一社区居民委员会", Matters.Role.TAKES_PART));
        });
        assertThat(bodies.end(all, community, lead, today))
                .isEqualTo(Outcome.refused("bodies.refused.held", "第一社区牵头办", 1L));
        assertThat(matters.begin(all, community, matterOf("雨季排涝", lead, Map.of()), clock.instant()))
                .isEqualTo(Outcome.refused("bodies.refused.matter-name", "雨季排涝"));
        assertThat(matters.begin(all, community, matterOf("别的", elsewhere, Map.of()), clock.instant()))
                .isEqualTo(Outcome.refused("bodies.refused.matter-body"));
        matters.end(all, community, matter, clock.instant()).orThrow();
        assertThat(matters.list(community)).isEmpty();
        assertThat(bodies.end(all, community, lead, today)).isInstanceOf(Outcome.Done.class);
    }

    private Matters.Draft matterOf(String name, int lead, Map<Integer, Matters.Role> partners) {
        return new Matters.Draft(name, lead, null, today, null, Set.of(), partners);
    }

    @Test
    void a_slot_is_taken_and_opened_again() {
        int community = no(city + "02001001");
        templates
                .apply(all, new Order("two-two-two-x", community, false, today), clock.instant())
                .orThrow();
        ProjectSlots.Slot slot = slots.list(community).getFirst();

        slots.change(all, community, slot.id(), "老年食堂", "午餐", "某社会组织").orThrow();
        assertThat(slots.list(community)).anyMatch(found -> found.name().equals("老年食堂") && !found.isOpen());
        slots.change(all, community, slot.id(), "老年食堂", "午餐", "").orThrow();

        assertThat(slots.list(community)).allMatch(ProjectSlots.Slot::isOpen);
        assertThat(slots.change(
                        all,
                        community,
                        slot.id(),
                        slots.list(community).getLast().name(),
                        "",
                        ""))
                .isEqualTo(Outcome.refused("structure.refused.slot"));
    }

    @Test
    void bodies_go_along_when_their_unit_ends() {
        int street = no(city + "02001");
        templates
                .apply(all, new Order("street-centres", street, false, today.minusDays(3)), clock.instant())
                .orThrow();
        int ended = add(street, "SECTION", "前街街道旧科", today.minusYears(1));
        bodies.end(all, street, ended, today.minusDays(2)).orThrow();

        reorganisation.carryOut(
                no(city + "02"), new Operation.AbolishLevel("street", no(city + "02"), Operation.Staff.UP));

        assertThat(territory.listDepartmentsFor(no(city + "02")))
                .extracting(Department::name)
                .contains("前街街道为民服务中心")
                .doesNotContain("前街街道旧科");
    }

    @Test
    void beyond_the_scope_there_is_nothing_to_change() {
        Actor west = TerritorySamples.staffAt(territory, no(city + "03"), "territory.bodies", "territory.structure");
        int community = no(city + "02001001");

        assertThatThrownBy(() -> templates.look(west, new Order("tongling-flat", community, true, today)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> bodies.add(west, community, draft("COUNCIL", "议事会", today), clock.instant()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> traits.put(west, community, "positioning", "BETWEEN", Map.of(), today, ""))
                .isInstanceOf(NotFound.class);
        assertThat(templates.look(west, new Order("two-two-two-x", no(city + "03"), true, today)))
                .isEqualTo(Outcome.refused("structure.refused.no-unit-fits"));
    }

    @Test
    void every_template_names_levels_kinds_and_attributes_that_exist() {
        assertThat(file.list()).hasSize(7).allSatisfy(template -> {
            assertThat(template.source()).isNotBlank();
            template.parts()
                    .forEach(part -> part.traits()
                            .forEach((trait, code) -> assertThat(traits.kinds())
                                    .filteredOn(kind -> kind.key().equals(trait))
                                    .singleElement()
                                    .satisfies(
                                            kind -> assertThat(kind.find(code)).isPresent())));
        });
    }

    private List<Body> bodiesAt(String unit) {
        return bodies.of(all, no(city + unit)).standing().stream()
                .map(Bodies.Line::body)
                .toList();
    }

    private int add(int unitNo, String kind, String name, LocalDate from) {
        return bodies.add(all, unitNo, draft(kind, name, from), clock.instant()).orThrow();
    }

    private static BodyDraft draft(String kind, String name, LocalDate from) {
        return new BodyDraft(kind, name, "", "", "", from, null);
    }

    private int no(String code) {
        return territory.findByCode(code).orElseThrow().no();
    }
}
