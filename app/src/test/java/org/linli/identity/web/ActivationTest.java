package org.linli.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: accounts are opened by their holders, with a link that opens once. */
@LinliTest
class ActivationTest {

    private static final Pattern LINK = Pattern.compile("http://[^/<]+(/activate/[A-Za-z0-9_-]{43})<");
    private static final Map<String, String> CHOSEN =
            Map.of("password", "Chosen-by-me-9", "repeated", "Chosen-by-me-9");

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    JdbcClient jdbc;

    /** The links on a page of slips, as paths. */
    static List<String> links(String page) {
        return LINK.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void a_new_account_has_no_password_until_its_holder_chooses_one() {
        Visitor admin = staff.signedIn(staff.holding("system-administrator", places.own()));

        String slip = admin.post(
                        "/accounts", Map.of("name", "新同事", "login", "new-one", "unit", Integer.toString(places.own())))
                .body();
        String link = links(slip).getFirst();

        assertThat(slip).contains("新同事").contains("new-one").contains("<svg");
        assertThat(admin.get("/accounts?q=new-one").body())
                .as("before it has a post")
                .contains("新同事");
        assertThat(staff.visitorFrom("127.0.3.1").signIn("new-one", "").status())
                .isEqualTo(401);
        staff.visitor().post(link, CHOSEN);
        assertThat(staff.visitorFrom("127.0.3.2")
                        .signIn("new-one", "Chosen-by-me-9")
                        .body())
                .contains("今天没有岗位");
    }

    @Test
    void a_newer_link_voids_the_older_one() {
        Person clerk = staff.holding("checker", places.own());
        Visitor admin = staff.signedIn(staff.holding("system-administrator", places.own()));
        String first = reset(admin, clerk);
        String second = reset(admin, clerk);

        assertThat(staff.visitor().get(first).status()).isEqualTo(404);
        assertThat(staff.visitor().post(first, CHOSEN).status()).isEqualTo(404);
        assertThat(staff.visitor().get(second).status()).isEqualTo(200);
    }

    @Test
    void an_old_link_and_one_of_a_closed_account_open_nothing() {
        Visitor admin = staff.signedIn(staff.holding("system-administrator", places.own()));
        Person late = staff.holding("checker", places.own());
        String old = reset(admin, late);
        jdbc.sql("UPDATE activation_link SET expires_at = expires_at - interval '8 days' WHERE account_id = :id")
                .param("id", late.account())
                .update();
        Person gone = staff.holding("checker", places.own());
        String ofClosed = reset(admin, gone);
        admin.post("/accounts/" + gone.account() + "/close", Map.of());

        assertThat(staff.visitor().get(old).status()).isEqualTo(404);
        assertThat(staff.visitor().get(ofClosed).status()).isEqualTo(404);
    }

    @Test
    void what_is_kept_of_a_link_does_not_open_anything() {
        Person clerk = staff.holding("checker", places.own());
        String link = reset(staff.signedIn(staff.holding("system-administrator", places.own())), clerk);
        String token = link.substring(link.lastIndexOf('/') + 1);

        assertThat(jdbc.sql("SELECT encode(token_hash, 'escape') FROM activation_link WHERE account_id = :id")
                        .param("id", clerk.account())
                        .query(String.class)
                        .single())
                .doesNotContain(token);
    }

    private static String reset(Visitor admin, Person person) {
        return links(admin.post("/accounts/" + person.account() + "/link", Map.of())
                        .body())
                .getFirst();
    }
}
