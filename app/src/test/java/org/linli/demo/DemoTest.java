package org.linli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.geo.LonLat;
import org.linli.identity.DemoAccounts;
import org.linli.incidents.State;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.territory.Territory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo is what a newcomer sees first: a community that lives, and histories that keep the rules. */
@LinliTest
class DemoTest {

    private static final Scope EVERYTHING = new Scope.SystemJob(new Purpose("demo.test"));
    private static final String OF_THE_DEMO = "i.received_at < (SELECT begun_at FROM demo_state)";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Transactions transactions;

    @Autowired
    DemoAccounts accounts;

    @Autowired
    Territory territory;

    @Test
    void incidents_stand_in_every_state() {
        List<String> states = list("SELECT DISTINCT state FROM incident i WHERE " + OF_THE_DEMO, String.class);

        assertThat(states)
                .containsExactlyInAnyOrder(
                        Arrays.stream(State.values()).map(State::name).toArray(String[]::new));
    }

    @Test
    void who_reported_did_not_handle_and_who_handled_did_not_check() {
        assertThat(list(
                        "SELECT id FROM incident i WHERE " + OF_THE_DEMO
                                + " AND (collector_id = handler_id OR handler_id = checker_id OR collector_id = checker_id)",
                        UUID.class))
                .isEmpty();
    }

    @Test
    void nothing_happens_in_the_future() {
        assertThat(list("SELECT id FROM incident_event WHERE at > now()", UUID.class))
                .isEmpty();
    }

    @Test
    void every_step_follows_the_one_before_it() {
        assertThat(list("""
                        SELECT id
                        FROM (SELECT e.id, e.from_state,
                                     lag(e.to_state) OVER (PARTITION BY e.incident_id ORDER BY e.at, e.id) AS before
                              FROM incident_event e
                              JOIN incident i ON i.id = e.incident_id
                              WHERE %s) AS steps
                        WHERE from_state IS DISTINCT FROM before
                        """.formatted(OF_THE_DEMO), UUID.class)).isEmpty();
    }

    @Test
    void points_lie_in_the_grid_they_are_said_to_lie_in() {
        record Placed(int unitNo, double longitude, double latitude) {}
        List<Placed> placed = list(
                "SELECT unit_no, longitude, latitude FROM incident i WHERE longitude IS NOT NULL AND state <> 'REPORTED' AND "
                        + OF_THE_DEMO,
                Placed.class);

        assertThat(placed)
                .hasSizeGreaterThan(100)
                .allSatisfy(incident -> assertThat(
                                territory.locate(new LonLat(incident.longitude(), incident.latitude())))
                        .hasValueSatisfying(unit -> assertThat(territory
                                        .numbersAtOrBelow(incident.unitNo())
                                        .contains(unit.no()))
                                .isTrue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid", "clerk", "dispatch", "handler", "checker", "admin", "city-desk"})
    void each_account_of_the_loop_is_offered_at_the_door(String login) {
        assertThat(accounts.list()).extracting(DemoAccounts.DemoAccount::login).contains(login);
    }

    private <T> List<T> list(String sql, Class<T> type) {
        return transactions.read(EVERYTHING, () -> jdbc.sql(sql).query(type).list());
    }
}
