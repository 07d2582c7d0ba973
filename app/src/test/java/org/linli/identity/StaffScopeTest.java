package org.linli.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linli.LinliTest;
import org.linli.identity.TestStaff.Person;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.territory.Territory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: the six kinds of scope, as the database applies them to staff and to what belongs to units. */
@LinliTest
class StaffScopeTest {

    private static final int DEPARTMENT = 990_017;

    @Autowired
    Transactions transactions;

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    Territory territory;

    @Autowired
    JdbcClient jdbc;

    private Person own;
    private Person sibling;
    private Person parent;
    private Person ofDepartment;
    private Person everywhere;

    @BeforeEach
    void somebody_in_every_place() {
        own = staff.holding("checker", places.own());
        sibling = staff.holding("checker", places.sibling());
        parent = staff.holding("checker", places.parent());
        ofDepartment = staff.holding("department-handler", places.sibling(), DEPARTMENT);
        everywhere = staff.holding("checker", null);
    }

    @Test
    void territory_shows_what_is_at_and_below_the_unit() {
        assertThat(seen(territory(places.own()))).containsExactly(own.login());
        assertThat(seen(territory(places.parent())))
                .containsExactlyInAnyOrder(own.login(), sibling.login(), parent.login(), ofDepartment.login());
        assertThat(seen(new Scope.Territory(NumberRanges.everything()))).hasSize(5);
    }

    @Test
    void a_department_shows_its_own_posts_and_no_territory() {
        assertThat(seen(new Scope.Department(DEPARTMENT))).containsExactly(ofDepartment.login());
        assertThat(seen(new Scope.Department(DEPARTMENT + 1))).isEmpty();
    }

    @Test
    void self_shows_oneself() {
        assertThat(seen(new Scope.Self(own.account()))).containsExactly(own.login());
        assertThat(seen(new Scope.Self(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void a_capability_and_the_public_show_nobody() {
        assertThat(seen(new Scope.Capability(own.account()))).isEmpty();
        assertThat(seen(new Scope.Capability(own.post()))).isEmpty();
        assertThat(seen(new Scope.Published())).isEmpty();
    }

    @Test
    void a_job_of_the_system_shows_all() {
        assertThat(seen(new Scope.SystemJob(new Purpose("test.scope")))).hasSize(5);
    }

    static Stream<String> protectedThings() {
        return Stream.of(
                "account_here",
                "post_here",
                "appointment_here",
                "colleague_import",
                "handover",
                "incident",
                "incident_event",
                "intake_job",
                "evidence_entry");
    }

    @ParameterizedTest
    @MethodSource("protectedThings")
    void where_nothing_is_set_nothing_is_visible(String table) {
        assertThat(count(table)).isZero();
        assertThat((int) transactions.read(new Scope.Territory(NumberRanges.none()), () -> count(table)))
                .isZero();
        assertThat((int) transactions.read(new Scope.Published(), () -> count(table)))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("protectedThings")
    void a_connection_that_is_used_again_has_forgotten_the_scope(String table) {
        for (int i = 0; i < 25; i++) {
            transactions.read(new Scope.SystemJob(new Purpose("test.scope")), () -> count(table));
            transactions.read(new Scope.Department(DEPARTMENT), () -> count(table));
            transactions.read(new Scope.Self(own.account()), () -> count(table));
            assertThat(count(table)).isZero();
        }
    }

    @Test
    void a_failed_transaction_leaves_no_scope_behind() {
        assertThatThrownBy(() -> transactions.read(
                        new Scope.SystemJob(new Purpose("test.scope")),
                        () -> jdbc.sql("SELECT 1 / 0").query(Integer.class).single()))
                .isInstanceOf(DataAccessException.class);
        for (int i = 0; i < 25; i++) {
            assertThat(count("account_here")).isZero();
        }
    }

    @Test
    void a_scope_is_not_widened_from_inside() {
        assertThatThrownBy(() -> transactions.read(
                        territory(places.own()),
                        () -> transactions.read(
                                new Scope.Territory(NumberRanges.everything()), () -> count("account_here"))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void another_thread_inherits_no_scope() {
        int seenElsewhere = transactions.read(
                new Scope.Territory(NumberRanges.everything()),
                () -> CompletableFuture.supplyAsync(() -> count("account_here")).join());

        assertThat(seenElsewhere).isZero();
    }

    @Test
    void the_views_cannot_be_written_and_show_no_password() {
        assertThatThrownBy(() -> transactions.write(
                        new Scope.SystemJob(new Purpose("test.scope")),
                        () -> jdbc.sql("UPDATE account_here SET display_name = 'x'")
                                .update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(jdbc.sql("""
                                SELECT column_name
                                FROM information_schema.columns
                                WHERE table_name = 'account_here'
                                """).query(String.class).list())
                .isNotEmpty()
                .doesNotContain("password_hash", "one_time_until");
    }

    private List<String> seen(Scope scope) {
        List<UUID> all = List.of(
                own.account(), sibling.account(), parent.account(), ofDepartment.account(), everywhere.account());
        return transactions.read(
                scope,
                () -> jdbc.sql("SELECT login FROM account_here WHERE id = ANY (:ids)")
                        .param("ids", all.toArray(UUID[]::new))
                        .query(String.class)
                        .list());
    }

    private Scope territory(int unitNo) {
        return new Scope.Territory(territory.numbersAtOrBelow(unitNo));
    }

    private int count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
    }
}
