package org.linli.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.OnRecord;
import org.linli.identity.ApiTokens;
import org.linli.identity.ApiTokens.Created;
import org.linli.identity.ApiTokens.Order;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.MachineTokens;
import org.linli.identity.internal.Standing;
import org.linli.identity.internal.Standings;
import org.linli.identity.internal.TokenText;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Scope;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Territory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: a machine with a token does exactly what the token says, under /api/ only, until it is ended. */
@LinliTest
class TokensTest {

    private static final String LIST = "/api/v1/incidents.geojson";
    private static final Set<String> LISTING = Set.of("incidents.list");

    @Autowired
    OnRecord onRecord;

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    ApiTokens tokens;

    @Autowired
    MachineTokens machines;

    @Autowired
    Standings standings;

    @Autowired
    Actors actors;

    @Autowired
    Territory territory;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void the_security_administrator_makes_a_token_that_is_shown_once_and_ends_it() {
        Visitor security = staff.signedIn(staff.holding("security-administrator", places.own()));
        Person clerk = staff.holding("community-clerk", places.own());
        assertThat(security.get("/tokens/new?q=" + title(clerk)).body()).contains("/tokens/new?post=" + clerk.post());
        assertThat(security.get("/tokens/new?post=" + clerk.post()).body())
                .contains("incidents.verify")
                .doesNotContain("incidents.dispatch");

        Answer made = security.post(
                "/tokens",
                Map.of("name", "热线平台", "post", clerk.post().toString(), "days", "30", "permission", "incidents.list"));
        String text = textIn(made);
        Answer list = security.get("/tokens");

        assertThat(list.body())
                .contains("热线平台")
                .contains(text.substring(0, 10) + "…")
                .doesNotContain(text);
        assertThat(jdbc.sql("SELECT count(*) FROM api_token WHERE position(:text IN token_hash) > 0")
                        .param("text", text.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(get(LIST, text).statusCode()).isEqualTo(200);
        UUID id = idOf("热线平台");
        assertThat(jdbc.sql("SELECT last_used_at IS NOT NULL FROM api_token WHERE id = :id")
                        .param("id", id)
                        .query(Boolean.class)
                        .single())
                .isTrue();

        security.post("/tokens/" + id + "/revoke", Map.of());
        HttpResponse<String> refused = get(LIST, text);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertThat(verbsAbout(id)).containsExactly("api-token.created", "api-token.revoked");
    }

    @Test
    void a_token_with_a_wider_scope_than_its_post_is_refused() {
        Visitor security = staff.signedIn(staff.holding("security-administrator", places.own()));
        Person clerk = staff.holding("community-clerk", places.own());
        String post = clerk.post().toString();

        assertThat(security.post(
                                "/tokens",
                                Map.of("name", "x", "post", post, "days", "30", "permission", "incidents.dispatch"))
                        .body())
                .contains("不能超出岗位的权限")
                .doesNotContain("linli_");
        assertThat(security.post(
                                "/tokens",
                                Map.of("name", "x", "post", post, "days", "366", "permission", "incidents.list"))
                        .status())
                .isEqualTo(422);
        assertThat(security.post("/tokens", Map.of("name", "x", "post", post, "days", "30"))
                        .body())
                .contains("至少选一项权限");
        Actor by = actor(staff.holding("security-administrator", places.parent()));
        assertThat(tokens.create(by, new Order("x", clerk.post(), places.sibling(), LISTING, 30)))
                .isEqualTo(Outcome.refused("doors.token.unit-outside"));
        assertThat(tokens.create(by, new Order("x", clerk.post(), places.parent(), LISTING, 30)))
                .isEqualTo(Outcome.refused("doors.token.unit-outside"));
    }

    @Test
    void posts_and_tokens_of_other_places_do_not_exist() {
        Actor own = actor(staff.holding("security-administrator", places.own()));
        Actor sibling = actor(staff.holding("security-administrator", places.sibling()));
        Person clerk = staff.holding("community-clerk", places.sibling());
        UUID made = created(sibling, clerk, null, LISTING).id();

        assertThatThrownBy(() -> tokens.create(own, new Order("x", clerk.post(), null, LISTING, 30)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tokens.revoke(own, made)).isInstanceOf(NotFound.class);
        assertThat(tokens.list(own, 1000)).noneMatch(token -> token.id().equals(made));
        assertThat(tokens.list(sibling, 1000)).anyMatch(token -> token.id().equals(made));
    }

    @Test
    void a_machine_is_exactly_what_its_token_says() {
        Actor by = actor(staff.holding("security-administrator", places.parent()));
        Person clerk = staff.holding("community-clerk", places.parent());

        Actor whole = machine(created(by, clerk, null, LISTING).text());
        Actor confined = machine(created(by, clerk, places.own(), LISTING).text());

        assertThat(whole.permissions()).isEqualTo(LISTING);
        assertThat(whole.scope()).isEqualTo(new Scope.Territory(territory.numbersAtOrBelow(places.parent())));
        assertThat(whole.name()).startsWith("API 试验 · ");
        assertThat(whole.id()).isNotEqualTo(clerk.account());
        assertThat(confined.scope()).isEqualTo(new Scope.Territory(territory.numbersAtOrBelow(places.own())));
    }

    @Test
    void a_token_loses_what_its_post_loses() {
        Person person = staff.permitted(Set.of("incidents.list", "incidents.open"), places.own());
        String text = created(
                        actor(staff.holding("security-administrator", places.own())),
                        person,
                        null,
                        Set.of("incidents.list", "incidents.open"))
                .text();
        assertThat(get(LIST, text).statusCode()).isEqualTo(200);

        jdbc.sql("""
                        DELETE FROM permission_set_item
                        WHERE permission = 'incidents.list'
                          AND permission_set = (SELECT permission_set FROM post WHERE id = :post)
                        """).param("post", person.post()).update();

        assertThat(get(LIST, text).statusCode()).isEqualTo(403);
        assertThat(machine(text).permissions()).containsExactly("incidents.open");
    }

    @Test
    void a_token_without_the_permission_is_forbidden_and_a_false_or_expired_one_is_unauthorised() {
        Actor by = actor(staff.holding("security-administrator", places.own()));
        Person clerk = staff.holding("community-clerk", places.own());
        String other = created(by, clerk, null, Set.of("territory.browse")).text();
        Created expired = created(by, clerk, null, LISTING);
        jdbc.sql("""
                        UPDATE api_token
                        SET expires_at = CURRENT_TIMESTAMP, created_at = created_at - interval '1 day'
                        WHERE id = :id
                        """).param("id", expired.id()).update();

        HttpResponse<String> forbidden = get(LIST, other);
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(get(LIST, expired.text()).statusCode()).isEqualTo(401);
        for (String false_ :
                new String[] {"", "x", "linli_" + "a".repeat(59), other + "a", other.toUpperCase(java.util.Locale.ROOT)
                }) {
            assertThat(get(LIST, false_).statusCode()).as(false_).isEqualTo(401);
            assertThat(get("/api/v1/units", false_).statusCode())
                    .as("also where none is needed: %s", false_)
                    .isEqualTo(401);
        }
        assertThat(TokenText.parse(other.substring(0, other.length() - 1) + (other.endsWith("a") ? "b" : "a")))
                .as("the checksum turns a slip of the pen away")
                .isEmpty();
    }

    @Test
    void a_token_opens_the_api_only_makes_no_session_and_needs_no_form_token() {
        String text = created(
                        actor(staff.holding("security-administrator", places.own())),
                        staff.holding("community-clerk", places.own()),
                        null,
                        LISTING)
                .text();

        HttpResponse<String> answer = get(LIST, text);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("linli-session"));
        assertThat(get("/incidents", text).statusCode()).as("a page is no API").isEqualTo(302);
        assertThat(send(HttpRequest.newBuilder(uri("/api/v1/nothing"))
                                .header("Authorization", "Bearer " + text)
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .as("without a form token, but with one of its own")
                .isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(uri("/incidents/new"))
                                .header("Authorization", "Bearer " + text)
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_token_that_knocks_too_often_has_to_wait() {
        String text = created(
                        actor(staff.holding("security-administrator", places.own())),
                        staff.holding("community-clerk", places.own()),
                        null,
                        LISTING)
                .text();
        Map<Integer, Integer> statuses = new TreeMap<>();
        HttpResponse<String> last = get("/api/v1/nothing", text);
        for (int i = 0; i < 1_500 && last.statusCode() != 429; i++) {
            last = get("/api/v1/nothing", text);
            statuses.merge(last.statusCode(), 1, Integer::sum);
        }

        assertThat(last.statusCode()).as("%s", statuses).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(statuses.get(404)).isGreaterThanOrEqualTo(598);
    }

    private Created created(Actor by, Person holder, @Nullable Integer unitNo, Set<String> permissions) {
        return tokens.create(by, new Order("试验", holder.post(), unitNo, permissions, 30))
                .orThrow();
    }

    private Actor machine(String text) {
        return machines.use(TokenText.parse(text).orElseThrow()).orElseThrow();
    }

    private Actor actor(Person person) {
        Standing standing = standings.find(person.account()).orElseThrow();
        return actors.of(standing, standing.posts().getFirst());
    }

    private String title(Person person) {
        return jdbc.sql("SELECT title FROM post WHERE id = :id")
                .param("id", person.post())
                .query(String.class)
                .single();
    }

    private UUID idOf(String name) {
        return jdbc.sql("SELECT id FROM api_token WHERE name = :name")
                .param("name", name)
                .query(UUID.class)
                .single();
    }

    private java.util.List<String> verbsAbout(UUID id) {
        return onRecord.verbs("api-token", id);
    }

    private static String textIn(Answer made) {
        Matcher found = Pattern.compile(">(linli_[a-z2-7]{59})<").matcher(made.body());
        assertThat(found.find()).as(made.body()).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + staff.port() + path);
    }
}
