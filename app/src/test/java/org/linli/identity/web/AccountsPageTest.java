package org.linli.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.Evidence.EntrySummary;
import org.linli.evidence.Subject;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: an administrator looks after the accounts of her territory. */
@LinliTest
class AccountsPageTest {

    private static final Pattern ONE_TIME_PASSWORD = Pattern.compile("<p class=\"code\">([^<]+)</p>");

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    Evidence evidence;

    @Autowired
    Transactions transactions;

    @Test
    void closing_an_account_is_asked_first_then_done_and_put_on_record() {
        Person clerk = staff.holding("community-clerk", places.own());
        Visitor admin = staff.signedIn(staff.holding("system-administrator", places.own()));
        String page = "/accounts/" + clerk.account();

        assertThat(admin.get(page + "/close").body()).contains("停用 " + clerk.name() + " 的账号？");
        assertThat(admin.get(page).body()).contains("在用");
        Answer done = admin.post(page + "/close", Map.of());

        assertThat(done.location()).isEqualTo(page);
        assertThat(admin.get(page).body()).contains("账号已停用").contains("停用</span>");
        assertThat(admin.get(page).body()).doesNotContain("账号已停用");
        assertThat(verbs(clerk)).containsExactly("account.created", "account.appointed", "account.closed");
    }

    @Test
    void a_second_closing_is_refused_with_its_reason() {
        Person clerk = staff.holding("community-clerk", places.own());
        Visitor admin = staff.signedIn(staff.holding("system-administrator", places.own()));
        String page = "/accounts/" + clerk.account();
        admin.post(page + "/close", Map.of());
        admin.get(page);

        admin.post(page + "/close", Map.of());

        assertThat(admin.get(page).body()).contains("账号已经停用");
    }

    @Test
    void nobody_closes_her_own_account() {
        Person person = staff.holding("system-administrator", places.own());
        Visitor admin = staff.signedIn(person);
        String page = "/accounts/" + person.account();

        assertThat(admin.get(page).body()).contains("不能对自己的账号这样做").doesNotContain(page + "/close");
        admin.post(page + "/close", Map.of());

        assertThat(admin.get(page).status()).isEqualTo(200);
    }

    @Test
    void a_person_with_a_post_elsewhere_too_is_for_the_administrator_above() {
        Person person = staff.holding("community-clerk", places.own());
        staff.addPost(person.account(), "借调", "checker", places.sibling(), null);
        Visitor admin = staff.signedIn(staff.holding("system-administrator", places.own()));
        Visitor above = staff.signedIn(staff.holding("system-administrator", places.parent()));
        String page = "/accounts/" + person.account();

        assertThat(admin.get(page).body()).doesNotContain("借调");
        admin.post(page + "/close", Map.of());
        assertThat(admin.get(page).body()).contains("在您辖区以外还有岗位");

        above.post(page + "/close", Map.of());
        assertThat(above.get(page).body()).contains("账号已停用").contains("借调");
    }

    @Test
    void a_one_time_password_opens_nothing_but_the_choice_of_another() {
        Person clerk = staff.holding("system-administrator", places.own());
        Visitor before = staff.signedIn(clerk);
        Visitor admin = staff.signedIn(staff.holding("system-administrator", places.parent()));

        Answer shown = admin.post("/accounts/" + clerk.account() + "/password", Map.of());
        Matcher found = ONE_TIME_PASSWORD.matcher(shown.body());
        assertThat(found.find()).isTrue();
        String oneTime = found.group(1);

        assertThat(before.get("/accounts").location()).startsWith("/sign-in");
        assertThat(staff.visitorFrom("127.0.2.1")
                        .signIn(clerk.login(), TestStaff.PASSWORD)
                        .status())
                .isEqualTo(401);
        Visitor visitor = staff.visitor();
        assertThat(visitor.signIn(clerk.login(), oneTime).location()).isEqualTo("/password");
        assertThat(visitor.get("/accounts").location()).isEqualTo("/password");
        assertThat(visitor.post("/accounts/" + clerk.account() + "/close", Map.of())
                        .status())
                .isEqualTo(403);

        Answer weak = visitor.post("/password", passwords(oneTime, "short"));
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.body()).contains("密码至少 10 位");
        String first = visitor.cookie("linli-session").orElseThrow();
        assertThat(visitor.post("/password", passwords(oneTime, "Chosen-by-me-9"))
                        .location())
                .isEqualTo("/desk");
        assertThat(visitor.cookie("linli-session").orElseThrow()).isNotEqualTo(first);
        assertThat(visitor.get("/accounts").status()).isEqualTo(200);
        assertThat(staff.visitor().signIn(clerk.login(), "Chosen-by-me-9").status())
                .isEqualTo(302);
    }

    @Test
    void the_list_can_be_searched_and_says_how_many_there_are() {
        Person clerk = staff.holding("community-clerk", places.own());
        Visitor admin = staff.signedIn(staff.holding("system-administrator", places.own()));

        assertThat(admin.get("/accounts?q=" + clerk.login()).body())
                .contains(clerk.name())
                .contains("共 1 个账号");
        assertThat(admin.get("/accounts?state=closed&q=" + clerk.login()).body())
                .contains("没有账号")
                .contains("清除筛选");
    }

    @Test
    void a_name_with_markup_is_shown_as_text() {
        Visitor admin = staff.signedIn(staff.holding("system-administrator", places.own()));

        assertThat(admin.get("/accounts?q=%3Cimg%20onerror%3Dx%20hx-get%3Dy%3E").body())
                .doesNotContain("<img onerror")
                .contains("&lt;img onerror=x hx-get=y");
    }

    private static Map<String, String> passwords(String present, String next) {
        return Map.of("present", present, "password", next, "repeated", next);
    }

    private List<String> verbs(Person person) {
        return transactions.read(
                TestStaff.INSTALLER.scope(),
                () -> evidence.listEntries(new Subject("account", person.account())).stream()
                        .map(EntrySummary::verb)
                        .toList());
    }
}
