package org.linli.incidents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.Incidents;
import org.linli.incidents.Supervision;
import org.linli.incidents.TestTown;
import org.linli.kernel.Zone;
import org.linli.territory.Department;
import org.linli.territory.Departments;
import org.linli.territory.TerritorySamples;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: the pages of matters and of what a body takes part in, without a line of script. */
@LinliTest
class MatterPagesTest {

    private static final Set<String> LEADER = Set.of("territory.bodies", "territory.browse");

    @Autowired
    TestTown towns;

    @Autowired
    TestStaff staff;

    @Autowired
    Departments departments;

    @Autowired
    Incidents incidents;

    @Autowired
    Supervision supervision;

    @Autowired
    Clock clock;

    @Autowired
    Zone zone;

    private TestTown.Town town;
    private Department roads;
    private Visitor leader;
    private String base;

    @BeforeEach
    void a_leader_and_a_third_body() {
        town = towns.found();
        roads = departments
                .create(TerritorySamples.system(), town.east(), "道路所", Department.Kind.AUTHORITY)
                .orThrow();
        leader = staff.signedIn(staff.permitted(LEADER, town.east()));
        base = "/units/" + town.east() + "/matters";
    }

    @Test
    void a_matter_is_begun_changed_read_as_a_table_and_ended() {
        assertThat(leader.get(base + "/edit").body()).contains("路灯管理所", "案件类别", "征求意见");
        String page = begun();
        String id = page.substring(page.lastIndexOf('/') + 1);
        assertThat(leader.get(page).body()).contains("亮灯&lt;b", "路灯管理所", "道路所").doesNotContain("亮灯<b>");

        assertThat(leader.get(base + "/edit?matter=" + id).body())
                .contains("value=\"P0137\" checked", "value=\"TAKES_PART\" selected");
        Visitor.Answer changed = leader.post(
                base,
                Map.of(
                        "matter",
                        id,
                        "name",
                        "亮灯行动",
                        "lead",
                        Integer.toString(town.gardens().no()),
                        "until",
                        "2020-01-01"));
        assertThat(changed.status()).isEqualTo(422);
        assertThat(changed.body()).contains("最后一天不能早于第一天");
        leader.post(
                base,
                Map.of(
                        "matter",
                        id,
                        "name",
                        "亮灯行动",
                        "lead",
                        Integer.toString(town.gardens().no())));
        assertThat(leader.get(base).body()).contains("亮灯行动", "园林处");
        assertThat(leader.get(base + "/table").body())
                .startsWith("\uFEFF\"事项\"")
                .contains("\"亮灯行动\"", "\"园林处\"");
        assertThat(leader.get(base + "?from=gestern").status()).isEqualTo(400);

        assertThat(leader.get(leader.post(base + "/end", Map.of("matter", id)).location())
                        .body())
                .contains("事项已结束", "到 ");
        assertThat(leader.post(base + "/end", Map.of("matter", id)).status()).isEqualTo(404);
    }

    @Test
    void the_pages_speak_english() {
        String page = begun();
        leader.get("/preferences?language=en&back=/home");

        assertThat(leader.get(base).body()).contains("Joint matters of", "Due soon");
        assertThat(leader.get(page).body()).contains("Categories of incidents", "Takes part");
    }

    @Test
    void a_partner_reads_and_answers_without_contact_and_a_stranger_finds_nothing() {
        String page = begun();
        UUID id = towns.dispatched(town, "路灯不亮");
        Visitor partner = handlerOf(roads);

        assertThat(partner.get("/desk").body()).contains("我们参与的");
        String one = "/incidents/taking-part/one?incident=" + id;
        assertThat(partner.get("/incidents/taking-part").body()).contains("路灯不亮", "等待反馈", id.toString());
        assertThat(partner.get(one).body()).contains("路灯不亮", "本单位做了什么").doesNotContain("/contact");
        assertThat(partner.get("/incidents/" + id).status()).isEqualTo(404);
        assertThat(partner.get(page).status()).isEqualTo(200);
        Visitor.Answer answered =
                partner.post("/incidents/taking-part/answer", Map.of("incident", id.toString(), "words", "围挡<b>已设好"));
        assertThat(partner.get(answered.location()).body()).contains("围挡&lt;b").doesNotContain("围挡<b>");

        Visitor dispatcher = staff.signedIn(staff.holding("dispatcher", town.east()));
        assertThat(dispatcher.get("/incidents/" + id).body()).contains("围挡&lt;b", "协同单位反馈", "道路所");

        Visitor stranger = handlerOf(town.gardens());
        assertThat(stranger.get("/incidents/taking-part").body()).doesNotContain(id.toString());
        assertThat(stranger.get(one).status()).isEqualTo(404);
        assertThat(stranger.post("/incidents/taking-part/answer", Map.of("incident", id.toString(), "words", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get(page).status()).isEqualTo(404);
    }

    @Test
    void a_dispatcher_is_shown_who_leads_and_asked_why_elsewhere() {
        begun();
        UUID id = towns.report(town.grid(), "路灯不亮");
        towns.act(
                towns.staff("community-clerk", town.community()),
                id,
                new IncidentAct.Verify("P0137", town.grid(), "", List.of()));
        towns.act(towns.staff("community-clerk", town.community()), id, new IncidentAct.FileUnder("P0137-1"));
        Visitor dispatcher = staff.signedIn(staff.holding("dispatcher", town.east()));

        assertThat(dispatcher.get("/incidents/" + id).body()).contains("牵头单位：亮灯");
        Visitor.Answer refused = dispatcher.post(
                "/incidents/" + id + "/dispatch",
                Map.of(
                        "version",
                        "2",
                        "department",
                        Integer.toString(town.gardens().no())));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("请写明原因");
    }

    @Test
    void who_supervises_finds_her_matters_orders_about_a_late_one_and_reads_the_answer() {
        Department office = departments
                .create(TerritorySamples.system(), town.east(), "区网格中心", new Department.Kind("GRID_OFFICE"))
                .orThrow();
        String page = begun(Map.of(
                "supervisor",
                Integer.toString(office.no()),
                "from",
                LocalDate.now(zone.id()).minusDays(60).toString()));
        UUID late = towns.dispatched(town, "路灯不亮", clock.instant().minus(Duration.ofDays(30)));
        Visitor supervisor = staff.signedIn(staff.holding("checker", office.unitNo(), office.no()));

        assertThat(supervisor.get("/desk").body()).contains("href=\"/matters\"");
        assertThat(supervisor.get("/matters").body()).contains(page, "督办", "路灯管理所", "0 / 0");
        assertThat(supervisor.get("/matters/table").body()).contains("\"区网格中心\"");
        assertThat(supervisor.get(page).body()).contains("区网格中心", "href=\"/incidents/taking-part\"");
        String one = "/incidents/taking-part/one?incident=" + late;
        assertThat(supervisor.get("/incidents/taking-part").body()).contains(one);
        assertThat(supervisor.get(one).body()).contains("督办内容").doesNotContain("/contact");

        assertThat(supervisor
                        .post("/incidents/taking-part/order", order(late, " ", "3"))
                        .body())
                .contains("请写下内容");
        assertThat(supervisor
                        .post("/incidents/taking-part/order", order(late, "快办", "99"))
                        .body())
                .contains("1 到 30 天", "快办");
        assertThat(supervisor
                        .post("/incidents/taking-part/order", order(late, "快办", "bald"))
                        .status())
                .isEqualTo(400);
        Visitor.Answer ordered = supervisor.post("/incidents/taking-part/order", order(late, "三天内<b>修好", "3"));
        assertThat(supervisor.get(ordered.location()).body())
                .contains("等待回复", "三天内&lt;b")
                .doesNotContain("督办内容", "三天内<b>");

        Visitor handler = handlerOf(town.lights());
        assertThat(handler.get("/desk?tab=unit").body()).contains("chip--late\">督办");
        assertThat(handler.get("/incidents/" + late).body()).contains("三天内&lt;b", "回复督办");
        Visitor.Answer answered = handler.post("/incidents/" + late + "/orders/answer", Map.of("words", "灯杆明天到货"));
        assertThat(handler.get(answered.location()).body()).contains("回复：灯杆明天到货", "已回复");
        assertThat(supervisor.get(one).body()).contains("已回复", "灯杆明天到货", "督办内容");
        assertThat(supervisor.get("/matters").body()).contains("1 / 1");

        Visitor stranger = handlerOf(town.gardens());
        assertThat(stranger.post("/incidents/taking-part/order", order(late, "快办", "3"))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.post("/incidents/" + late + "/orders/answer", Map.of("words", "好"))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/matters").body()).contains("还没有协同事项");
    }

    @Test
    void residents_read_what_was_done_and_not_what_bodies_say_among_themselves() {
        Department office = departments
                .create(TerritorySamples.system(), town.east(), "区网格中心", new Department.Kind("GRID_OFFICE"))
                .orThrow();
        begun(Map.of(
                "supervisor",
                Integer.toString(office.no()),
                "from",
                LocalDate.now(zone.id()).minusDays(60).toString()));
        UUID late = towns.dispatched(town, "路灯不亮", clock.instant().minus(Duration.ofDays(30)));
        supervision
                .order(towns.handler(office), late, "三天内修好", 3, clock.instant())
                .orThrow();

        String seen =
                staff.visitor().get("/track/" + incidents.trackingCode(late)).body();

        assertThat(seen).contains("派遣").doesNotContain("三天内修好");
    }

    @Test
    void a_partner_sees_the_photos_and_a_stranger_does_not() {
        begun();
        UUID photo = towns.photo();
        UUID id = towns.dispatched(town, towns.reportOf(town.grid(), "路灯不亮", List.of(photo), null), clock.instant());
        Visitor partner = handlerOf(roads);
        String path = "/incidents/taking-part/" + id + "/photos/" + photo;

        assertThat(partner.get("/desk").body()).contains("我们参与的（1）");
        assertThat(partner.get("/incidents/taking-part/one?incident=" + id).body())
                .contains(path);
        assertThat(partner.get(path).status()).isEqualTo(200);
        assertThat(partner.get(path.replace(photo.toString(), towns.photo().toString()))
                        .status())
                .isEqualTo(404);
        assertThat(handlerOf(town.gardens()).get(path).status()).isEqualTo(404);
    }

    private static Map<String, String> order(UUID incident, String words, String days) {
        return Map.of("incident", incident.toString(), "words", words, "days", days);
    }

    private Visitor handlerOf(Department department) {
        return staff.signedIn(staff.holding("department-handler", department.unitNo(), department.no()));
    }

    /** A matter about lamps that the lamp office leads and the roads take part in; answers its page. */
    private String begun() {
        return begun(Map.of());
    }

    private String begun(Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.put("name", "亮灯<b>");
        fields.put("lead", Integer.toString(town.lights().no()));
        fields.put("subject", "P0137");
        fields.put("partner." + roads.no(), "TAKES_PART");
        Visitor.Answer begun = leader.post(base, fields);
        assertThat(begun.status()).isEqualTo(302);
        return begun.location();
    }
}
