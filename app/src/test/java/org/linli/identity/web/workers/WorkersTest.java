package org.linli.identity.web.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.identity.web.workers.Serving.as;
import static org.linli.identity.web.workers.Serving.form;
import static org.linli.identity.web.workers.Serving.volunteer;
import static org.linli.identity.web.workers.Serving.with;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.evidence.OnRecord;
import org.linli.identity.Identity;
import org.linli.identity.NewEngagement;
import org.linli.identity.NewWorker;
import org.linli.identity.ServingRole;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.identity.WorkerRegister;
import org.linli.identity.internal.AccountCare;
import org.linli.identity.internal.workers.WorkerRetention;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.reorganisation.Operation;
import org.linli.territory.internal.reorganisation.Operation.Staff;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: one register of the people who serve, with an account or without (M01-06). */
@LinliTest
class WorkersTest {

    private static final String PHONE = "13900010001";

    @Autowired
    OnRecord onRecord;

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Territory territory;

    @Autowired
    WorkerRegister register;

    @Autowired
    WorkerRetention retention;

    @Autowired
    Identity identity;

    @Autowired
    AccountCare care;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    private int front;
    private int community;
    private int back;
    private Person administrator;
    private Visitor admin;
    private Actor office;

    @BeforeEach
    void two_streets_and_the_administrator_of_one() {
        String city = reorganisation.oldCity();
        front = territory.findByCode(city + "02001").orElseThrow().no();
        community = territory.findByCode(city + "02001001").orElseThrow().no();
        back = territory.findByCode(city + "02002").orElseThrow().no();
        administrator = staff.holding("local-administrator", front);
        admin = staff.signedIn(administrator);
        office = TerritorySamples.staffAt(territory, front, "identity.workers", "identity.workers-keep");
    }

    @Test
    void one_person_holds_many_engagements_and_is_counted_once() {
        Answer entered = admin.post("/workers", form("赵一", PHONE, "BUILDING_LEADER", community, "", "5 号楼"));
        assertThat(entered.status()).isEqualTo(302);
        String page = entered.location();
        admin.post(page + "/engagements", form("", "", "VOLUNTEER", community, "", ""));
        admin.post(page + "/engagements", form("", "", "AUXILIARY", front, "城管", ""));

        assertThat(admin.get(page).body()).contains("3 项任职，0 个账号岗位", "5 号楼", "城管", "志愿者");
        assertThat(admin.get("/workers?q=" + encoded("赵一")).body()).contains("1 人，3 项任职");
        assertThat(admin.get("/workers?kind=volunteer&q=" + encoded("赵一")).body())
                .contains("1 人，1 项任职");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name  | ''            | 姓名要 1 至 60 个字
            name  | 150303199001011234 | 不登记身份证号
            phone | 找我就行      | 这不是电话号码
            phone | 15030319900101123X | 不登记身份证号
            role  | BOSS          | 没有角色
            unit  | 999999999     | 不在您的管理范围内
            unit  | x             | 不在您的管理范围内
            line  | ''            | 辅助人员要填条线部门
            leads | 身份证 150303199001011234 | 不登记身份证号
            from  | 昨天          | 看不懂日期
            until | 2024-02-01    | 结束不能早于开始
            """)
    void what_cannot_be_is_refused_and_nothing_typed_is_lost(String field, String typed, String why) {
        Answer refused =
                admin.post("/workers", with(form("钱二", PHONE, "AUXILIARY", community, "城管", ""), field, typed));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("错误：", why);
        if (!field.equals("name")) {
            assertThat(refused.body()).contains("value=\"钱二\"");
        }
        assertThat(admin.get("/workers?q=" + encoded("钱二")).body()).contains("0 人，0 项任职");
    }

    @Test
    void a_leader_leads_something_and_whoever_is_no_auxiliary_needs_no_line() {
        assertThat(admin.post("/workers", form("孙三", "", "GROUP_LEADER", community, "", ""))
                        .body())
                .contains("要填负责的小组或楼栋");
        assertThat(admin.post("/workers", form("孙三", "", "CADRE", front, "", ""))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void the_same_engagement_is_not_entered_twice_over_the_same_days() {
        UUID person = register.enter(office, volunteer("李四", "", community)).orThrow();

        assertThat(register.engage(office, person, as(ServingRole.VOLUNTEER, community, "", "")))
                .isEqualTo(Outcome.refused("workers.refused.engaged-already"));
        assertThat(register.engage(office, person, as(ServingRole.VOLUNTEER, front, "", "")))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whoever_has_an_account_is_in_the_register_without_being_typed_again_and_called_like_it() {
        Person clerk = staff.holding("community-clerk", community);
        String page = "/workers/" + clerk.account();
        admin.post(page + "/engagements", form("", "", "BUILDING_LEADER", community, "", "9 号楼"));

        assertThat(admin.get(page).body()).contains("1 项任职，1 个账号岗位", "9 号楼", "账号岗位");
        care.rename(TestStaff.INSTALLER, clerk.account(), "新名字" + clerk.login()).orThrow();
        assertThat(admin.get("/workers?kind=post&q=" + encoded("新名字" + clerk.login()))
                        .body())
                .contains(page, "1 人，1 项任职");
        assertThat(admin.get(page + "/change").body()).contains("姓名在账号里改");
    }

    @Test
    void the_tabs_count_people_and_the_filters_narrow_them() {
        register.enter(office, new NewWorker("周甲", "", as(ServingRole.AUXILIARY, community, "城管", "")))
                .orThrow();
        register.enter(office, new NewWorker("周乙", "", as(ServingRole.AUXILIARY, front, "公安", "")))
                .orThrow();
        UUID both = register.enter(office, volunteer("周丙", "", front)).orThrow();
        register.engage(office, both, as(ServingRole.AUXILIARY, front, "公安", ""))
                .orThrow();

        assertThat(admin.get("/workers?kind=auxiliary").body())
                .contains("3 人，3 项任职", "辅助人员 3", "志愿者 1", "周甲", "周乙", "周丙");
        assertThat(admin.get("/workers?kind=auxiliary&line=" + encoded("公安")).body())
                .contains("2 人，2 项任职")
                .doesNotContain("周甲");
        assertThat(admin.get("/workers?kind=auxiliary&unit=" + community).body())
                .contains("1 人，1 项任职", "周甲")
                .doesNotContain("周乙");
        assertThat(admin.get("/workers?unit=" + back).status()).isEqualTo(404);
    }

    @Test
    void a_long_list_goes_on_where_the_page_ends() {
        for (int i = 0; i < 53; i++) {
            register.enter(office, volunteer("长列%02d".formatted(i), "", community))
                    .orThrow();
        }
        String first = admin.get("/workers?kind=volunteer").body();
        assertThat(first).contains("53 人，53 项任职", "长列00", "长列49").doesNotContain("长列50");
        String next = first.substring(first.indexOf("rel=\"next\" href=\"") + 17);
        assertThat(admin.get(next.substring(0, next.indexOf('"')).replace("&amp;", "&"))
                        .body())
                .contains("长列50", "长列52")
                .doesNotContain("长列49");
    }

    @Test
    void a_phone_finds_its_holder_by_the_whole_number_only_and_that_leaves_a_trace() {
        UUID person = register.enter(office, volunteer("吴五", PHONE, community)).orThrow();

        assertThat(admin.post("/workers/by-phone", Map.of("phone", "139 0001 0001"))
                        .body())
                .contains("吴五");
        assertThat(admin.post("/workers/by-phone", Map.of("phone", "1390001000"))
                        .body())
                .doesNotContain("吴五");
        assertThat(admin.post("/workers/by-phone", Map.of("phone", "吴五")).status())
                .isEqualTo(422);
        assertThat(purposes(person)).containsExactly("identity.workers-phone");
    }

    @Test
    void the_phone_is_sealed_masked_and_shown_in_full_only_with_a_trace() {
        UUID person = register.enter(office, volunteer("郑六", PHONE, community)).orThrow();

        String row = asSystem(() -> jdbc.sql("SELECT worker::text FROM worker WHERE id = :id")
                .param("id", person)
                .query(String.class)
                .single());
        assertThat(row)
                .doesNotContain(PHONE)
                .doesNotContain(HexFormat.of().formatHex(PHONE.getBytes(StandardCharsets.UTF_8)));
        assertThat(admin.get("/workers/" + person).body())
                .contains("139****0001")
                .doesNotContain(PHONE);
        assertThat(purposes(person)).containsExactly("identity.workers");
        assertThat(admin.post("/workers/" + person + "/phone", Map.of()).body()).contains(PHONE);
        assertThat(purposes(person)).containsExactly("identity.workers-phone", "identity.workers");
        assertThat(admin.get("/workers").body()).doesNotContain(PHONE);
    }

    @Test
    void people_of_a_foreign_unit_do_not_exist() {
        UUID person = register.enter(office, volunteer("王七", PHONE, community)).orThrow();
        Visitor neighbour = staff.signedIn(staff.holding("local-administrator", back));
        String page = "/workers/" + person;

        assertThat(neighbour.get(page).status()).isEqualTo(404);
        assertThat(neighbour.get(page + "/change").status()).isEqualTo(404);
        assertThat(neighbour.post(page + "/phone", Map.of()).status()).isEqualTo(404);
        assertThat(neighbour
                        .post(page + "/change", Map.of("name", "改", "phone", ""))
                        .status())
                .isEqualTo(404);
        assertThat(neighbour
                        .post(page + "/engagements", form("", "", "VOLUNTEER", back, "", ""))
                        .status())
                .isEqualTo(404);
        assertThat(neighbour.get("/workers?q=" + encoded("王七")).body()).contains("0 人，0 项任职");
        assertThat(neighbour.post("/workers/by-phone", Map.of("phone", PHONE)).body())
                .doesNotContain("王七");
        assertThat(admin.post("/workers", form("王七", "", "VOLUNTEER", back, "", ""))
                        .body())
                .contains("不在您的管理范围内");
        assertThat(purposes(person)).isEmpty();
    }

    @Test
    void the_database_shows_and_takes_nothing_beyond_the_scope() {
        UUID person = register.enter(office, volunteer("冯八", "", community)).orThrow();
        Scope elsewhere = TerritorySamples.staffAt(territory, back).scope();

        for (String table : List.of("worker WHERE id = :id", "engagement WHERE worker_id = :id")) {
            String sql = "SELECT count(*) FROM " + table;
            assertThat(count(office.scope(), sql, person)).as(table).isEqualTo(1);
            assertThat(count(elsewhere, sql, person)).as(table).isZero();
            assertThat(count(new Scope.Published(), sql, person)).as(table).isZero();
            assertThat(jdbc.sql(sql).param("id", person).query(Integer.class).single())
                    .as("%s without a scope", table)
                    .isZero();
        }
        assertThat(transactions.<Integer>write(
                        elsewhere,
                        () -> jdbc.sql("UPDATE worker SET name = '改' WHERE id = :id")
                                .param("id", person)
                                .update()))
                .isZero();
    }

    @Test
    void a_clerk_reads_and_does_not_keep_and_whoever_has_not_signed_in_sees_nothing() {
        UUID person = register.enter(office, volunteer("陈九", PHONE, community)).orThrow();
        Visitor clerk = staff.signedIn(staff.holding("community-clerk", community));

        assertThat(clerk.get("/workers/" + person).body()).contains("陈九").doesNotContain("/change");
        assertThat(clerk.get("/workers/new").status()).isEqualTo(403);
        assertThat(clerk.post("/workers/" + person + "/change", Map.of("name", "改"))
                        .status())
                .isEqualTo(403);
        assertThat(clerk.get("/workers/export.xlsx").status()).isEqualTo(403);
        assertThat(staff.signedIn(staff.holding("checker", community))
                        .get("/workers")
                        .status())
                .isEqualTo(403);
        assertThat(staff.visitor().get("/workers").location()).startsWith("/sign-in");
    }

    @Test
    void an_engagement_ends_with_its_last_day_and_of_two_changes_at_once_one_counts() {
        UUID person = register.enter(office, volunteer("褚十", "", community)).orThrow();
        UUID engagement = engagementsOf(person).getFirst();
        String page = "/workers/" + person + "/engagements/" + engagement;
        Map<String, String> ended = with(
                form("", "", "VOLUNTEER", community, "", ""),
                "until",
                reorganisation.today().minusDays(1).toString(),
                "version",
                "1");

        assertThat(admin.post(page, ended).status()).isEqualTo(302);
        assertThat(admin.post(page, with(ended, "until", "")).body()).contains("刚被别人改过");

        assertThat(admin.get("/workers/" + person).body()).contains("已结束", "0 项任职");
        assertThat(admin.get("/workers?q=" + encoded("褚十")).body()).contains("0 人");
        assertThat(admin.get("/workers?state=all&q=" + encoded("褚十")).body()).contains("1 人，1 项任职");
    }

    @Test
    void two_years_after_the_last_day_an_engagement_is_erased_and_with_the_last_one_the_person() {
        LocalDate today = reorganisation.today();
        NewEngagement longAgo =
                new NewEngagement(ServingRole.VOLUNTEER, community, "", "", today.minusYears(5), today.minusYears(2));
        NewEngagement lately = new NewEngagement(
                ServingRole.CADRE,
                community,
                "",
                "",
                today.minusYears(5),
                today.minusYears(2).plusDays(1));
        UUID gone = register.enter(office, new NewWorker("卫甲", PHONE, longAgo)).orThrow();
        UUID stays = register.enter(office, new NewWorker("卫乙", PHONE, longAgo)).orThrow();
        register.engage(office, stays, lately).orThrow();
        Person clerk = staff.holding("community-clerk", community);
        register.engage(office, clerk.account(), longAgo).orThrow();

        retention.forget();

        assertThat(entries(gone)).isZero();
        assertThat(entries(stays)).isEqualTo(1);
        assertThat(engagementsOf(stays)).hasSize(1);
        assertThat(entries(clerk.account())).as("the entry of an account").isEqualTo(1);
        assertThat(engagementsOf(clerk.account())).isEmpty();
        assertThat(verbs(gone)).contains("worker.erased");
    }

    @Test
    void after_a_merger_of_communities_the_heir_has_the_people_and_their_engagements_can_be_ended_as_they_are() {
        int district = territory.listPath(front).get(1).no();
        int other = territory.listChildren(back).getFirst().no();
        UUID person = register.enter(office, volunteer("秦甲", "", community)).orThrow();
        reorganisation.carryOut(
                district,
                new Operation.AbolishLevel("street", district, Staff.DOWN),
                new Operation.Merge(
                        List.of(community, other),
                        "大社区",
                        territory.getUnit(district).code() + "400001"));
        reorganisation.finishAll();
        int heir = territory.findHeir(community).orElseThrow().no();
        Visitor ofHeir = staff.signedIn(staff.holding("local-administrator", heir));
        String page =
                "/workers/" + person + "/engagements/" + engagementsOf(person).getFirst();

        assertThat(ofHeir.get("/workers?q=" + encoded("秦甲") + "&unit=" + heir).body())
                .contains("1 人，1 项任职");
        assertThat(ofHeir.get(page).body()).contains("原来的辖区");
        Map<String, String> ended = with(
                form("", "", "VOLUNTEER", community, "", ""),
                "until",
                reorganisation.today().toString(),
                "version",
                "1");
        assertThat(ofHeir.post(page, with(ended, "unit", Integer.toString(other)))
                        .status())
                .isEqualTo(422);
        assertThat(ofHeir.post(page, ended).status()).isEqualTo(302);
    }

    @Test
    void every_act_is_on_record_without_name_and_phone() {
        UUID person = register.enter(office, volunteer("蒋甲", PHONE, community)).orThrow();
        admin.post("/workers/" + person + "/change", Map.of("name", "蒋乙", "phone", "13900010002"));
        admin.post("/workers/" + person + "/change", Map.of("name", "蒋乙", "phone", "13900010002"));

        assertThat(verbs(person)).containsExactly("worker.entered", "worker.changed");
        assertThat(asSystem(() ->
                        jdbc.sql("""
                                SELECT coalesce(string_agg(entry::text, ' '), '')
                                FROM evidence_entry entry
                                WHERE subject_id = :id
                                """).param("id", person).query(String.class).single()))
                .doesNotContain("蒋甲", "蒋乙", "13900010002", PHONE);
    }

    @Test
    void the_export_is_without_phones_and_leaves_a_trace_for_everybody_in_it() throws IOException {
        UUID person = register.enter(office, volunteer("沈甲", PHONE, community)).orThrow();

        try (var workbook =
                new ReadableWorkbook(new ByteArrayInputStream(admin.getBytes("/workers/export.xlsx?kind=volunteer")))) {
            List<String> texts = workbook.getFirstSheet().read().stream()
                    .flatMap(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()))
                    .toList();
            assertThat(texts).contains("沈甲", "志愿者", "2024-03-01").doesNotContain(PHONE);
        }
        assertThat(purposes(person)).containsExactly("identity.workers-export");
    }

    @Test
    void the_staffing_report_shows_people_and_engagements_to_whoever_may_see_them() {
        UUID person = register.enter(office, volunteer("韩甲", "", community)).orThrow();
        register.engage(office, person, as(ServingRole.VOLUNTEER, front, "", ""))
                .orThrow();

        assertThat(admin.get("/structure/staffing?unit=" + front).body()).contains("服务人员", "1 人 / 2 项");
        assertThat(admin.get("/structure/staffing?unit=" + back).body()).doesNotContain("服务人员</h2>");
        Visitor checker = staff.signedIn(staff.holding("checker", front));
        assertThat(checker.get("/structure/staffing?unit=" + front).body()).doesNotContain("1 人 / 2 项");
    }

    @Test
    void the_pages_speak_english_and_to_the_elderly() {
        register.enter(office, volunteer("杨甲", PHONE, community)).orThrow();
        admin.get("/preferences?language=en&back=%2F");
        assertThat(admin.get("/workers").body()).contains("People who serve", "Building leader");
        admin.get("/preferences?elder=1&back=%2F");
        assertThat(admin.get("/workers/new").body()).contains("data-mode=\"elder\"");
    }

    private List<String> purposes(UUID person) {
        return onRecord.purposes("worker", person);
    }

    private List<String> verbs(UUID person) {
        return onRecord.verbs("worker", person);
    }

    private int entries(UUID person) {
        return count(TerritorySamples.staffEverywhere().scope(), "SELECT count(*) FROM worker WHERE id = :id", person);
    }

    private List<UUID> engagementsOf(UUID person) {
        return asSystem(() -> jdbc.sql("SELECT id FROM engagement WHERE worker_id = :id")
                .param("id", person)
                .query(UUID.class)
                .list());
    }

    private int count(Scope scope, String sql, UUID id) {
        return transactions.<Integer>read(
                scope, () -> jdbc.sql(sql).param("id", id).query(Integer.class).single());
    }

    private <T> T asSystem(Supplier<T> work) {
        return transactions.read(TerritorySamples.staffEverywhere().scope(), work);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
