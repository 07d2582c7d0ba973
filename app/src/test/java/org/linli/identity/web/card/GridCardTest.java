package org.linli.identity.web.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.identity.Identity;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.kernel.Actor;
import org.linli.kernel.Transactions;
import org.linli.territory.Department;
import org.linli.territory.Departments;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.UnitNotes;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.linli.territory.internal.units.UnitsByHand;
import org.linli.territory.internal.units.UnitsByHand.Typed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: the card of a grid worker, which she keeps herself and residents of her grid read (M01-12). */
@LinliTest
class GridCardTest {

    private static final String HOME = "/profile/grid";
    private static final String PHONE = "0473-0000021";

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    UnitsByHand units;

    @Autowired
    Departments departments;

    @Autowired
    UnitNotes notes;

    @Autowired
    Territory territory;

    @Autowired
    Identity identity;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Evidence evidence;

    @Autowired
    Transactions transactions;

    @Autowired
    RecurringTask<Void> forgetProfiles;

    private String city;
    private int community;
    private int grid;
    private Person worker;
    private Visitor atWork;
    private Visitor resident;

    @BeforeEach
    void aGridWithAWorker() {
        city = reorganisation.oldCity();
        community = territory.findByCode(city + "02001001").orElseThrow().no();
        grid = grid("第一网格");
        worker = staff.holding("grid-worker", grid);
        atWork = staff.signedIn(worker);
        resident = staff.visitor();
    }

    @Test
    void residents_see_name_post_scope_office_phone_and_hours_and_nothing_else() {
        Visitor office = staff.signedIn(staff.holding("local-administrator", community));
        office.post(
                "/posts/" + worker.post() + "/equipment",
                Map.of("account", worker.account().toString(), "equipment", "手持终端\r\n反光背心"));
        assertThat(atWork.post(HOME, card(PHONE, true)).status()).isEqualTo(302);

        Answer page = resident.get("/grids/" + grid + "/card");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("X-Robots-Tag")).contains("noindex");
        assertThat(page.body())
                .contains(worker.name(), title(), "楼道小事 &lt;b&gt;", "每天 9:00–17:00", "href=\"tel:04730000021\"", PHONE)
                .contains("/grids/items/public?unit=" + grid)
                .doesNotContain(worker.login(), worker.account().toString(), "手持终端", "<b>", "暂时没有");
        assertThat(atWork.get(HOME).body()).as("her own page").contains("手持终端", "反光背心");
        assertThat(resident.get("/grids/items/public?unit=" + grid).body()).contains("/grids/" + grid + "/card");
    }

    @Test
    void a_card_that_is_not_published_shows_nothing_of_the_worker_but_whom_to_call_instead() {
        Actor structure = TerritorySamples.staffEverywhere("territory.bodies");
        departments
                .create(structure, community, "第一社区服务站", Department.Kind.PUBLIC_BODY)
                .orThrow();
        notes.putContact(structure, community, "第一社区服务站", "0473-0000022", "").orThrow();
        atWork.post(HOME, card(PHONE, false));

        assertThat(resident.get("/grids/" + grid + "/card").body())
                .contains("暂时没有可以直接联系的网格员", "第一社区服务站", "tel:0473-0000022")
                .doesNotContain(PHONE, worker.name(), "楼道小事");
    }

    @Test
    void whoever_leaves_is_shown_no_longer_and_her_follower_begins_with_an_empty_card() {
        atWork.post(HOME, card(PHONE, true));
        identity.endAppointment(TestStaff.INSTALLER, worker.account(), worker.post(), reorganisation.today())
                .orThrow();
        Person follower = staff.holding("checker", community);
        identity.appoint(TestStaff.INSTALLER, follower.account(), worker.post(), reorganisation.today(), null)
                .orThrow();

        assertThat(resident.get("/grids/" + grid + "/card").body())
                .doesNotContain(PHONE, worker.name(), follower.name());
        assertThat(staff.signedIn(follower).get(HOME).body()).contains("第一网格").doesNotContain(PHONE);
    }

    @Test
    void the_navigation_leads_to_the_card_from_posts_in_grids_only() {
        String link = "href=\"" + HOME + "\"";
        assertThat(atWork.get("/sessions").body()).contains(link);

        Visitor clerk = staff.signedIn(staff.holding("community-clerk", community));

        assertThat(clerk.get("/sessions").body()).doesNotContain(link);
        assertThat(clerk.get(HOME).body()).contains("您现在不担任网格员", "网格员在这里填写居民看到的名片");
    }

    @Test
    void a_profile_is_erased_a_month_after_its_holder_left_and_not_before() {
        Person left = aWorkerWithACard("第二网格");
        Person recently = aWorkerWithACard("第三网格");
        Person closed = aWorkerWithACard("第四网格");
        atWork.post(HOME, card(PHONE, true));
        LocalDate today = reorganisation.today();
        end(left, today.minusDays(30));
        end(recently, today.minusDays(29));
        jdbc.sql("UPDATE account SET state = 'CLOSED', sessions_from = now() - interval '32 days' WHERE id = :id")
                .param("id", closed.account())
                .update();
        jdbc.sql("UPDATE grid_profile SET changed_at = now() - interval '90 days'")
                .update();

        forgetProfiles.execute(forgetProfiles.instance("test"), null);

        assertThat(profiles(left)).isZero();
        assertThat(profiles(closed)).isZero();
        assertThat(profiles(recently)).isEqualTo(1);
        assertThat(profiles(worker)).isEqualTo(1);
    }

    private Person aWorkerWithACard(String name) {
        Person other = staff.holding("grid-worker", grid(name));
        staff.signedIn(other)
                .post(HOME, Map.of("post", other.post().toString(), "scope", "小事", "phone", PHONE, "hours", ""));
        return other;
    }

    private void end(Person person, LocalDate until) {
        jdbc.sql("UPDATE appointment SET valid_during = daterange(lower(valid_during), :until) WHERE post_id = :post")
                .param("until", until)
                .param("post", person.post())
                .update();
    }

    private int profiles(Person person) {
        return jdbc.sql("SELECT count(*) FROM grid_profile WHERE account_id = :id")
                .param("id", person.account())
                .query(Integer.class)
                .single();
    }

    @Test
    void a_community_lists_the_cards_of_its_grids() {
        int second = grid("第二网格");
        atWork.post(HOME, card(PHONE, true));

        assertThat(resident.get("/grids/" + community + "/card").body())
                .contains(worker.name(), "第一网格", "第二网格", "暂时没有可以直接联系的网格员");
        assertThat(resident.get("/grids/" + second + "/card").body()).doesNotContain(worker.name());
        int street = territory.findByCode(city + "02001").orElseThrow().no();
        assertThat(resident.get("/grids/" + street + "/card").status()).isEqualTo(404);
        assertThat(resident.get("/grids/999999999/card").status()).isEqualTo(404);
        assertThat(resident.get("/grids/items/public?unit=" + street).body()).contains("/grids/" + community + "/card");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            找我就行           | 这不是电话号码
            110                | 这不是电话号码
            0473-0000021 转 8  | 这不是电话号码
            13800000000        | 个人号码不能公开
            +86 138 0000 0000  | 个人号码不能公开
            ''                 | 公开名片要有办公电话
            """)
    void a_number_that_is_none_or_a_private_one_is_refused_and_nothing_typed_is_lost(String phone, String why) {
        Answer refused = atWork.post(HOME, card(phone, true));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("错误：", why, "每天 9:00–17:00", "#phone-" + worker.post());
        assertThat(resident.get("/grids/" + grid + "/card").body()).doesNotContain(worker.name());
    }

    @Test
    void a_mobile_number_issued_by_the_office_is_taken_as_such() {
        Map<String, String> card = new HashMap<>(card("13800000000", true));
        card.put("issued", "true");
        atWork.post(HOME, card);

        assertThat(resident.get("/grids/" + grid + "/card").body()).contains("tel:13800000000");
    }

    @Test
    void nobody_else_changes_her_card_and_the_office_gives_equipment_in_its_own_unit_only() {
        Visitor neighbour = staff.signedIn(staff.holding("grid-worker", grid));
        int elsewhere = territory.findByCode(city + "03").orElseThrow().no();
        Visitor other = staff.signedIn(staff.holding("local-administrator", elsewhere));
        Map<String, String> things = Map.of("account", worker.account().toString(), "equipment", "手持终端");
        String page = "/posts/" + worker.post() + "/equipment";

        assertThat(neighbour.post(HOME, card(PHONE, true)).status()).isEqualTo(404);
        assertThat(resident.post(HOME, card(PHONE, true)).status()).isEqualTo(404);
        assertThat(resident.get(HOME).location()).startsWith("/sign-in");
        assertThat(other.post(page, things).status()).isEqualTo(404);
        assertThat(other.get(page).status()).isEqualTo(404);
        assertThat(atWork.post(page, things).status()).isEqualTo(403);
        assertThat(jdbc.sql("SELECT count(*) FROM grid_profile WHERE account_id = :account")
                        .param("account", worker.account())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoever_reads_what_she_was_given_leaves_a_trace_and_she_herself_none() {
        atWork.get(HOME);
        assertThat(accesses()).isEmpty();

        Person officer = staff.holding("local-administrator", community);
        staff.signedIn(officer).get("/posts/" + worker.post() + "/equipment");

        assertThat(accesses()).singleElement().satisfies(one -> {
            assertThat(one.actorName()).startsWith(officer.name());
            assertThat(one.purpose()).isEqualTo("identity.equipment");
        });
    }

    private List<Evidence.AccessSummary> accesses() {
        return transactions.read(
                TerritorySamples.staffEverywhere("evidence.audit").scope(),
                () -> evidence.listAccesses(new Subject("account", worker.account())));
    }

    @Test
    void a_change_is_on_record_once() {
        atWork.post(HOME, card(PHONE, true));
        atWork.post(HOME, card(PHONE, true));
        Visitor security = staff.signedIn(staff.holding("security-administrator", grid));

        assertThat(security.get("/accounts/" + worker.account()).body()).containsOnlyOnce("修改网格员名片");
    }

    @Test
    void the_page_speaks_english_and_to_the_elderly() {
        resident.get("/preferences?language=en&back=%2F");
        assertThat(resident.get("/grids/" + grid + "/card").body())
                .contains("Grid workers of", "no grid worker to call");
        resident.get("/preferences?elder=1&back=%2F");
        assertThat(resident.get("/grids/" + grid + "/card").body()).contains("Standard");
    }

    private Map<String, String> card(String phone, boolean isPublished) {
        return Map.of(
                "post",
                worker.post().toString(),
                "scope",
                "楼道小事 <b>",
                "phone",
                phone,
                "hours",
                "每天 9:00–17:00",
                "published",
                Boolean.toString(isPublished));
    }

    private String title() {
        return jdbc.sql("SELECT title FROM post WHERE id = :id")
                .param("id", worker.post())
                .query(String.class)
                .single();
    }

    private int grid(String name) {
        return units.add(
                        TerritorySamples.staffEverywhere(),
                        new Typed(community, name, "grid", "", reorganisation.today()))
                .orThrow()
                .no();
    }
}
