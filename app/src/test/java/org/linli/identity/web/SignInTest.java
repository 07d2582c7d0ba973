package org.linli.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.Identity;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: staff come in, stay in, change posts and go out. */
@LinliTest
class SignInTest {

    @Autowired
    TestStaff staff;

    @Autowired
    Identity identity;

    @Autowired
    Places places;

    @Autowired
    JdbcClient jdbc;

    @Test
    void who_signs_in_is_led_where_she_wanted_to_go() {
        Person admin = staff.holding("system-administrator", places.own());
        Visitor visitor = staff.visitor();

        String gate = visitor.get("/accounts?q=x").location();
        Answer first = visitor.post(
                "/sign-in",
                Map.of(
                        "username",
                        " " + admin.login().toUpperCase(Locale.ROOT) + " ",
                        "password",
                        TestStaff.PASSWORD,
                        "next",
                        "/accounts?q=x"));
        Answer answer = visitor.post(first.location(), Map.of("code", staff.codeOf(admin)));

        assertThat(gate).isEqualTo("/sign-in?next=%2Faccounts%3Fq%3Dx");
        assertThat(answer.location()).isEqualTo("/accounts?q=x");
        assertThat(visitor.get("/accounts?q=x").body()).contains(admin.name() + " · ");
    }

    @Test
    void nobody_is_led_to_another_site() {
        Person admin = staff.holding("checker", places.own());

        for (String next : new String[] {"//evil.example", "https://evil.example", "/\\evil.example"}) {
            Answer answer = staff.visitor()
                    .post("/sign-in", Map.of("username", admin.login(), "password", TestStaff.PASSWORD, "next", next));
            assertThat(answer.location()).as(next).isEqualTo("/");
        }
    }

    @Test
    void a_wrong_password_and_an_unknown_account_are_answered_alike() {
        Person admin = staff.holding("system-administrator", places.own());

        Answer wrong = staff.visitorFrom("127.0.1.1").signIn(admin.login(), "wrong password");
        Answer unknown = staff.visitorFrom("127.0.1.2").signIn("nobody-of-this-name", "wrong password");

        assertThat(wrong.status()).isEqualTo(401).isEqualTo(unknown.status());
        assertThat(wrong.body()).contains("账号或密码不对").contains("错误：登录");
        assertThat(unknown.body()).contains("账号或密码不对");
    }

    @Test
    void errors_are_told_in_the_readers_language() {
        Visitor reader = staff.visitorFrom("127.0.1.3");
        reader.get("/preferences?language=en&back=/sign-in");

        assertThat(reader.signIn("nobody-of-this-name", "wrong").body())
                .contains("Wrong login name or password")
                .contains("Error: Sign in");
    }

    @Test
    void the_session_cookie_is_kept_from_scripts_and_other_sites() {
        Person admin = staff.holding("system-administrator", places.own());
        Answer answer = staff.visitor().signIn(admin.login(), TestStaff.PASSWORD);

        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("linli-session="))
                .singleElement()
                .asString()
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/");
    }

    @Test
    void the_id_of_a_session_changes_at_signing_in() {
        Person admin = staff.holding("system-administrator", places.own());
        Visitor visitor = staff.signedIn(admin);
        String first = visitor.cookie("linli-session").orElseThrow();

        Visitor again = staff.visitor();
        again.setCookie("linli-session", first);
        again.signIn(admin.login(), TestStaff.PASSWORD);
        String second = again.cookie("linli-session").orElseThrow();

        assertThat(second).isNotEqualTo(first);
        assertThat(visitor.get("/accounts").location()).startsWith("/sign-in");
        assertThat(again.get("/accounts").status()).isEqualTo(200);
    }

    @Test
    void a_session_id_made_up_by_somebody_is_not_taken_over() {
        Person admin = staff.holding("system-administrator", places.own());
        Visitor visitor = staff.visitor();
        visitor.setCookie("linli-session", "bWFkZS11cA==");
        visitor.signIn(admin.login(), TestStaff.PASSWORD);

        assertThat(visitor.cookie("linli-session").orElseThrow()).isNotEqualTo("bWFkZS11cA==");
    }

    @Test
    void after_signing_out_the_old_cookie_opens_nothing() {
        Visitor visitor = staff.signedIn(staff.holding("system-administrator", places.own()));
        String cookie = visitor.cookie("linli-session").orElseThrow();

        assertThat(visitor.post("/sign-out", Map.of()).location()).isEqualTo("/sign-in");
        Visitor thief = staff.visitor();
        thief.setCookie("linli-session", cookie);

        assertThat(thief.get("/accounts").location()).startsWith("/sign-in");
    }

    @Test
    void yesterdays_session_is_over_even_if_it_was_used_all_night() {
        Person admin = staff.holding("system-administrator", places.own());
        Visitor visitor = staff.signedIn(admin);
        ageSessions(admin, 12 * 3_600_000L + 1_000);

        assertThat(visitor.get("/accounts").location()).startsWith("/sign-in");
    }

    @Test
    void a_session_nearly_half_a_day_old_still_works() {
        Person admin = staff.holding("system-administrator", places.own());
        jdbc.sql("UPDATE account SET sessions_from = sessions_from - interval '1 day' WHERE id = :id")
                .param("id", admin.account())
                .update();
        Visitor visitor = staff.signedIn(admin);
        ageSessions(admin, 12 * 3_600_000L - 60_000);

        assertThat(visitor.get("/accounts").status()).isEqualTo(200);
    }

    @Test
    void an_unused_session_ends_after_half_an_hour() {
        Person admin = staff.holding("system-administrator", places.own());
        Visitor visitor = staff.signedIn(admin);
        jdbc.sql("""
                        UPDATE spring_session SET last_access_time = last_access_time - 1801000
                        WHERE primary_id IN (SELECT session_primary_id FROM spring_session_attributes
                                             WHERE convert_from(attribute_bytes, 'UTF8') LIKE :account)
                        """).param("account", admin.account() + " %").update();

        assertThat(visitor.get("/accounts").location()).startsWith("/sign-in");
    }

    @Test
    void a_closed_account_is_out_at_its_next_step_and_stays_out_when_reopened() {
        Person admin = staff.holding("system-administrator", places.own());
        Visitor visitor = staff.signedIn(admin);

        identity.closeAccount(TestStaff.INSTALLER, admin.account()).orThrow();
        assertThat(visitor.get("/accounts").location()).startsWith("/sign-in");
        assertThat(staff.visitorFrom("127.0.1.4")
                        .signIn(admin.login(), TestStaff.PASSWORD)
                        .status())
                .isEqualTo(401);

        identity.reopenAccount(TestStaff.INSTALLER, admin.account()).orThrow();
        assertThat(visitor.get("/accounts").location()).startsWith("/sign-in");
        assertThat(staff.signedIn(admin).get("/accounts").status()).isEqualTo(200);
    }

    @Test
    void an_ended_appointment_bites_at_the_next_step() {
        Person admin = staff.holding("system-administrator", places.own());
        Visitor visitor = staff.signedIn(admin);
        assertThat(visitor.get("/accounts").status()).isEqualTo(200);

        identity.endAppointment(TestStaff.INSTALLER, admin.account(), admin.post(), LocalDate.of(2021, 1, 1))
                .orThrow();

        assertThat(visitor.get("/accounts").location()).startsWith("/sign-in");
        Answer without = staff.visitor().signIn(admin.login(), TestStaff.PASSWORD);
        assertThat(without.status()).isEqualTo(403);
        assertThat(without.body()).contains("今天没有岗位");
    }

    @Test
    void a_person_with_two_posts_acts_from_one_at_a_time() {
        Person person = staff.holding("local-administrator", places.own());
        var second = staff.addPost(person.account(), "第二岗位", "checker", places.own(), null);
        Visitor visitor = staff.signedIn(person);
        assertThat(visitor.get("/accounts").status()).isEqualTo(200);
        assertThat(visitor.get("/accounts").body()).contains("第二岗位");

        assertThat(visitor.post("/posts/current", Map.of("post", second.toString()))
                        .location())
                .isEqualTo("/home");

        assertThat(visitor.get("/accounts").status()).isEqualTo(403);
        assertThat(visitor.get("/password").body()).contains(person.name() + " · 第二岗位");
    }

    @Test
    void nobody_takes_a_post_of_somebody_else() {
        Person checker = staff.holding("checker", places.own());
        Person admin = staff.holding("system-administrator", places.own());
        Visitor visitor = staff.signedIn(checker);

        assertThat(visitor.post("/posts/current", Map.of("post", admin.post().toString()))
                        .status())
                .isEqualTo(404);
        assertThat(visitor.get("/accounts").status()).isEqualTo(403);
    }

    @Test
    void a_session_holds_nothing_but_whose_it_is_which_post_and_since_when() {
        Person admin = staff.holding("system-administrator", places.own());
        staff.signedIn(admin);

        assertThat(jdbc.sql("""
                                SELECT convert_from(attribute_bytes, 'UTF8') FROM spring_session_attributes
                                WHERE convert_from(attribute_bytes, 'UTF8') LIKE :account
                                """)
                        .param("account", admin.account() + " %")
                        .query(String.class)
                        .single())
                .matches(admin.account() + " " + admin.post() + " \\d{13}");
    }

    @Test
    void public_pages_make_no_session() {
        Visitor visitor = staff.visitor();
        visitor.get("/sign-in");

        assertThat(visitor.cookie("linli-session")).isEmpty();
    }

    private void ageSessions(Person person, long millis) {
        jdbc.sql("""
                        UPDATE spring_session_attributes
                        SET attribute_bytes = convert_to(
                          :identity || ' ' || (split_part(convert_from(attribute_bytes, 'UTF8'), ' ', 3)::bigint - :millis),
                          'UTF8')
                        WHERE convert_from(attribute_bytes, 'UTF8') LIKE :identity || '%'
                        """)
                .param("identity", person.account() + " " + person.post())
                .param("millis", millis)
                .update();
    }
}
