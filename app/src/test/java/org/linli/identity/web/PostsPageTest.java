package org.linli.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: posts are made, given with dates and withdrawn, and everybody may know who sees what (M01-11). */
@LinliTest
class PostsPageTest {

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Test
    void a_post_is_made_given_with_dates_and_withdrawn() {
        Visitor security = staff.signedIn(staff.holding("security-administrator", places.own()));
        Person clerk = staff.holding("grid-worker", places.own());
        Visitor atWork = staff.signedIn(clerk);

        String post =
                security.post("/posts", post("值班长", "dispatcher", places.own())).location();
        security.post(post + "/appointments", Map.of("login", clerk.login(), "from", "2026-01-01", "until", ""));

        assertThat(security.get(post).body())
                .contains("已任命")
                .contains(clerk.name())
                .contains("2026-01-01");
        assertThat(atWork.get("/password").body()).as("a second post to choose").contains("值班长");
        assertThat(security.get("/posts?unit=" + places.own()).body())
                .contains("值班长")
                .contains(clerk.name());
        security.post(
                post + "/appointments/end", Map.of("account", clerk.account().toString(), "until", "2026-02-01"));
        assertThat(security.get(post).body()).contains("任职已结束").contains("已离任").contains("2026-02-01");
        assertThat(atWork.get("/password").body()).doesNotContain("值班长");
    }

    @Test
    void dates_that_are_none_and_people_who_are_not_there_are_refused() {
        Visitor security = staff.signedIn(staff.holding("security-administrator", places.own()));
        Person elsewhere = staff.holding("grid-worker", places.sibling());
        Person clerk = staff.holding("grid-worker", places.own());
        String post =
                security.post("/posts", post("岗", "checker", places.own())).location();

        security.post(post + "/appointments", Map.of("login", elsewhere.login()));
        assertThat(security.get(post).body()).contains("没有在用的账号 " + elsewhere.login());
        security.post(post + "/appointments", Map.of("login", clerk.login(), "from", "2026-02-30"));
        assertThat(security.get(post).body()).contains("看不懂日期 2026-02-30");
        security.post(
                post + "/appointments", Map.of("login", clerk.login(), "from", "2026-03-01", "until", "2026-03-01"));
        assertThat(security.get(post).body()).contains("结束日期要在开始日期之后");
    }

    @Test
    void nobody_gives_herself_a_post() {
        Person person = staff.holding("security-administrator", places.own());
        Visitor security = staff.signedIn(person);
        String post =
                security.post("/posts", post("岗", "checker", places.own())).location();

        security.post(post + "/appointments", Map.of("login", person.login()));

        assertThat(security.get(post).body()).contains("不能给自己授权");
    }

    @Test
    void the_three_are_kept_apart_on_the_page_too() {
        Visitor security = staff.signedIn(staff.holding("security-administrator", places.own()));
        Person auditor = staff.holding("audit-administrator", places.own());
        String post =
                security.post("/posts", post("岗", "checker", places.own())).location();

        security.post(post + "/appointments", Map.of("login", auditor.login()));

        assertThat(security.get(post).body()).contains("三员分立");
    }

    @Test
    void a_local_administrator_gives_working_posts_in_her_own_unit_only() {
        Visitor local = staff.signedIn(staff.holding("local-administrator", places.own()));

        assertThat(local.post("/posts", post("网格员", "grid-worker", places.own()))
                        .status())
                .isEqualTo(302);
        Answer forbidden = local.post("/posts", post("安全", "security-administrator", places.own()));
        assertThat(forbidden.status()).isEqualTo(422);
        assertThat(forbidden.body()).contains("不能安排管理员");
        for (int elsewhere : new int[] {places.sibling(), places.parent()}) {
            assertThat(local.post("/posts", post("网格员", "grid-worker", elsewhere))
                            .body())
                    .contains("不在您的管理范围内");
            assertThat(local.get("/posts?unit=" + elsewhere).status()).isEqualTo(404);
            assertThat(local.get("/posts/seeing?unit=" + elsewhere).status()).isEqualTo(404);
        }
        Person security = staff.holding("security-administrator", places.own());
        assertThat(local.get("/posts/" + security.post()).status()).isEqualTo(200);
        Person clerk = staff.holding("grid-worker", places.own());
        local.post("/posts/" + security.post() + "/appointments", Map.of("login", clerk.login()));
        assertThat(local.get("/posts/" + security.post()).body()).contains("不能安排管理员");
    }

    @Test
    void a_local_administrator_does_not_touch_the_accounts_of_administrators() {
        Visitor local = staff.signedIn(staff.holding("local-administrator", places.own()));
        Person security = staff.holding("security-administrator", places.own());
        String page = "/accounts/" + security.account();

        local.post(page + "/close", Map.of());
        assertThat(local.get(page).body()).contains("此人是管理员");
        assertThat(ActivationTest.links(local.post(page + "/link", Map.of()).body()))
                .isEmpty();
    }

    @Test
    void who_sees_a_unit_are_the_posts_there_above_and_over_all() {
        staff.addPost(staff.holding("checker", places.own()).account(), "本级岗位甲", "checker", places.own(), null);
        staff.addPost(staff.holding("checker", places.own()).account(), "上级岗位乙", "checker", places.parent(), null);
        staff.addPost(staff.holding("checker", places.own()).account(), "邻区岗位丙", "checker", places.sibling(), null);
        Visitor local = staff.signedIn(staff.holding("local-administrator", places.own()));

        assertThat(local.get("/posts/seeing?unit=" + places.own()).body())
                .contains("本级岗位甲")
                .contains("上级岗位乙")
                .doesNotContain("邻区岗位丙");
    }

    @Test
    void what_a_set_may_do_stands_there_in_plain_words_in_both_languages() {
        Visitor local = staff.signedIn(staff.holding("local-administrator", places.own()));

        assertThat(local.get("/permission-sets").body())
                .contains("系统管理员")
                .contains("授予和收回岗位")
                .contains("三员之一");
        local.get("/preferences?language=en&back=/desk");
        assertThat(local.get("/permission-sets").body())
                .contains("Security administrator")
                .contains("grant and withdraw posts");
    }

    private static Map<String, String> post(String title, String set, int unit) {
        return Map.of("title", title, "set", set, "unit", Integer.toString(unit));
    }
}
