package org.linli.incidents.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.Residents;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.Incidents;
import org.linli.incidents.NewReport.Contact;
import org.linli.incidents.TestTown;
import org.linli.incidents.TestTown.Town;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: a phone and a one-time code open one's own requests, and those of nobody else. */
@LinliTest
class OwnRequestsTest {

    private static final AtomicInteger PHONES = new AtomicInteger(10_000_000);
    private static final AtomicInteger ADDRESSES = new AtomicInteger(1);

    @Autowired
    TestStaff staff;

    @Autowired
    TestTown towns;

    @Autowired
    Incidents incidents;

    @Autowired
    Residents residents;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Town town;
    private String phone;
    private Visitor resident;

    @BeforeEach
    void a_resident_with_a_phone_of_her_own() {
        town = towns.found();
        phone = "139" + PHONES.incrementAndGet();
        resident = staff.visitorFrom("127.0.8." + ADDRESSES.incrementAndGet());
    }

    @Test
    void her_own_requests_are_listed_and_lead_to_their_tracking() {
        UUID own = reportBy("路灯不亮，三天了", "+86 " + phone.substring(0, 3) + " " + phone.substring(3));
        UUID others = reportBy("井盖响得睡不着", "13700000001");
        reportBy("没有留电话", null);

        assertThat(resident.get("/my/requests").location()).isEqualTo("/my/sign-in");
        signIn();
        Answer page = resident.get("/my/requests");

        assertThat(page.body())
                .contains("路灯不亮")
                .contains("/my/requests/" + own)
                .contains(phone.substring(0, 3) + "****")
                .doesNotContain(phone)
                .doesNotContain("井盖")
                .doesNotContain("没有留电话")
                .doesNotContain(incidents.trackingCode(own).toString());
        assertThat(resident.get("/my/requests/" + own).location()).isEqualTo("/track/" + incidents.trackingCode(own));
        assertThat(resident.get("/my/requests/" + others).status()).isEqualTo(404);
        assertThat(staff.visitor().get("/my/requests/" + own).location()).isEqualTo("/my/sign-in");
    }

    @Test
    void a_residents_scope_shows_her_rows_only_and_changes_none() {
        UUID own = reportBy("路灯不亮，三天了", phone);
        UUID others = reportBy("井盖响", "13700000002");
        Scope self = new Scope.Self(residents.findOwnId(phone).orElseThrow());
        Actor actor = new Actor(Actor.Kind.RESIDENT, null, "", null, self, java.util.Set.of());

        assertThat(ownIncidentsUnder(self)).containsExactly(own);
        for (Scope other : List.of(
                new Scope.Self(UUID.randomUUID()),
                new Scope.Published(),
                new Scope.Capability(own),
                new Scope.SystemJob(new Purpose("test.own")))) {
            assertThat(ownIncidentsUnder(other)).as("%s", other).isEmpty();
        }
        for (String table : List.of("incident", "incident_event", "incident_token", "evidence_entry", "access_entry")) {
            assertThat(transactions.read(
                            self,
                            () -> jdbc.sql("SELECT count(*) FROM " + table)
                                    .query(Integer.class)
                                    .single()))
                    .as(table)
                    .isZero();
        }
        assertThat(transactions.write(
                        self, () -> jdbc.sql("UPDATE incident SET title = 'x'").update()))
                .isZero();
        assertThat(incidents.find(actor, others)).isEmpty();
        assertThatThrownBy(() -> incidents.act(actor, own, null, new IncidentAct.Rate(5, "好"), clock.instant()))
                .as("rating goes by the tracking code")
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_known_and_an_unknown_phone_are_answered_alike() {
        reportBy("路灯不亮，三天了", phone);
        Visitor stranger = staff.visitorFrom("127.0.8." + ADDRESSES.incrementAndGet());

        Answer known = resident.post("/my/sign-in", Map.of("phone", phone));
        Answer unknown = stranger.post("/my/sign-in", Map.of("phone", "13600000000"));

        assertThat(List.of(known.status(), known.location())).isEqualTo(List.of(unknown.status(), unknown.location()));
        assertThat(shape(resident.get("/my/code"))).isEqualTo(shape(stranger.get("/my/code")));
        stranger.post("/my/code", Map.of("code", codeShownTo(stranger)));
        assertThat(stranger.get("/my/requests").body()).contains("没有诉求");
    }

    @Test
    void five_wrong_tries_use_a_code_up() {
        resident.post("/my/sign-in", Map.of("phone", phone));
        String code = codeShownTo(resident);
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            assertThat(resident.post("/my/code", Map.of("code", wrong)).status())
                    .isEqualTo(401);
        }

        assertThat(resident.post("/my/code", Map.of("code", code)).status()).isEqualTo(401);
        assertThat(resident.get("/my/requests").location()).isEqualTo("/my/sign-in");
    }

    @Test
    void a_code_is_good_once_and_for_five_minutes() {
        resident.post("/my/sign-in", Map.of("phone", phone));
        String code = codeShownTo(resident);
        Visitor thief = staff.visitorFrom("127.0.8." + ADDRESSES.incrementAndGet());
        assertThat(thief.post("/my/code", Map.of("code", code)).location())
                .as("a code belongs to the browser that asked for it")
                .isEqualTo("/my/sign-in");
        String between = resident.cookie("linli-session").orElseThrow();
        assertThat(resident.post("/my/code", Map.of("code", code)).location()).isEqualTo("/my/requests");
        thief.setCookie("linli-session", between);
        assertThat(thief.get("/my/requests").location()).isEqualTo("/my/sign-in");

        Visitor late = staff.visitorFrom("127.0.8." + ADDRESSES.incrementAndGet());
        late.post("/my/sign-in", Map.of("phone", "138" + PHONES.incrementAndGet()));
        String stale = codeShownTo(late);
        jdbc.sql("UPDATE resident_code SET expires_at = expires_at - interval '5 minutes'")
                .update();
        assertThat(late.post("/my/code", Map.of("code", stale)).status()).isEqualTo(401);
    }

    @Test
    void a_phone_does_not_ring_without_pause() {
        assertThat(resident.post("/my/sign-in", Map.of("phone", phone)).status())
                .isEqualTo(302);

        Answer again = staff.visitorFrom("127.0.8." + ADDRESSES.incrementAndGet())
                .post("/my/sign-in", Map.of("phone", "+86" + phone));

        assertThat(again.status()).isEqualTo(429);
        assertThat(Long.parseLong(again.header("Retry-After").orElseThrow())).isBetween(50L, 60L);
    }

    @Test
    void what_is_no_mobile_phone_is_explained() {
        for (String typed : List.of("", "12345", "0471-6611111", "<script>")) {
            Answer answer = resident.post("/my/sign-in", Map.of("phone", typed));
            assertThat(answer.status()).as(typed).isEqualTo(422);
            assertThat(answer.body()).contains("请填写 11 位手机号").doesNotContain("<script>\"");
        }
    }

    @Test
    void who_signs_out_is_out_and_a_resident_is_no_member_of_staff() {
        reportBy("路灯不亮，三天了", phone);
        signIn();
        assertThat(resident.get("/desk").location()).startsWith("/sign-in");
        assertThat(resident.get("/sessions").location()).startsWith("/sign-in");
        String cookie = resident.cookie("linli-session").orElseThrow();

        assertThat(resident.post("/my/sign-out", Map.of()).location()).isEqualTo("/");

        Visitor thief = staff.visitor();
        thief.setCookie("linli-session", cookie);
        assertThat(thief.get("/my/requests").location()).isEqualTo("/my/sign-in");
    }

    private List<UUID> ownIncidentsUnder(Scope scope) {
        return transactions.read(
                scope,
                () -> jdbc.sql("SELECT id FROM own_incidents()")
                        .query(UUID.class)
                        .list());
    }

    private void signIn() {
        assertThat(resident.post("/my/sign-in", Map.of("phone", phone)).location())
                .isEqualTo("/my/code");
        assertThat(resident.post("/my/code", Map.of("code", codeShownTo(resident)))
                        .location())
                .isEqualTo("/my/requests");
    }

    private UUID reportBy(String text, @org.jspecify.annotations.Nullable String contactPhone) {
        return towns.report(
                towns.reportOf(
                        town.grid(), text, List.of(), contactPhone == null ? null : new Contact("李桂兰", contactPhone)),
                clock.instant());
    }

    private static String codeShownTo(Visitor visitor) {
        String page = visitor.get("/my/code").body();
        assertThat(page).contains("演示：短信没有真的发出");
        return Pattern.compile("验证码 (\\d{6})")
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** The page without what differs for each visitor. */
    private static String shape(Answer page) {
        return page.body()
                .replaceAll("1\\d\\d\\*{4}\\d{4}", "phone")
                .replaceAll("验证码 \\d{6}", "code")
                .replaceAll("(content|value)=\"[^\"]{20,}\"", "token");
    }
}
