package org.linli.identity.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.TestInstallation;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.identity.Identity;
import org.linli.identity.Post;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.internal.transfer.Transfer.Answer;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.operations.Database;
import org.linli.operations.Startup;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.reorganisation.Operation;
import org.linli.territory.internal.reorganisation.Operation.Staff;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: whoever goes to another unit gets an order, and nothing but her unit changes (M01-23). */
@LinliTest
class TransfersTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    TestStaff staff;

    @Autowired
    Territory territory;

    @Autowired
    Transfers transfers;

    @Autowired
    Employments employments;

    @Autowired
    TerritoryImports imports;

    @Autowired
    Identity identity;

    @Autowired
    Evidence evidence;

    @Autowired
    Transactions transactions;

    @Autowired
    Startup startup;

    private String city;
    private int east;
    private int street;
    private int community;

    @BeforeEach
    void foundTheCity() {
        city = reorganisation.oldCity();
        east = no(city + "02");
        street = no(city + "02001");
        community = no(city + "02001001");
    }

    @Test
    void she_sees_her_order_confirms_it_and_prints_it_and_whoever_ordered_it_knows() {
        Person person = staff.holding("community-clerk", street);
        UUID plan = abolishStreets();
        Visitor herself = staff.signedIn(person);

        String page = herself.get("/transfers/own").body();
        assertThat(page).contains("前街街道", "第一社区居委会", "身份不变、职级不变、待遇不变", "确认</button>");
        String order = "/transfers/own/" + idOf(plan);
        assertThat(herself.get(order).body()).contains("分流通知书", "扫码核验");
        herself.post(order, Map.of("answer", "CONFIRMED"));
        assertThat(herself.get("/transfers/own").body()).contains("已确认").doesNotContain("确认</button>");
        assertThat(herself.get(herself.post(order, Map.of("answer", "OBJECTED", "reason", "太远"))
                                .location())
                        .body())
                .contains("已经答复过了");

        Visitor office = staff.signedIn(staff.permitted(Set.of(Transfers.PERMISSION, "territory.browse"), east));
        assertThat(office.get("/transfers/" + plan).body()).contains(person.name(), "已确认");
        assertThat(office.get("/transfers/" + plan + "?open=true").body()).doesNotContain(person.name());
        assertThat(office.get("/transfers/orders/" + idOf(plan)).status()).isEqualTo(200);
        assertThat(office.get("/plans/" + plan).body()).contains("撤销 东区 的全部街道");
    }

    @Test
    void a_post_of_several_people_is_dealt_out_person_by_person_and_each_keeps_what_she_is() {
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions("code,name\n" + city + "02001002,第三社区居委会\n", LONG_AGO),
                        Progress.SILENT)
                .orThrow();
        int other = no(city + "02001002");
        Person first = staff.holding("community-clerk", street);
        List<Person> all = List.of(first, staff.holding("dispatcher", east), staff.holding("dispatcher", east));
        all.stream()
                .skip(1)
                .forEach(one -> identity.appoint(TestStaff.INSTALLER, one.account(), first.post(), LONG_AGO, null)
                        .orThrow());
        UUID planned = reorganisation.approved(east, new Operation.AbolishLevel("street", east, Staff.DOWN));
        List<Integer> foreseen = whereTo(planned);

        reorganisation.goOn(planned);

        assertThat(foreseen).containsExactly(community, other, community);
        assertThat(whereTo(planned)).containsExactlyElementsOf(foreseen);
        assertThat(all.stream()
                        .sorted(Comparator.comparing(Person::name))
                        .flatMap(one ->
                                identity.findAccount(TestStaff.INSTALLER, one.account()).orElseThrow().posts().stream())
                        .filter(post -> post.permissionSet().equals("community-clerk"))
                        .map(Post::unitNo))
                .containsExactly(community, other, community);
    }

    private List<Integer> whereTo(UUID plan) {
        return transfers.batch(TerritorySamples.staffEverywhere("territory.plan"), plan).transfers().stream()
                .map(Transfer::toUnitNo)
                .toList();
    }

    @Test
    void an_objection_needs_a_reason_and_an_order_of_another_person_does_not_exist() {
        Person person = staff.holding("community-clerk", street);
        Person other = staff.holding("community-clerk", community);
        UUID plan = abolishStreets();
        String order = "/transfers/own/" + idOf(plan);
        Visitor herself = staff.signedIn(person);
        Visitor stranger = staff.signedIn(other);

        assertThat(stranger.get(order).status()).isEqualTo(404);
        assertThat(stranger.post(order, Map.of("answer", "CONFIRMED")).status()).isEqualTo(404);
        assertThat(herself.get(herself.post(order, Map.of("answer", "OBJECTED")).location())
                        .body())
                .contains("请写明理由");
        herself.post(order, Map.of("answer", "OBJECTED", "reason", "离家太远"));
        assertThat(herself.get("/transfers/own").body()).contains("有异议", "离家太远");
        assertThat(herself.post(order, Map.of("answer", "NONSENSE")).status()).isEqualTo(400);
        assertThat(staff.visitor().get("/transfers/own").location()).startsWith("/sign-in");
    }

    @Test
    void a_batch_that_would_change_more_than_the_unit_is_refused_as_a_whole() throws Exception {
        Person person = staff.holding("community-clerk", street);
        employments
                .put(
                        TerritorySamples.staffEverywhere(Transfers.PERMISSION),
                        person.account(),
                        new Employment("事业编制", "九级职员", "薪级 12"))
                .orThrow();
        asOwner("""
                CREATE FUNCTION cut_pay() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  UPDATE employment SET pay_class = '薪级 11' WHERE account_id = '%s';
                  RETURN NEW;
                END $$""".formatted(person.account()));
        asOwner("""
                CREATE TRIGGER cut_pay AFTER UPDATE OF unit_no ON post FOR EACH ROW
                WHEN (OLD.id = '%s') EXECUTE FUNCTION cut_pay()""".formatted(person.post()));
        UUID plan;
        try {
            assertThatThrownBy(this::abolishStreets).hasMessageContaining("more than its unit");
            plan = latestPlan();
            reorganisation.lookForDue();
            assertThat(staff.signedIn(staff.permitted(Set.of("territory.browse"), east))
                            .get("/plans/" + plan)
                            .body())
                    .contains("移交停住了", "除单位以外的内容会改变");
            assertThat(transfers
                            .batch(TerritorySamples.staffEverywhere("territory.plan"), plan)
                            .transfers())
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.movedAt()).isNull();
                        assertThat(one.employment().payClass()).isEqualTo("薪级 12");
                    });
        } finally {
            asOwner("DROP TRIGGER cut_pay ON post");
            asOwner("DROP FUNCTION cut_pay");
        }
        reorganisation.goOn(plan);

        assertThat(transfers
                        .batch(TerritorySamples.staffEverywhere("territory.plan"), plan)
                        .transfers())
                .singleElement()
                .satisfies(one -> assertThat(one.movedAt()).isNotNull());
        assertThat(employments
                        .person(TerritorySamples.staffEverywhere(Transfers.PERMISSION), person.account())
                        .employment())
                .isEqualTo(new Employment("事业编制", "九级职员", "薪级 12"));
    }

    @Test
    void grade_and_pay_are_kept_by_those_who_order_transfers_and_by_nobody_else() {
        Person person = staff.holding("community-clerk", community);
        String page = "/accounts/" + person.account() + "/employment";
        Visitor office = staff.signedIn(staff.permitted(Set.of(Transfers.PERMISSION), east));

        office.post(page, Map.of("standing", "事业编制", "grade", " 九级职员 ", "payClass", "薪级 12"));

        assertThat(office.get(page).body()).contains("value=\"九级职员\"");
        assertThat(employments.put(
                        TerritorySamples.staffEverywhere(Transfers.PERMISSION),
                        person.account(),
                        new Employment("长".repeat(41), "", "")))
                .isEqualTo(Outcome.refused("transfer.refused.long", 40));
        assertThat(staff.signedIn(staff.permitted(Set.of("identity.accounts"), east))
                        .get(page)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoever_reads_grade_and_pay_of_somebody_else_leaves_a_trace_and_whoever_reads_her_own_none() {
        Person person = staff.holding("community-clerk", street);
        UUID plan = abolishStreets();
        Visitor herself = staff.signedIn(person);
        herself.get("/transfers/own");
        assertThat(accesses(person)).isEmpty();

        Person officer = staff.permitted(Set.of(Transfers.PERMISSION, "territory.browse"), east);
        Visitor office = staff.signedIn(officer);
        office.get("/transfers/" + plan);
        assertThat(accesses(person)).singleElement().satisfies(one -> {
            assertThat(one.actorName()).startsWith(officer.name());
            assertThat(one.purpose()).isEqualTo(Transfers.PERMISSION);
        });
        office.get("/accounts/" + person.account() + "/employment");
        assertThat(accesses(person)).hasSize(2);
    }

    private List<Evidence.AccessSummary> accesses(Person person) {
        return transactions.read(
                TerritorySamples.staffEverywhere("evidence.audit").scope(),
                () -> evidence.listAccesses(new Subject("account", person.account())));
    }

    private UUID abolishStreets() {
        return reorganisation.carryOut(east, new Operation.AbolishLevel("street", east, Staff.DOWN));
    }

    private UUID latestPlan() {
        return reorganisation.latestPlan(east);
    }

    private UUID idOf(UUID plan) {
        List<Transfer> all = transfers
                .batch(TerritorySamples.staffEverywhere("territory.plan"), plan)
                .transfers();
        assertThat(all).hasSize(1);
        assertThat(all.getFirst().answer()).isNotEqualTo(Answer.OBJECTED);
        return Objects.requireNonNull(all.getFirst().id());
    }

    private void asOwner(String sql) throws Exception {
        Database database = startup.database();
        Path password = TestInstallation.settings().keysFolder().resolve("db-superuser.password");
        try (Connection superuser = DriverManager.getConnection(
                        database.url(), "postgres", Files.readString(password).strip());
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private int no(String code) {
        return territory.findByCode(code).orElseThrow().no();
    }
}
