package org.linli.incidents.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.Incidents;
import org.linli.incidents.TestTown;
import org.linli.incidents.TestTown.Town;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.TrueCount;
import org.linli.kernel.web.NotFound;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: who sees which incidents; enforced by the database, whatever is asked. */
@LinliTest
class ScopeTest {

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentLists lists;

    @Autowired
    IncidentRecords records;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestTown towns;

    @Autowired
    Clock clock;

    private Town town;
    private UUID incident;
    private UUID photo;

    @BeforeEach
    void reportInTheEast() {
        town = towns.found();
        photo = towns.photo();
        incident = towns.report(towns.reportOf(town.grid(), "红旗巷路灯不亮", List.of(photo), null), clock.instant());
    }

    @Test
    void whoever_is_above_the_place_sees_it() {
        for (int unit : List.of(town.grid(), town.community(), town.east(), town.city())) {
            Actor actor = towns.staff("community-clerk", unit);

            assertThat(seenBy(actor)).as("unit %d", unit).containsExactly(incident);
            assertThat(lists.countOf(actor.scope(), ListFilter.everything())).isEqualTo(new TrueCount(1, true));
            assertThat(lists.page(actor.scope(), wordsFilter("红旗"), null, 10)
                            .slice()
                            .items())
                    .extracting(Line::id)
                    .containsExactly(incident);
            assertThat(records.hasPhoto(actor, incident, photo)).isTrue();
        }
    }

    @Test
    void a_sibling_sees_nothing_of_it_however_it_asks() {
        for (int unit : List.of(town.west(), town.otherCommunity(), town.otherGrid())) {
            Actor actor = towns.staff("community-clerk", unit);

            assertThat(seenBy(actor)).as("unit %d", unit).isEmpty();
            assertThat(lists.countOf(actor.scope(), ListFilter.everything())).isEqualTo(new TrueCount(0, true));
            assertThat(lists.page(actor.scope(), wordsFilter("红旗"), null, 10)
                            .slice()
                            .items())
                    .isEmpty();
            assertThat(lists.page(actor.scope(), wholeCountry(), null, 10).count())
                    .as("a unit range in the filter widens nothing")
                    .isEqualTo(new TrueCount(0, true));
            assertThat(incidents.find(actor, incident)).isEqualTo(Optional.empty());
            assertThatThrownBy(() -> records.get(actor, incident)).isInstanceOf(NotFound.class);
            assertThat(records.hasPhoto(actor, incident, photo)).isFalse();
            assertThatThrownBy(() -> towns.act(actor, incident, new IncidentAct.Take()))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void a_department_sees_what_it_was_given_and_nothing_else() {
        UUID given = towns.dispatched(town, "绿化带路灯倒了");
        Actor lights = towns.handler(town.lights());

        assertThat(seenBy(lights)).containsExactly(given);
        assertThat(lists.page(lights.scope(), wordsFilter("路灯"), null, 10)
                        .slice()
                        .items())
                .extracting(Line::id)
                .containsExactly(given);
        assertThat(seenBy(towns.handler(town.gardens()))).isEmpty();
        assertThatThrownBy(() -> records.get(lights, incident)).isInstanceOf(NotFound.class);
    }

    @Test
    void the_bearer_of_a_code_sees_one_record() {
        UUID another = towns.report(town.grid(), "别人的事");
        Actor bearer = Actor.anonymous().withCapability(incident);

        assertThat(seenBy(bearer)).containsExactly(incident);
        assertThatThrownBy(() -> records.get(bearer, another)).isInstanceOf(NotFound.class);
    }

    @Test
    void who_has_no_code_and_no_post_sees_nothing() {
        assertThat(seenBy(Actor.anonymous())).isEmpty();
    }

    @Test
    void without_a_scope_the_tables_are_empty() {
        for (String table : List.of("incident", "incident_event", "incident_token")) {
            assertThat(jdbc.sql("SELECT count(*) FROM " + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void a_scope_ends_with_its_transaction_also_on_a_reused_connection() {
        for (int i = 0; i < 30; i++) {
            assertThat(transactions.read(new Scope.Territory(NumberRanges.everything()), this::rows))
                    .isPositive();
            assertThat(rows()).isZero();
        }
    }

    private int rows() {
        return jdbc.sql("SELECT count(*) FROM incident").query(Integer.class).single();
    }

    @Test
    void an_incident_cannot_be_written_beyond_the_scope() {
        Scope east = towns.staff("community-clerk", town.east()).scope();

        assertThatThrownBy(() -> transactions.write(
                        east,
                        () -> jdbc.sql("UPDATE incident SET unit_no = :west WHERE id = :id")
                                .param("west", town.west())
                                .param("id", incident)
                                .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void history_is_never_changed_and_incidents_are_never_deleted() {
        Scope everything = new Scope.Territory(NumberRanges.everything());
        for (String statement :
                List.of("DELETE FROM incident", "DELETE FROM incident_event", "UPDATE incident_event SET note = 'x'")) {
            assertThatThrownBy(() -> transactions.write(
                            everything, () -> jdbc.sql(statement).update()))
                    .as(statement)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private List<UUID> seenBy(Actor actor) {
        return lists.list(actor.scope(), ListFilter.everything(), 100).stream()
                .map(Line::id)
                .toList();
    }

    private static ListFilter wordsFilter(String words) {
        ListFilter all = ListFilter.everything();
        return new ListFilter(
                all.units(),
                all.departmentNo(),
                all.states(),
                all.categoryCode(),
                all.channel(),
                all.clock(),
                all.from(),
                all.to(),
                words,
                all.sort());
    }

    private static ListFilter wholeCountry() {
        return ListFilter.everything().withUnits(NumberRanges.everything());
    }
}
