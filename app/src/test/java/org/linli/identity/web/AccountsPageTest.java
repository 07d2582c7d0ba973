package org.linli.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.OnRecord;
import org.linli.identity.Account;
import org.linli.identity.AccountFilter;
import org.linli.identity.Identity;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.Standing;
import org.linli.identity.internal.Standings;
import org.linli.kernel.Actor;
import org.linli.kernel.Slice;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: an administrator looks after the accounts of her territory. */
@LinliTest
class AccountsPageTest {

    @Autowired
    OnRecord onRecord;

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    Identity identity;

    @Autowired
    Standings standings;

    @Autowired
    Actors actors;

    @Test
    void an_account_without_posts_leads_to_the_posts_and_from_there_she_is_appointed() {
        Visitor admin = staff.signedIn(staff.holding("system-administrator", places.own()));
        admin.post("/accounts", Map.of("name", "待岗", "login", "waiting-1", "unit", "" + places.own()));
        Person vacant = staff.holding("grid-worker", places.own());
        Person administrator = staff.holding("local-administrator", places.own());
        Visitor local = staff.signedIn(administrator);
        UUID account = identity.findAccount(TestStaff.INSTALLER, "waiting-1")
                .orElseThrow()
                .id();

        assertThat(local.get("/accounts/" + account).body())
                .contains("没有岗位", "href=\"/posts?login=waiting-1\"", "安排岗位");
        assertThat(admin.get("/accounts/" + account).body()).doesNotContain("安排岗位");
        assertThat(local.get("/accounts/" + administrator.account()).body()).doesNotContain("安排岗位");
        String posts = local.get("/posts?login=waiting-1").body();
        assertThat(posts).contains("给 待岗 安排岗位", "/posts/" + vacant.post() + "?login=waiting-1");
        assertThat(local.get("/posts?login=nobody-at-all").body()).doesNotContain("安排岗位：", "?login=");
        String post = "/posts/" + vacant.post();
        assertThat(local.get(post + "?login=waiting-1").body()).contains("value=\"waiting-1\"");
        local.post(post + "/appointments", Map.of("login", "waiting-1"));
        assertThat(local.get("/accounts/" + account).body()).doesNotContain("没有岗位");
    }

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
    void a_reset_prints_a_link_and_nobody_sees_a_password() {
        Person clerk = staff.holding("local-administrator", places.own());
        Visitor before = staff.signedIn(clerk);
        Visitor admin = staff.signedIn(staff.holding("system-administrator", places.parent()));

        Answer shown = admin.post("/accounts/" + clerk.account() + "/link", Map.of());
        String link = ActivationTest.links(shown.body()).getFirst();

        assertThat(before.get("/accounts").location()).startsWith("/sign-in");
        assertThat(staff.visitorFrom("127.0.2.1")
                        .signIn(clerk.login(), TestStaff.PASSWORD)
                        .status())
                .isEqualTo(401);
        Visitor visitor = staff.visitor();
        assertThat(visitor.get(link).body()).contains(clerk.name()).contains(clerk.login());
        Answer weak = visitor.post(link, Map.of("password", "short", "repeated", "short"));
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.body()).contains("密码至少 10 位");
        assertThat(visitor.post(link, Map.of("password", "Chosen-by-me-9", "repeated", "Chosen-by-me-9"))
                        .location())
                .startsWith("/sign-in");
        assertThat(staff.visitor().signIn(clerk.login(), "Chosen-by-me-9").status())
                .isEqualTo(302);
        assertThat(visitor.get(link).status()).as("a link opens once").isEqualTo(404);
        assertThat(verbs(clerk)).containsSubsequence("account.link-issued", "account.activated", "account.signed-in");
    }

    @Test
    void a_suspended_account_is_out_at_once_and_comes_back_with_its_password() {
        Person clerk = staff.holding("community-clerk", places.own());
        Visitor before = staff.signedIn(clerk);
        Visitor admin = staff.signedIn(staff.holding("system-administrator", places.own()));
        String page = "/accounts/" + clerk.account();

        admin.post(page + "/suspend", Map.of());

        assertThat(admin.get(page).body()).contains("账号已暂停").contains("暂停</span>");
        assertThat(before.get("/incidents").location()).startsWith("/sign-in");
        assertThat(admin.get("/accounts?state=suspended&q=" + clerk.login()).body())
                .contains(clerk.name());
        admin.post(page + "/resume", Map.of());
        assertThat(staff.signedIn(clerk).get("/incidents").status()).isEqualTo(200);
    }

    @Test
    void a_name_is_corrected_and_the_history_says_so() {
        Person clerk = staff.holding("community-clerk", places.own());
        Visitor admin = staff.signedIn(staff.holding("system-administrator", places.own()));
        String page = "/accounts/" + clerk.account();

        admin.post(page + "/name", Map.of("name", "  欧阳芳 "));

        assertThat(admin.get(page).body())
                .contains("<h1>欧阳芳</h1>")
                .contains("改正姓名")
                .contains("任命");
        admin.post(page + "/name", Map.of("name", "字".repeat(61)));
        assertThat(admin.get(page).body()).contains("姓名要 1 至 60 个字").contains("欧阳芳");
    }

    @Test
    void the_security_administrator_signs_a_person_out_everywhere() {
        Person clerk = staff.holding("community-clerk", places.own());
        Visitor atWork = staff.signedIn(clerk);
        Visitor security = staff.signedIn(staff.holding("security-administrator", places.own()));
        String page = "/accounts/" + clerk.account();
        assertThat(atWork.get("/incidents").status()).isEqualTo(200);

        assertThat(security.get(page).body()).contains(page + "/doors/sign-out");
        assertThat(security.post(page + "/doors/sign-out", Map.of()).location()).isEqualTo(page);

        assertThat(atWork.get("/incidents").location()).startsWith("/sign-in");
        assertThat(atWork.post(page + "/doors/sign-out", Map.of()).status()).isIn(401, 403);
    }

    @Test
    void the_security_administrator_sees_accounts_and_changes_none() {
        Person clerk = staff.holding("community-clerk", places.own());
        Visitor security = staff.signedIn(staff.holding("security-administrator", places.own()));
        String page = "/accounts/" + clerk.account();

        assertThat(security.get(page).status()).isEqualTo(200);
        assertThat(security.get(page).body()).doesNotContain(page + "/close");
        assertThat(security.post(page + "/close", Map.of()).status()).isEqualTo(403);
        assertThat(security.get("/accounts/new").status()).isEqualTo(403);
        assertThat(staff.signedIn(staff.holding("audit-administrator", places.own()))
                        .get("/accounts")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void pages_of_the_list_in_every_order_show_each_account_once() {
        List<String> logins = IntStream.range(0, 3)
                .mapToObj(i -> staff.holding("checker", places.own()).login())
                .toList();
        Person reader = staff.holding("security-administrator", places.own());

        for (AccountFilter.Sort sort : AccountFilter.Sort.values()) {
            AccountFilter filter = new AccountFilter("test", Optional.empty(), sort);
            List<String> seen = new ArrayList<>();
            Slice<Account> slice = identity.listAccounts(actorOf(reader), filter, null, 2);
            seen.addAll(slice.items().stream().map(Account::login).toList());
            while (slice.findNext().isPresent()) {
                slice = identity.listAccounts(actorOf(reader), filter, slice.next(), 2);
                seen.addAll(slice.items().stream().map(Account::login).toList());
            }
            assertThat(seen).as("order %s", sort).doesNotHaveDuplicates().containsAll(logins);
            assertThat(identity.countAccounts(actorOf(reader), filter).value()).isEqualTo(seen.size());
        }
    }

    private Actor actorOf(Person person) {
        Standing standing = standings.find(person.account()).orElseThrow();
        return actors.of(standing, standing.posts().getFirst());
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

    private List<String> verbs(Person person) {
        return onRecord.verbs("account", person.account());
    }
}
