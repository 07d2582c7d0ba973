package org.linli.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.identity.TestStaff.Person;
import org.linli.kernel.Outcome;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** FEATURE UNDER TEST: three administrators (三员) of whom none can do another's work, nor any other (M15-11). */
@LinliTest
class AdministratorsApartTest {

    private static final List<String> THREE =
            List.of("system-administrator", "security-administrator", "audit-administrator");

    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    Identity identity;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    void what_one_of_the_three_may_do_no_other_post_may() {
        Map<String, Set<String>> holders = holders();

        assertThat(holders).isNotEmpty();
        assertSoftly(softly -> holders.forEach((permission, sets) -> {
            if (!isLooking(permission) && sets.stream().anyMatch(THREE::contains)) {
                softly.assertThat(sets).as("who holds %s", permission).hasSize(1);
            }
        }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            system-administrator   | identity.accounts incidents.import statute.change territory.import
            security-administrator | identity.grant identity.tokens evidence.retention
            audit-administrator    | evidence.audit evidence.export
            """)
    void the_work_of_each_is_hers(String set, String permissions) {
        Map<String, Set<String>> holders = holders();

        for (String permission : permissions.split(" ", -1)) {
            assertThat(holders.get(permission)).as(permission).containsExactly(set);
        }
    }

    /** Walks the routes, so that a route which two of the three could use fails the build. */
    @Test
    void no_route_that_changes_something_is_open_to_two_of_the_three_nor_to_one_of_them_and_a_working_post() {
        Map<String, Set<String>> holders = holders();

        assertSoftly(softly -> Route.all(mapping).stream()
                .filter(route -> route.isGuarded() && !route.method().equals("GET"))
                .forEach(route -> {
                    Set<String> sets = route.permissions().stream()
                            .flatMap(permission -> holders.getOrDefault(permission, Set.of()).stream())
                            .filter(set -> !set.equals("local-administrator"))
                            .collect(Collectors.toCollection(TreeSet::new));
                    long administrators = sets.stream().filter(THREE::contains).count();
                    softly.assertThat(administrators)
                            .as("administrators who may use %s", route)
                            .isLessThanOrEqualTo(1);
                    softly.assertThat(administrators == 1 && sets.size() > 1)
                            .as("%s is open to %s", route, sets)
                            .isFalse();
                }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            system-administrator   | security-administrator | false
            system-administrator   | audit-administrator    | false
            security-administrator | audit-administrator    | false
            audit-administrator    | checker                | false
            checker                | system-administrator   | false
            security-administrator | local-administrator    | false
            system-administrator   | system-administrator   | true
            local-administrator    | community-clerk        | true
            checker                | dispatcher             | true
            """)
    void one_person_holds_one_of_the_three_and_then_nothing_else(String first, String second, boolean isAllowed) {
        Person person = staff.holding(first, places.own());
        UUID post = identity.createPost(TestStaff.INSTALLER, new NewPost("另一岗", places.own(), null, second))
                .orThrow();

        Outcome<UUID> outcome = identity.appoint(TestStaff.INSTALLER, person.account(), post, DAY, null);

        assertThat(outcome)
                .isEqualTo(
                        isAllowed ? Outcome.done(person.account()) : Outcome.refused("identity.administrators-apart"));
        if (!isAllowed) {
            assertThatThrownBy(() -> insertBehindTheRule(person.account(), post))
                    .as("the database as the last line")
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("administrators");
        }
    }

    @Test
    void after_the_one_post_has_ended_the_other_may_begin() {
        Person person = staff.holding("audit-administrator", places.own());
        UUID post = identity.createPost(TestStaff.INSTALLER, new NewPost("核查", places.own(), null, "checker"))
                .orThrow();
        identity.endAppointment(TestStaff.INSTALLER, person.account(), person.post(), DAY)
                .orThrow();

        assertThat(identity.appoint(TestStaff.INSTALLER, person.account(), post, DAY, null))
                .isEqualTo(Outcome.done(person.account()));
    }

    @Test
    void two_appointments_at_once_do_not_mix_kinds_either() {
        for (int i = 0; i < 5; i++) {
            UUID account = identity.createAccount(
                            TestStaff.INSTALLER,
                            new NewAccount(
                                    "at-once-" + UUID.randomUUID().toString().substring(0, 8),
                                    "同时",
                                    TestStaff.PASSWORD))
                    .orThrow();
            List<CompletableFuture<Outcome<UUID>>> both = Stream.of("system-administrator", "audit-administrator")
                    .map(set -> identity.createPost(TestStaff.INSTALLER, new NewPost("岗", places.own(), null, set))
                            .orThrow())
                    .map(post -> CompletableFuture.supplyAsync(
                            () -> identity.appoint(TestStaff.INSTALLER, account, post, DAY, null)))
                    .toList();

            assertThat(both.stream().map(CompletableFuture::join))
                    .containsExactlyInAnyOrder(Outcome.done(account), Outcome.refused("identity.administrators-apart"));
        }
    }

    @Test
    void a_post_never_becomes_another_kind_of_post() {
        Person person = staff.holding("checker", places.own());

        assertThatThrownBy(() -> jdbc.sql("UPDATE post SET permission_set = 'audit-administrator' WHERE id = :id")
                        .param("id", person.post())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void insertBehindTheRule(UUID account, UUID post) {
        jdbc.sql(
                        "INSERT INTO appointment (account_id, post_id, valid_during) VALUES (:account, :post, '[2026-05-01,)')")
                .param("account", account)
                .param("post", post)
                .update();
    }

    /** Reading the rule book and the map is everybody's. */
    private static boolean isLooking(String permission) {
        return permission.endsWith(".browse");
    }

    /** Who holds each permission, among the sets that are shipped. */
    private Map<String, Set<String>> holders() {
        Map<String, Set<String>> holders = new TreeMap<>();
        jdbc.sql("SELECT key FROM permission")
                .query(String.class)
                .list()
                .forEach(key -> holders.put(key, new HashSet<>()));
        jdbc.sql("SELECT permission, permission_set FROM permission_set_item WHERE permission_set NOT LIKE 'test-%'")
                .query(row -> {
                    holders.computeIfAbsent(row.getString("permission"), key -> new HashSet<>())
                            .add(row.getString("permission_set"));
                });
        return holders;
    }
}
