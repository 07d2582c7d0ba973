package org.linli.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.AccountSecurity;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** FEATURE UNDER TEST: staff sign in at an OpenID provider, with an identity that was bound to their account before. */
@LinliTest
@DirtiesContext
class OidcTest {

    private static final ConfigurableApplicationContext PROVIDER = TestProvider.start();

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("LINLI_OIDC_ISSUER", () -> TestProvider.issuerOf(PROVIDER));
        settings.add("LINLI_OIDC_CLIENT_ID", () -> TestProvider.CLIENT);
        settings.add("LINLI_OIDC_CLIENT_SECRET", () -> TestProvider.SECRET);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

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

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobody_is_bound() {
        jdbc.sql("DELETE FROM account_binding").update();
        TestProvider.allowReturnTo("http://127.0.0.1:" + staff.port() + "/sign-in/oidc/return");
    }

    @Test
    void an_identity_that_nobody_bound_opens_nothing_and_makes_no_account() {
        int accounts = countAccounts();
        Visitor stranger = staff.visitor();
        assertThat(stranger.get("/sign-in").body()).contains("用统一身份账号登录");

        Answer answer = arrive(stranger, depart(stranger, "/sign-in/oidc"), "p-1001");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("还没有绑定");
        assertThat(stranger.get("/sessions").location()).startsWith("/sign-in");
        assertThat(countAccounts()).isEqualTo(accounts);
    }

    @Test
    void a_holder_binds_her_identity_and_signs_in_with_it() {
        Person clerk = staff.holding("community-clerk", places.own());
        Visitor holder = staff.signedIn(clerk);
        Answer ask = arrive(holder, depart(holder, "/sign-in/oidc?bind=true"), "p-1001");
        assertThat(ask.body()).contains("p-1001").contains(clerk.login());
        assertThat(holder.post("/sign-in/oidc/bind", Map.of()).location()).isEqualTo("/sessions");
        assertThat(holder.get("/sessions").body()).contains("统一身份账号已绑定");

        Visitor elsewhere = staff.visitor();
        Answer in = arrive(elsewhere, depart(elsewhere, "/sign-in/oidc?next=/sessions"), "p-1001");

        assertThat(in.location()).isEqualTo("/sessions");
        assertThat(elsewhere.get("/sessions").body()).contains(clerk.name());
        Visitor other = staff.visitor();
        assertThat(arrive(other, depart(other, "/sign-in/oidc"), "p-2002").status())
                .as("another identity is another person")
                .isEqualTo(403);
    }

    @Test
    void the_security_administrator_binds_and_a_second_factor_is_still_asked_for() {
        Person admin = staff.holding("system-administrator", places.own());
        Actor by = actor(staff.holding("security-administrator", places.own()));
        assertThat(security.bind(by, admin.account(), "p-2002")).isEqualTo(Outcome.done(admin.account()));
        assertThat(security.bind(by, staff.holding("checker", places.own()).account(), "p-2002"))
                .isEqualTo(Outcome.refused("doors.oidc.bound-already"));

        Visitor visitor = staff.visitor();
        Answer in = arrive(visitor, depart(visitor, "/sign-in/oidc?next=/accounts"), "p-2002");

        assertThat(in.location()).isEqualTo("/sign-in/code");
        assertThat(visitor.get("/accounts").location()).startsWith("/sign-in");
        assertThat(visitor.post("/sign-in/code", Map.of("code", staff.codeOf(admin)))
                        .location())
                .isEqualTo("/accounts");
    }

    @Test
    void an_answer_to_another_question_is_refused() {
        Person clerk = staff.holding("community-clerk", places.own());
        security.bind(actor(staff.holding("security-administrator", places.own())), clerk.account(), "p-1001")
                .orThrow();
        Visitor victim = staff.visitor();
        Visitor attacker = staff.visitor();
        String stolen = callback(depart(attacker, "/sign-in/oidc"), "p-1001");

        depart(victim, "/sign-in/oidc");
        assertThat(victim.get(stolen).status())
                .as("the state is another browser's")
                .isEqualTo(401);
        assertThat(victim.get(stolen).status())
                .as("a question is answered once")
                .isEqualTo(401);
        assertThat(staff.visitor().get(stolen).status()).as("nobody asked").isEqualTo(401);
        assertThat(attacker.get(stolen + "x").status()).as("the code is forged").isEqualTo(401);

        Visitor refused = staff.visitor();
        URI question = URI.create(depart(refused, "/sign-in/oidc"));
        String state = question.getRawQuery().replaceFirst(".*\\bstate=([^&]+).*", "$1");
        assertThat(refused.get("/sign-in/oidc/return?error=access_denied&state=" + state)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void the_question_carries_state_nonce_and_a_challenge() {
        assertThat(depart(staff.visitor(), "/sign-in/oidc"))
                .startsWith(TestProvider.issuerOf(PROVIDER))
                .contains("response_type=code")
                .contains("scope=openid")
                .contains("state=")
                .contains("nonce=")
                .contains("code_challenge_method=S256");
    }

    /** Where the server sends the browser. */
    private static String depart(Visitor visitor, String path) {
        Answer answer = visitor.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        return answer.header("Location").orElseThrow();
    }

    /** The browser is sent to the provider, signs in there, and comes back. */
    private static Answer arrive(Visitor visitor, String question, String person) {
        return visitor.get(callback(question, person));
    }

    private static String callback(String question, String person) {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String credentials = Base64.getEncoder()
                .encodeToString((person + ":" + TestProvider.PASSWORD).getBytes(StandardCharsets.UTF_8));
        send(
                browser,
                HttpRequest.newBuilder(URI.create(TestProvider.issuerOf(PROVIDER)))
                        .header("Authorization", "Basic " + credentials));
        HttpResponse<String> answer = send(browser, HttpRequest.newBuilder(URI.create(question)));
        URI back = URI.create(answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body())));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    private static HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int countAccounts() {
        return jdbc.sql("SELECT count(*) FROM account").query(Integer.class).single();
    }

    private Actor actor(Person person) {
        Standing standing = standings.find(person.account()).orElseThrow();
        return actors.of(standing, standing.posts().getFirst());
    }
}
