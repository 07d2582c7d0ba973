package org.linli.territory.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.territory.Department;
import org.linli.territory.Departments;
import org.linli.territory.GridAdmissions;
import org.linli.territory.GridItem;
import org.linli.territory.GridItems;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.Unit;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * FEATURE UNDER TEST: a task outside the list of grid work is admitted before it reaches the grids: proposed with what it
 * rests on and brings along, decided by somebody else with a reason (M01-44).
 */
@LinliTest
class AdmissionTest {

    private static final String LIST = "/grids/admissions";

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Territory territory;

    @Autowired
    Departments departments;

    @Autowired
    GridAdmissions admissions;

    @Autowired
    GridItems items;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Unit street;
    private Unit community;
    private LocalDate today;
    private Visitor proposer;
    private Visitor head;

    @BeforeEach
    void open() {
        String city = reorganisation.oldCity();
        street = territory.findByCode(city + "02001").orElseThrow();
        community = territory.findByCode(city + "02001001").orElseThrow();
        today = reorganisation.today();
        Department department = departments
                .create(TerritorySamples.system(), street.no(), "园林所", Department.Kind.AUTHORITY)
                .orThrow();
        proposer = staff.signedIn(staff.holding("department-handler", street.no(), department.no()));
        head = staff.signedIn(staff.holding("unit-head", street.no()));
    }

    private Map<String, String> task() {
        return new HashMap<>(Map.of(
                "unit", street.code(),
                "name", "行道树查看",
                "frequency", "每月一次",
                "evidence", "照片",
                "basis", "《城市绿化条例》",
                "from", today.toString(),
                "why", "路过就能看见",
                "people", "",
                "funds", "工具由本所出"));
    }

    private String propose() {
        return proposer.post(LIST, task()).location();
    }

    private Visitor.Answer decide(String path, String decision, String until, String reason) {
        return head.post(
                path + "/decision",
                Map.of("decision", decision, "from", today.toString(), "until", until, "reason", reason));
    }

    private String publicList(Unit unit) {
        return staff.visitor().get("/grids/items/public?unit=" + unit.no()).body();
    }

    @Test
    void what_is_admitted_stands_on_the_public_list_with_who_admitted_it_and_why_and_names_nobody() {
        String path = propose();
        assertThat(publicList(community)).doesNotContain("行道树查看");
        assertThat(head.get("/home").location()).as("what waits is her work").endsWith(LIST + "/waiting");
        assertThat(head.get(LIST + "/waiting").body()).contains("行道树查看", "园林所");

        String shown = after(decide(path, "admit", "", "只报告，不处置"));

        assertThat(shown).contains("已准入", "只报告，不处置");
        assertThat(publicList(community))
                .contains(
                        "行道树查看", today + " 经" + street.name(), "园林所提出", street.code() + "-" + today.getYear() + "-001")
                .contains("理由：只报告，不处置")
                .doesNotContain("测试");
        assertThat(head.get(LIST + "/waiting").body()).doesNotContain("行道树查看");
        assertThat(verbs(path)).containsExactly("territory.grid-task-proposed", "territory.grid-task-admitted");
    }

    private String after(Visitor.Answer answer) {
        return head.get(answer.location()).body();
    }

    private List<String> verbs(String path) {
        return transactions.read(
                TerritorySamples.system().scope(),
                () -> jdbc.sql("SELECT verb FROM evidence_entry WHERE subject_id = :id ORDER BY id")
                        .param("id", idOf(path))
                        .query(String.class)
                        .list());
    }

    private static UUID idOf(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void a_task_admitted_for_a_time_leaves_the_list_on_its_day_and_cannot_be_reworded() {
        String path = propose();
        LocalDate until = today.plusDays(30);
        decide(path, "admit", until.toString(), "只在大风季节");

        GridItem item = onList("行道树查看");
        assertThat(item.until()).isEqualTo(until);
        assertThat(items.findAdmitted(item.id(), community.no(), today)).contains(item);
        assertThat(items.findAdmitted(item.id(), community.no(), until.minusDays(1)))
                .contains(item);
        assertThat(items.findAdmitted(item.id(), community.no(), until))
                .as("its last day is over")
                .isEmpty();
        assertThat(items.findAdmitted(item.id(), community.no(), today.minusDays(1)))
                .as("not yet")
                .isEmpty();
        assertThat(items.listAt(community.no(), until)).doesNotContain(item);

        Visitor planner = staff.signedIn(staff.permitted(Set.of("territory.grids"), street.no()));
        Visitor.Answer answer = planner.post(
                "/grids/items/" + item.id(),
                Map.of("name", "天天看树", "frequency", "每天", "basis", "无", "from", today.toString()));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("不能改写");
    }

    private GridItem onList(String name) {
        return items.listAt(community.no(), today).stream()
                .filter(item -> item.wording().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_task_is_admitted_for_grids_below_its_unit_and_for_no_others() {
        decide(propose(), "admit", "", "可以");
        UUID item = onList("行道树查看").id();
        int beside = territory
                .findByCode(street.code().substring(0, street.code().length() - 3) + "002")
                .orElseThrow()
                .no();

        assertThat(items.findAdmitted(item, community.no(), today)).isPresent();
        assertThat(items.findAdmitted(item, beside, today)).isEmpty();
        assertThat(items.findAdmitted(UUID.randomUUID(), community.no(), today)).isEmpty();
    }

    @Test
    void a_refusal_says_why_and_stays_visible_to_staff_below_and_to_nobody_else() {
        String path = propose();
        assertThat(decide(path, "refuse", "", " ").body()).contains("要写明理由");

        assertThat(after(decide(path, "refuse", "", "这是你们自己的职责"))).contains("不予准入", "这是你们自己的职责");

        Visitor below = staff.signedIn(staff.holding("community-clerk", community.no()));
        assertThat(below.get(LIST).body()).contains("上级已经决定的", "行道树查看", "这是你们自己的职责");
        assertThat(below.get(path).status()).isEqualTo(200);
        assertThat(proposer.get(LIST + "?state=REFUSED").body()).contains("行道树查看");
        assertThat(publicList(community)).doesNotContain("行道树查看");
        assertThat(staff.visitor().get(path).status()).isEqualTo(302);
    }

    @Test
    void what_waits_is_not_shown_to_staff_below() {
        String path = propose();

        Visitor below = staff.signedIn(staff.holding("community-clerk", community.no()));

        assertThat(below.get(path).status()).isEqualTo(404);
        assertThat(below.get(LIST).body()).doesNotContain("行道树查看");
    }

    @Test
    void whoever_proposed_does_not_decide_even_from_a_post_that_may() {
        Visitor both = staff.signedIn(staff.permitted(Set.of("territory.propose", "territory.admit"), street.no()));
        String path = both.post(LIST, task()).location();

        assertThat(both.get(path).body()).doesNotContain(path + "/decision");
        assertThat(both.get(LIST + "/waiting").body()).doesNotContain("行道树查看");
        Visitor.Answer answer = both.post(
                path + "/decision", Map.of("decision", "admit", "from", today.toString(), "reason", "我自己看可以"));

        assertThat(both.get(answer.location()).body()).contains("不能自己审批");
        assertThat(publicList(community)).doesNotContain("行道树查看");
    }

    @Test
    void no_administrator_may_decide() {
        assertThat(jdbc.sql("""
                        SELECT permission_set.kind
                        FROM permission_set_item
                        JOIN permission_set ON permission_set.key = permission_set_item.permission_set
                        WHERE permission_set_item.permission = 'territory.admit'
                          AND permission_set.key NOT LIKE 'test-%'
                        """).query(String.class).list()).containsExactly("WORKING");
    }

    @Test
    void of_two_who_decide_at_once_one_wins() {
        UUID id = idOf(propose());
        Actor one = headOf(1);
        Actor other = headOf(2);
        GridAdmissions.Terms terms = new GridAdmissions.Terms(today, null, "可以");

        List<Boolean> won;
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            won = List.of(
                            CompletableFuture.supplyAsync(
                                    () -> admissions.admit(one, id, terms, clock.instant()) instanceof Outcome.Done<?>,
                                    both),
                            CompletableFuture.supplyAsync(
                                    () -> admissions.refuse(other, id, "不行", clock.instant())
                                            instanceof Outcome.Done<?>,
                                    both))
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        assertThat(won).containsExactlyInAnyOrder(true, false);
        assertThat(publicList(community).contains("行道树查看")).isEqualTo(won.getFirst());
    }

    private Actor headOf(int number) {
        return new Actor(
                Actor.Kind.STAFF,
                new UUID(70, number),
                "负责人" + number,
                new Actor.ActingPost(new UUID(71, number), "负责人", street.no(), null),
                new Scope.Territory(territory.numbersAtOrBelow(street.no())),
                Set.of("territory.admit"));
    }

    @Test
    void tasks_admitted_at_once_get_a_number_each() {
        List<UUID> asked = IntStream.range(0, 4)
                .mapToObj(number -> {
                    Map<String, String> task = task();
                    task.put("name", "事项" + number);
                    return idOf(proposer.post(LIST, task).location());
                })
                .toList();

        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            asked.forEach(id -> all.execute(() -> admissions
                    .admit(headOf(1), id, new GridAdmissions.Terms(today, null, "可以"), clock.instant())
                    .orThrow()));
        }

        assertThat(jdbc.sql("SELECT number FROM grid_item_admission WHERE unit_no = :no ORDER BY number")
                        .param("no", street.no())
                        .query(String.class)
                        .list())
                .extracting(number -> number.substring(number.lastIndexOf('-')))
                .containsExactly("-001", "-002", "-003", "-004");
    }

    @Test
    void the_proposer_withdraws_until_it_is_decided_and_nobody_else_does() {
        String path = propose();
        Visitor colleague = staff.signedIn(staff.holding("community-clerk", street.no()));
        assertThat(colleague
                        .get(colleague.post(path + "/withdraw", Map.of()).location())
                        .body())
                .contains("只有提出的岗位可以撤回");

        assertThat(proposer.get(proposer.post(path + "/withdraw", Map.of()).location())
                        .body())
                .contains("已撤回");

        assertThat(after(decide(path, "admit", "", "可以"))).contains("已经决定或撤回");
        assertThat(propose()).as("asked anew").isNotEqualTo(path);
    }

    @Test
    void a_task_without_people_or_funds_a_basis_or_a_sound_unit_is_refused_and_what_was_typed_stays() {
        assertThat(refused("funds", "")).contains("人员和经费至少填一项", "行道树查看");
        assertThat(refused("basis", "")).contains("都要填写");
        assertThat(refused("why", " ")).contains("为什么要网格做");
        assertThat(refused("unit", street.code().substring(0, street.code().length() - 3)))
                .contains("只能对本级或下级");
        assertThat(refused("from", "2020-01-01")).contains("已经过去");
        assertThat(refused("until", today.toString())).contains("截止日要晚于起始日");
        propose();
        assertThat(refused("frequency", "每天")).contains("还在等待决定");
    }

    private String refused(String field, String value) {
        Map<String, String> task = task();
        task.put(field, value);
        Visitor.Answer answer = proposer.post(LIST, task);
        assertThat(answer.status()).as(field).isEqualTo(422);
        return answer.body();
    }

    @Test
    void what_is_on_the_list_needs_no_admission_and_a_temporary_task_is_not_admitted_for_longer() {
        Map<String, String> task = task();
        task.put("until", today.plusDays(10).toString());
        String path = proposer.post(LIST, task).location();

        assertThat(decide(path, "admit", "", "长期做").body()).contains("不能超过提出的截止日", "长期做");
        assertThat(decide(path, "admit", today.plusDays(11).toString(), "长一点").status())
                .isEqualTo(422);
        assertThat(decide(path, "admit", today.plusDays(5).toString(), "五天够了").status())
                .isEqualTo(302);
        assertThat(refused("frequency", "每天")).contains("清单上已有同名事项");
    }
}
