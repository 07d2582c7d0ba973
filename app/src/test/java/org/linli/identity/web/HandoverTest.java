package org.linli.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.OnRecord;
import org.linli.identity.Identity;
import org.linli.identity.Places;
import org.linli.identity.SecondHolder;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.kernel.Outcome;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: who leaves a post hands everything over, both sign, and nothing is orphaned (离岗交接). */
@LinliTest
class HandoverTest {

    @Autowired
    OnRecord onRecord;

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    Identity identity;

    @Autowired
    SecondHolder things;

    private Person leaver;
    private Person successor;

    @BeforeEach
    void a_leaver_who_holds_three_things_and_a_successor_in_a_post_like_hers() {
        leaver = staff.holding("grid-worker", places.own());
        successor = staff.holding("grid-worker", places.own());
        things.give(leaver.account(), 3);
    }

    @Test
    void both_sign_and_everything_goes_over_and_the_account_closes() {
        Visitor leaving = staff.signedIn(leaver);
        Visitor following = staff.signedIn(successor);
        String page = begin(leaving);

        assertThat(leaving.get(page).body()).contains("3 张开通单").contains("巡查终端").contains("未签字");
        following.post(page + "/sign", Map.of());
        assertThat(following.get(page).body()).contains("已签字").contains("等待签字");
        assertThat(things.of(successor.account())).isZero();
        Answer last = leaving.post(page + "/sign", Map.of());

        assertThat(last.body())
                .contains("交接单")
                .contains("3 张开通单")
                .contains("账号已停用")
                .contains("<svg");
        assertThat(things.of(leaver.account())).isZero();
        assertThat(things.of(successor.account())).isEqualTo(3);
        assertThat(leaving.get("/incidents").location()).startsWith("/sign-in");
        assertThat(identity.findAccount(TestStaff.INSTALLER, leaver.account())
                        .orElseThrow()
                        .isActive())
                .isFalse();
        assertThat(following.get(page + "/sheet").body())
                .contains(leaver.name())
                .contains(successor.name());
        assertThat(verbs("handover", page))
                .containsExactly("handover.begun", "handover.signed", "handover.signed", "handover.done");
        assertThat(verbs("account", "/" + leaver.account())).endsWith("account.appointment-ended", "account.closed");
    }

    @Test
    void with_another_post_the_account_stays_open() {
        staff.addPost(leaver.account(), "另一岗", "checker", places.own(), null);
        Visitor leaving = staff.signedIn(leaver);
        String page = begin(leaving);
        leaving.post(page + "/sign", Map.of());
        staff.signedIn(successor).post(page + "/sign", Map.of());

        assertThat(identity.findAccount(TestStaff.INSTALLER, leaver.account())
                        .orElseThrow()
                        .posts())
                .extracting("title")
                .containsExactly("另一岗");
        assertThat(staff.signedIn(leaver).get("/incidents").status()).isEqualTo(200);
    }

    @Test
    void an_account_that_holds_something_is_not_closed_and_its_post_does_not_end() {
        Visitor admin = staff.signedIn(staff.holding("system-administrator", places.own()));
        String page = "/accounts/" + leaver.account();

        admin.post(page + "/close", Map.of());

        assertThat(admin.get(page).body()).contains("还有 3 件没办完的事").contains("在用</span>");
        assertThat(identity.endAppointment(
                        TestStaff.INSTALLER, leaver.account(), leaver.post(), LocalDate.of(2026, 1, 1)))
                .isEqualTo(Outcome.refused("identity.open-items", 3));
    }

    @Test
    void for_an_absent_leaver_the_administrator_signs_with_a_reason() {
        Visitor admin = staff.signedIn(staff.holding("local-administrator", places.own()));
        String page =
                admin.post("/handovers", form(leaver, successor.login(), false)).location();

        admin.post(page + "/for-leaver", Map.of("reason", "  "));
        assertThat(admin.get(page).body()).contains("请写明原因");
        admin.post(page + "/for-leaver", Map.of("reason", "因病住院"));
        assertThat(admin.get(page).body()).contains("原因：因病住院");
        Visitor following = staff.signedIn(successor);
        following.post(page.replace("/handovers/", "/handovers/own/") + "/sign", Map.of());

        assertThat(admin.get(page).body()).contains("已交接").contains("代签");
        assertThat(admin.get(page + "/sheet").status()).isEqualTo(200);
        assertThat(things.of(successor.account())).isEqualTo(3);
    }

    @Test
    void the_administrator_cannot_sign_for_the_successor_and_a_successor_not_for_the_leaver() {
        Person both = staff.holding("local-administrator", places.own());
        staff.addPost(both.account(), "网格员", "grid-worker", places.own(), null);
        Visitor admin = staff.signedIn(both);
        String page =
                admin.post("/handovers", form(leaver, both.login(), false)).location();

        admin.post(page + "/for-leaver", Map.of("reason", "不在"));

        assertThat(admin.get(page).body()).contains("不能对自己的账号这样做").contains("未签字");
    }

    @Test
    void the_successor_holds_a_post_like_it_or_is_given_this_one() {
        Person other = staff.holding("checker", places.own());
        Visitor leaving = staff.signedIn(leaver);
        assertThat(leaving.post("/handovers/own", own(other.login())).body()).contains("没有同样权限");
        assertThat(leaving.post("/handovers/own", own(leaver.login())).body()).contains("不能是本人");
        assertThat(leaving.post("/handovers/own", own("nobody-here")).body()).contains("没有在用的账号");

        Visitor admin = staff.signedIn(staff.holding("local-administrator", places.own()));
        assertThat(admin.post("/handovers", form(leaver, other.login(), false)).status())
                .as("a local administrator of colleagues may give it, but only when asked to")
                .isEqualTo(422);
        String page =
                admin.post("/handovers", form(leaver, other.login(), true)).location();
        admin.post(page + "/for-leaver", Map.of("reason", "调离"));
        staff.signedIn(other).post(page.replace("/handovers/", "/handovers/own/") + "/sign", Map.of());

        assertThat(identity.findAccount(TestStaff.INSTALLER, other.account())
                        .orElseThrow()
                        .posts())
                .extracting("id")
                .contains(leaver.post());
    }

    @Test
    void a_hand_over_is_nobody_elses_business() {
        String page = begin(staff.signedIn(leaver));
        Visitor third = staff.signedIn(staff.holding("grid-worker", places.own()));
        Visitor elsewhere = staff.signedIn(staff.holding("local-administrator", places.sibling()));

        assertThat(third.get(page).status()).isEqualTo(404);
        assertThat(third.post(page + "/sign", Map.of()).status()).isEqualTo(404);
        assertThat(third.get("/handovers/own").body()).doesNotContain(page);
        assertThat(elsewhere.get(page.replace("/own", "")).status()).isEqualTo(404);
        assertThat(staff.visitor().get(page).status()).isEqualTo(404);
        assertThat(staff.visitor().get("/handovers/own").location()).startsWith("/sign-in");
    }

    @Test
    void a_post_is_handed_over_once_at_a_time_and_can_be_taken_back() {
        Visitor leaving = staff.signedIn(leaver);
        String page = begin(leaving);
        assertThat(leaving.post("/handovers/own", own(successor.login())).body())
                .contains("等待签字的交接");

        Visitor admin = staff.signedIn(staff.holding("local-administrator", places.own()));
        String his = page.replace("/own", "");
        admin.post(his + "/withdraw", Map.of());
        assertThat(admin.get(his).body()).contains("已撤回");
        leaving.post(page + "/sign", Map.of());
        assertThat(leaving.get(page).body()).contains("这份交接已经结束");
        assertThat(things.of(leaver.account())).isEqualTo(3);
        begin(leaving);
    }

    private String begin(Visitor leaving) {
        Answer answer = leaving.post("/handovers/own", own(successor.login()));
        assertThat(answer.status()).as("%s", answer).isEqualTo(302);
        return answer.location();
    }

    private Map<String, String> own(String login) {
        return Map.of("post", leaver.post().toString(), "successor", login);
    }

    private static Map<String, String> form(Person leaver, String login, boolean give) {
        return Map.of(
                "account", leaver.account().toString(),
                "post", leaver.post().toString(),
                "successor", login,
                "give", Boolean.toString(give));
    }

    private List<String> verbs(String subject, String page) {
        return onRecord.verbs(subject, UUID.fromString(page.substring(page.lastIndexOf('/') + 1)));
    }
}
