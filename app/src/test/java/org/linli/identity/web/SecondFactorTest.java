package org.linli.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.TestInstallation;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.identity.AccountSecurity;
import org.linli.identity.DemoAccounts;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.Standing;
import org.linli.identity.internal.Standings;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: administrators need a second factor, others may have one, and it cannot be guessed or replayed. */
@LinliTest
class SecondFactorTest {

    private static final Pattern RECOVERY_CODE = Pattern.compile(">([2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4})<");

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    DemoAccounts demoAccounts;

    @Autowired
    AccountSecurity security;

    @Autowired
    Standings standings;

    @Autowired
    Actors actors;

    @Autowired
    Evidence evidence;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void an_administrator_without_a_second_factor_reaches_nothing_but_enrolment() {
        Person admin = withoutFactor("system-administrator");
        Visitor visitor = staff.visitor();

        assertThat(visitor.signIn(admin.login(), TestStaff.PASSWORD).location()).isEqualTo("/factor");
        assertThat(visitor.get("/accounts").location()).isEqualTo("/factor");
        assertThat(visitor.get("/statute").status()).isNotEqualTo(200);
        assertThat(visitor.post("/accounts/" + admin.account() + "/close", Map.of())
                        .status())
                .isEqualTo(403);
        Answer page = visitor.get("/factor");
        assertThat(page.body()).contains("<svg").contains("必须先开通").doesNotContain("name=\"password\"");
        byte[] secret = Enrolment.secretOf(page.body());
        assertThat(Enrolment.secretOf(visitor.get("/factor").body())).isEqualTo(secret);

        Answer wrong = visitor.post("/factor", Map.of("code", "000000"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("验证码不对");
        String before = visitor.cookie("linli-session").orElseThrow();
        Answer done = visitor.post("/factor", Map.of("code", Enrolment.codeNow(secret)));

        assertThat(recoveryCodes(done)).hasSize(10).doesNotHaveDuplicates();
        assertThat(visitor.cookie("linli-session").orElseThrow())
                .as("the id of the session changes with the rights")
                .isNotEqualTo(before);
        assertThat(visitor.get("/accounts").status()).isEqualTo(200);
        assertThat(visitor.get("/factor").body())
                .doesNotContain(recoveryCodes(done).getFirst());
        assertThat(jdbc.sql("SELECT count(*) FROM account_factor WHERE position(:secret IN secret) > 0")
                        .param("secret", secret)
                        .query(Integer.class)
                        .single())
                .as("the secret is sealed")
                .isZero();
    }

    @Test
    void the_second_step_opens_with_the_code_only_and_each_code_once() {
        Person admin = withoutFactor("security-administrator");
        byte[] secret = enrol(admin);

        Visitor visitor = staff.visitorFrom("127.0.7.1");
        assertThat(passwordOnly(visitor, admin).location()).isEqualTo("/sign-in/code");
        assertThat(visitor.get("/tokens").location())
                .as("half a sign-in is none")
                .startsWith("/sign-in");
        assertThat(visitor.get("/sign-in/code").body()).doesNotContain("演示");
        assertThat(enter(visitor, Enrolment.codeNow(secret)).status())
                .as("used at enrolment already")
                .isEqualTo(401);
        String next = Enrolment.code(secret, 1);
        assertThat(enter(visitor, next).status()).isEqualTo(302);
        assertThat(visitor.get("/tokens").status()).isEqualTo(200);

        Visitor replay = staff.visitorFrom("127.0.7.2");
        passwordOnly(replay, admin);
        assertThat(enter(replay, next).status()).isEqualTo(401);
    }

    @Test
    void a_recovery_code_stands_in_once() {
        Person admin = withoutFactor("audit-administrator");
        Visitor holder = staff.visitor();
        holder.signIn(admin.login(), TestStaff.PASSWORD);
        byte[] secret = Enrolment.secretOf(holder.get("/factor").body());
        List<String> codes = recoveryCodes(holder.post("/factor", Map.of("code", Enrolment.codeNow(secret))));

        Visitor visitor = staff.visitorFrom("127.0.7.3");
        passwordOnly(visitor, admin);
        assertThat(enter(visitor, codes.get(3).toUpperCase(java.util.Locale.ROOT))
                        .status())
                .isEqualTo(302);
        assertThat(visitor.get("/factor").body()).contains("还剩 9 个恢复码");
        Visitor again = staff.visitorFrom("127.0.7.4");
        passwordOnly(again, admin);
        assertThat(enter(again, codes.get(3)).status()).isEqualTo(401);

        List<String> renewed = recoveryCodes(visitor.post("/factor/codes", Map.of("code", codes.get(4))));
        assertThat(renewed).hasSize(10).doesNotContainAnyElementsOf(codes);
        assertThat(enter(again, codes.get(5)).status())
                .as("the old ones are void")
                .isEqualTo(401);
    }

    @Test
    void guessing_the_code_is_slowed_down_on_its_own() {
        Person admin = staff.holding("system-administrator", places.own());
        Visitor guesser = staff.visitorFrom("127.0.7.5");
        passwordOnly(guesser, admin);
        List<Integer> statuses = new ArrayList<>();
        Answer last = enter(guesser, "000000");
        while (last.status() == 401 && statuses.size() < 9) {
            statuses.add(last.status());
            last = enter(guesser, "000000");
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("Retry-After")).isPresent();
        assertThat(statuses).hasSizeBetween(5, 8);
        assertThat(enter(guesser, staff.codeOf(admin)).status())
                .as("even the right one has to wait")
                .isEqualTo(429);
        assertThat(transactions.read(
                        new Scope.SystemJob(new Purpose("test.reading")),
                        () -> evidence.listEntries(new Subject("account", admin.account()))))
                .filteredOn(entry -> entry.verb().equals("account.sign-in-failures"))
                .as("five failures, one line")
                .hasSize(1);
    }

    @Test
    void whoever_needs_no_second_factor_may_have_one_and_shows_that_it_is_she_who_wants_it() {
        Person clerk = staff.holding("community-clerk", places.own());
        Visitor visitor = staff.signedIn(clerk);
        byte[] secret = Enrolment.secretOf(visitor.get("/factor").body());

        assertThat(visitor.post("/factor", Map.of("code", Enrolment.codeNow(secret)))
                        .status())
                .as("a session left open is not enough")
                .isEqualTo(422);
        assertThat(visitor.post("/factor", Map.of("code", Enrolment.codeNow(secret), "password", TestStaff.PASSWORD))
                        .body())
                .contains("恢复码");
        assertThat(passwordOnly(staff.visitorFrom("127.0.7.6"), clerk).location())
                .isEqualTo("/sign-in/code");
    }

    @Test
    void only_the_security_administrator_resets_a_factor_and_not_her_own() {
        Person admin = staff.holding("system-administrator", places.own());
        Visitor session = staff.signedIn(admin);
        Actor security = actor(staff.holding("security-administrator", places.own()));
        Actor elsewhere = actor(staff.holding("security-administrator", places.sibling()));
        Actor system = actor(staff.holding("system-administrator", places.own()));

        assertThatThrownBy(() -> this.security.resetFactor(system, admin.account()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> this.security.resetFactor(elsewhere, admin.account()))
                .isInstanceOf(NotFound.class);
        assertThat(this.security.resetFactor(security, java.util.Objects.requireNonNull(security.id())))
                .isEqualTo(Outcome.refused("identity.own-account"));
        assertThat(this.security.resetFactor(security, admin.account())).isEqualTo(Outcome.done(admin.account()));
        assertThat(this.security.resetFactor(security, admin.account()))
                .isEqualTo(Outcome.refused("doors.factor.none"));

        assertThat(session.get("/accounts").location()).startsWith("/sign-in");
        assertThat(passwordOnly(staff.visitorFrom("127.0.7.7"), admin).location())
                .isEqualTo("/factor");
    }

    @Test
    void the_demo_shows_the_code_of_its_own_administrators_and_of_nobody_else() {
        UUID account = demoAccounts
                .create(TestStaff.INSTALLER, "demo-safety", "示例 安全员")
                .orThrow();
        staff.addPost(account, "演示安全管理员", "security-administrator", places.own(), null);
        Visitor visitor = staff.visitorFrom("127.0.7.8");
        assertThat(visitor.post("/sign-in", credentials("demo-safety", TestInstallation.DEMO_PASSWORD))
                        .location())
                .isEqualTo("/sign-in/code");
        String page = visitor.get("/sign-in/code").body();

        MatchResult code = Pattern.compile("演示：.*?<span class=\"mono strong\">(\\d{6})</span>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow();
        assertThat(enter(visitor, code.group(1)).status()).isEqualTo(302);
        assertThat(visitor.get("/tokens").status()).isEqualTo(200);

        Visitor other = staff.visitorFrom("127.0.7.9");
        passwordOnly(other, staff.holding("security-administrator", places.own()));
        assertThat(other.get("/sign-in/code").body()).doesNotContain("演示：");
    }

    private Person withoutFactor(String permissionSet) {
        Person person = staff.holding(permissionSet, places.own());
        jdbc.sql("DELETE FROM account_factor WHERE account_id = :id")
                .param("id", person.account())
                .update();
        return person;
    }

    private byte[] enrol(Person person) {
        Visitor visitor = staff.visitor();
        visitor.signIn(person.login(), TestStaff.PASSWORD);
        byte[] secret = Enrolment.secretOf(visitor.get("/factor").body());
        assertThat(visitor.post("/factor", Map.of("code", Enrolment.codeNow(secret)))
                        .status())
                .isEqualTo(200);
        return secret;
    }

    private static Answer passwordOnly(Visitor visitor, Person person) {
        return visitor.post("/sign-in", credentials(person.login(), TestStaff.PASSWORD));
    }

    private static Answer enter(Visitor visitor, String code) {
        return visitor.post("/sign-in/code", Map.of("code", code));
    }

    private static Map<String, String> credentials(String login, String password) {
        return Map.of("username", login, "password", password);
    }

    private static List<String> recoveryCodes(Answer answer) {
        return RECOVERY_CODE
                .matcher(answer.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private Actor actor(Person person) {
        Standing standing = standings.find(person.account()).orElseThrow();
        return actors.of(standing, standing.posts().getFirst());
    }
}
