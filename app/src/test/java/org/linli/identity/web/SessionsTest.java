package org.linli.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.identity.AccountSecurity;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.Standing;
import org.linli.identity.internal.Standings;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;

/** FEATURE UNDER TEST: people see where they are signed in, end it, and an old cookie opens nothing. */
@LinliTest
class SessionsTest {

    private static final String COOKIE = "linli-session";

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    AccountSecurity security;

    @Autowired
    Standings standings;

    @Autowired
    Actors actors;

    @Test
    void a_person_sees_her_sessions_and_ends_one() {
        Person person = staff.holding("checker", places.own());
        Visitor here = staff.signedIn(person);
        Visitor there = staff.signedIn(person);
        staff.signedIn(staff.holding("checker", places.own()));

        String page = here.get("/sessions").body();
        assertThat(marks(page))
                .as("the other one; this one is ended by signing out")
                .hasSize(1);
        assertThat(page).contains("本机").contains("127.0.*.*");
        assertThat(page).doesNotContain(there.cookie(COOKIE).orElseThrow());
        assertThat(there.get("/sessions").status()).isEqualTo(200);

        assertThat(here.post("/sessions/" + marks(page).getFirst() + "/end", Map.of())
                        .location())
                .isEqualTo("/sessions");

        assertThat(there.get("/sessions").location()).startsWith("/sign-in");
        assertThat(here.get("/sessions").status()).isEqualTo(200);
    }

    @Test
    void nobody_ends_a_session_of_somebody_else() {
        Person person = staff.holding("checker", places.own());
        Visitor first = staff.signedIn(person);
        staff.signedIn(person);
        String mark = marks(first.get("/sessions").body()).getFirst();

        assertThat(staff.signedIn(staff.holding("checker", places.own()))
                        .post("/sessions/" + mark + "/end", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(staff.visitor().post("/sessions/" + mark + "/end", Map.of()).status())
                .isEqualTo(404);
        assertThat(marks(first.get("/sessions").body())).containsExactly(mark);
    }

    @Test
    void all_others_end_at_once() {
        Person person = staff.holding("checker", places.own());
        Visitor here = staff.signedIn(person);
        Visitor there = staff.signedIn(person);
        Visitor elsewhere = staff.signedIn(person);

        here.post("/sessions/end-others", Map.of());

        assertThat(there.get("/sessions").location()).startsWith("/sign-in");
        assertThat(elsewhere.get("/sessions").location()).startsWith("/sign-in");
        assertThat(here.get("/sessions").body()).contains("本机");
    }

    @Test
    void a_forced_sign_out_bites_at_the_next_request() {
        Person person = staff.holding("checker", places.own());
        Visitor visitor = staff.signedIn(person);
        Actor administrator = actor(staff.holding("security-administrator", places.own()));

        assertThat(security.endSessions(administrator, person.account())).isEqualTo(Outcome.done(person.account()));

        assertThat(visitor.get("/sessions").location()).startsWith("/sign-in");
        assertThat(staff.signedIn(person).get("/sessions").status()).isEqualTo(200);
    }

    @Test
    void a_cookie_from_before_choosing_another_post_opens_nothing() {
        Person person = staff.holding("checker", places.own());
        var second = staff.addPost(person.account(), "第二岗位", "dispatcher", places.own(), null);
        Visitor visitor = staff.signedIn(person);
        String stolen = visitor.cookie(COOKIE).orElseThrow();

        visitor.post("/posts/current", Map.of("post", second.toString()));

        assertThat(visitor.cookie(COOKIE).orElseThrow()).isNotEqualTo(stolen);
        assertThat(visitor.get("/sessions").body()).contains("第二岗位");
        Visitor thief = staff.visitor();
        thief.setCookie(COOKIE, stolen);
        assertThat(thief.get("/sessions").location()).startsWith("/sign-in");
    }

    @Test
    void a_cookie_from_between_the_two_steps_opens_nothing_afterwards() {
        Person admin = staff.holding("system-administrator", places.own());
        Visitor visitor = staff.visitor();
        visitor.post("/sign-in", Map.of("username", admin.login(), "password", TestStaff.PASSWORD));
        String stolen = visitor.cookie(COOKIE).orElseThrow();
        visitor.post("/sign-in/code", Map.of("code", staff.codeOf(admin)));

        assertThat(visitor.get("/accounts").status()).isEqualTo(200);
        Visitor thief = staff.visitor();
        thief.setCookie(COOKIE, stolen);
        assertThat(thief.get("/accounts").location()).startsWith("/sign-in");
        assertThat(thief.get("/sign-in/code").location()).isEqualTo("/sign-in");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0 | Edge · Windows
            Mozilla/5.0 (Linux; Android 15; V2301) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0 | WeChat · Android
            Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1 | Safari · iPhone
            Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox · Linux
            curl/8.5.0 | ''
            """)
    void a_device_is_told_by_browser_and_system_and_no_closer(String userAgent, String device) {
        assertThat(Whereabouts.device(userAgent)).isEqualTo(device);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            203.0.113.77,          203.0.*.*
            2001:db8:1:2:3:4:5:6,  2001:db8:*
            nonsense,              *
            """)
    void an_address_is_kept_by_its_beginning(String address, String coarse) {
        assertThat(Whereabouts.coarse(address)).isEqualTo(coarse);
    }

    @Test
    void the_limits_of_sessions_can_be_set() {
        SessionLimits usual = new SessionLimits(new MockEnvironment());
        SessionLimits strict = new SessionLimits(new MockEnvironment()
                .withProperty("LINLI_SESSION_IDLE_MINUTES", "10")
                .withProperty("LINLI_SESSION_HOURS", "8"));

        assertThat(usual.idle()).isEqualTo(Duration.ofMinutes(30));
        assertThat(usual.longest()).isEqualTo(Duration.ofHours(12));
        assertThat(strict.idle()).isEqualTo(Duration.ofMinutes(10));
        assertThat(strict.longest()).isEqualTo(Duration.ofHours(8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionLimits(new MockEnvironment().withProperty("LINLI_SESSION_HOURS", "240")))
                .withMessageContaining("LINLI_SESSION_HOURS");
    }

    private static java.util.List<String> marks(String page) {
        return Pattern.compile("/sessions/([0-9a-f]{16})/end")
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private Actor actor(Person person) {
        Standing standing = standings.find(person.account()).orElseThrow();
        return actors.of(standing, standing.posts().getFirst());
    }
}
