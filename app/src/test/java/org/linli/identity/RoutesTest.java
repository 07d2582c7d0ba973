package org.linli.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.RouteSamples.OfCount;
import org.linli.identity.RouteSamples.OfList;
import org.linli.identity.RouteSamples.OfRecord;
import org.linli.identity.RouteSamples.OfWorkbook;
import org.linli.identity.RouteSamples.Sample;
import org.linli.identity.Visitor.Answer;
import org.linli.kernel.web.NavigationEntry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** FEATURE UNDER TEST: every route × permission × own, sibling and parent unit, generated from the routes themselves. */
@LinliTest
class RoutesTest {

    /** Beginnings of routes that bring no samples: tested for permissions, not for units. Names of units, rules and
     * codes are public; what bodies take part in goes by body. */
    private static final List<String> WITHOUT_SAMPLES = List.of(
            "/units/",
            "/api/v1/units/",
            "/imports/",
            "/receipts/",
            "/rules/",
            "/code-tables/",
            "/incidents/taking-part/");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    List<RouteSamples> samples;

    @Autowired
    List<NavigationEntry> navigation;

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    JdbcClient jdbc;

    @Test
    void every_route_says_who_may_use_it() {
        assertSoftly(softly -> Route.all(mapping)
                .forEach(route -> softly.assertThat(route.isGuarded() ^ route.isOpenToAll())
                        .as("%s (%s) has either @Requires or @OpenToAll", route, route.handler())
                        .isTrue()));
    }

    @Test
    void every_permission_asked_for_is_in_the_catalogue() {
        Set<String> asked = Route.all(mapping).stream()
                .flatMap(route -> route.permissions().stream())
                .collect(Collectors.toCollection(HashSet::new));
        navigation.forEach(entry -> asked.add(entry.permission()));

        assertThat(jdbc.sql("SELECT key FROM permission").query(String.class).set())
                .containsAll(asked);
    }

    @Test
    void somebody_who_has_not_signed_in_is_led_to_the_sign_in_page() {
        Visitor stranger = staff.visitor();
        String token = stranger.token();

        assertSoftly(softly -> guarded().forEach(route -> {
            Answer answer = call(stranger, route.method(), route.anyPath(), Map.of(), token);
            if (route.method().equals("GET") && !route.isApi()) {
                softly.assertThat(answer.status()).as("%s", answer).isEqualTo(302);
                softly.assertThat(answer.location())
                        .as("%s", answer)
                        .isEqualTo("/sign-in?next=" + URLEncoder.encode(route.anyPath(), StandardCharsets.UTF_8));
            } else {
                softly.assertThat(answer.status()).as("%s", answer).isEqualTo(401);
            }
        }));
    }

    @Test
    void a_post_without_the_permission_is_refused() {
        Set<String> everything = Set.copyOf(
                jdbc.sql("SELECT key FROM permission").query(String.class).list());
        Map<Set<String>, Visitor> lacking = visitors(guarded(), asked -> without(everything, asked));

        assertSoftly(softly -> guarded().forEach(route -> {
            Visitor person = lacking.get(route.permissions());
            Answer answer = call(person, route.method(), route.anyPath(), Map.of(), person.token());
            softly.assertThat(answer.status()).as("%s", answer).isEqualTo(403);
        }));
    }

    @Test
    void a_post_sees_the_records_of_its_own_unit_and_neither_those_of_the_sibling_nor_of_the_parent() {
        Map<String, Route> routes =
                guarded().stream().collect(Collectors.toMap(Route::name, route -> route, (one, other) -> one));
        Map<Set<String>, Visitor> permitted = visitors(guarded(), asked -> asked);

        assertSoftly(softly -> samples.forEach(module -> {
            for (Sample sample : module.at(places.own())) {
                Visitor person = permitted.get(routes.get(sample.route()).permissions());
                Answer answer = call(person, sample);
                softly.assertThat(answer.status()).as("own: %s", answer).isIn(200, 302, 303, 400, 409, 422);
                switch (sample) {
                    case OfRecord ignored -> {}
                    case OfList list ->
                        softly.assertThat(answer.body()).as("own: %s", answer).contains(list.trace());
                    case OfWorkbook book ->
                        softly.assertThat(cells(person, book))
                                .as("own: %s", answer)
                                .contains(book.trace());
                    case OfCount count ->
                        softly.assertThat(answer.body()).as("own: %s", answer).contains(count.one());
                }
            }
            for (int elsewhere : List.of(places.sibling(), places.parent())) {
                for (Sample sample : module.at(elsewhere)) {
                    Visitor person = permitted.get(routes.get(sample.route()).permissions());
                    Answer answer = call(person, sample);
                    switch (sample) {
                        case OfRecord ignored ->
                            softly.assertThat(answer.status())
                                    .as("unit %d: %s", elsewhere, answer)
                                    .isEqualTo(404);
                        case OfList list ->
                            softly.assertThat(answer.body())
                                    .as("unit %d: %s", elsewhere, answer)
                                    .doesNotContain(list.trace());
                        case OfWorkbook book ->
                            softly.assertThat(cells(person, book))
                                    .as("unit %d: %s", elsewhere, answer)
                                    .isNotEmpty()
                                    .doesNotContain(book.trace());
                        case OfCount count ->
                            softly.assertThat(answer.body())
                                    .as("unit %d: %s", elsewhere, answer)
                                    .contains(count.none())
                                    .doesNotContain(count.one());
                    }
                }
            }
        }));
    }

    @Test
    void every_route_that_leads_to_a_record_has_a_sample() {
        Set<String> covered = samples.stream()
                .flatMap(module -> module.at(places.own()).stream())
                .map(Sample::route)
                .collect(Collectors.toSet());

        assertThat(guarded().stream()
                        .filter(route -> route.pattern().contains("{"))
                        .filter(route -> WITHOUT_SAMPLES.stream().noneMatch(route.pattern()::startsWith))
                        .map(Route::name))
                .isNotEmpty()
                .isSubsetOf(covered);
    }

    private static List<String> cells(Visitor person, OfWorkbook sample) {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(person.getBytes(sample.path())))) {
            return workbook.getFirstSheet().read().stream()
                    .flatMap(row -> IntStream.range(0, row.getCellCount()).mapToObj(row::getCellText))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Route> guarded() {
        return Route.all(mapping).stream().filter(Route::isGuarded).toList();
    }

    /** One signed-in person at the own unit for each set of permissions that routes ask for. */
    private Map<Set<String>, Visitor> visitors(List<Route> routes, UnaryOperator<Set<String>> grant) {
        Map<Set<String>, Visitor> visitors = new HashMap<>();
        routes.forEach(route -> visitors.computeIfAbsent(
                route.permissions(), asked -> staff.signedIn(staff.permitted(grant.apply(asked), places.own()))));
        return visitors;
    }

    private static Set<String> without(Set<String> everything, Set<String> some) {
        Set<String> rest = new HashSet<>(everything);
        rest.removeAll(some);
        return rest;
    }

    private static Answer call(Visitor visitor, Sample sample) {
        String method = sample.route().substring(0, sample.route().indexOf(' '));
        return call(visitor, method, sample.path(), sample.form(), method.equals("GET") ? "" : visitor.token());
    }

    private static Answer call(Visitor visitor, String method, String path, Map<String, String> form, String token) {
        return switch (method) {
            case "GET" -> visitor.get(path);
            case "POST" -> visitor.postWithToken(path, form, token);
            default -> visitor.jsonWithToken(method, path, "{}", token);
        };
    }
}
