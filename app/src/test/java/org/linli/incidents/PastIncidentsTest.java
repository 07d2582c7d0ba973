package org.linli.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.incidents.PastIncidents.Done;
import org.linli.incidents.PastIncidents.Past;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: incidents that another system closed are taken over with their lives, once. */
@LinliTest
class PastIncidentsTest {

    private static final Actor SYSTEM = Actor.system(new Purpose("test.past"));
    private static final Instant THEN = Instant.parse("2025-03-04T02:00:00Z");

    @Autowired
    private PastIncidents past;

    @Autowired
    private TestTown towns;

    @Autowired
    private Evidence evidence;

    @Autowired
    private Transactions transactions;

    @Autowired
    private JdbcClient jdbc;

    private TestTown.Town town;
    private String source;

    @BeforeEach
    void a_town() {
        town = towns.found();
        source = "old-" + UUID.randomUUID();
    }

    @Test
    void the_life_is_replayed_with_the_clocks_of_its_days() {
        assertThat(past.takeOver(SYSTEM, List.of(life(true)))).isEqualTo(Outcome.done(1));

        record Row(UUID id, String state, String no, boolean isDue, int version) {}
        Row row = transactions.read(
                SYSTEM.scope(),
                () -> jdbc.sql("""
                                SELECT id, state, no, due_at IS NOT NULL AS is_due, version
                                FROM incident
                                WHERE source_reference = :source
                                """).param("source", source).query(Row.class).single());
        List<String> steps = transactions.read(
                SYSTEM.scope(),
                () -> jdbc.sql("""
                                SELECT verb || ' ' || to_char(due_at - at, 'HH24:MI')
                                FROM incident_event
                                WHERE incident_id = :id AND due_at IS NOT NULL
                                ORDER BY at
                                """).param("id", row.id()).query(String.class).list());

        assertThat(row.state()).isEqualTo("CLOSED");
        assertThat(row.no()).startsWith("20250304-");
        assertThat(row.isDue()).isFalse();
        assertThat(row.version()).isEqualTo(6);
        assertThat(steps).hasSize(6).first().asString().startsWith("incident.reported 0");
    }

    @Test
    void the_log_commits_to_it_once() {
        past.takeOver(SYSTEM, List.of(life(true))).orThrow();

        UUID id = id();
        List<String> verbs = transactions.read(
                towns.staff("checker", town.east()).scope(),
                () -> evidence.listEntries(new Subject("incident", id)).stream()
                        .map(Evidence.EntrySummary::verb)
                        .toList());

        assertThat(verbs).containsExactly("incident.taken-over");
    }

    @Test
    void what_is_known_is_passed_over() {
        past.takeOver(SYSTEM, List.of(life(true))).orThrow();

        assertThat(past.takeOver(SYSTEM, List.of(life(true)))).isEqualTo(Outcome.done(0));
    }

    @Test
    void what_is_still_open_is_not_past() {
        assertThat(past.takeOver(SYSTEM, List.of(life(false))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().key()).isEqualTo("incidents.refused.still-open"));
    }

    @Test
    void nobody_but_the_system_records_the_past() {
        Actor clerk = towns.staff("community-clerk", town.community());

        assertThatThrownBy(() -> past.takeOver(clerk, List.of(life(true))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private UUID id() {
        return transactions.read(
                SYSTEM.scope(),
                () -> jdbc.sql("SELECT id FROM incident WHERE source_reference = :source")
                        .param("source", source)
                        .query(UUID.class)
                        .single());
    }

    private Past life(boolean isClosed) {
        Actor clerk = towns.staff("community-clerk", town.community());
        Actor handler = towns.handler(town.lights());
        List<Done> acts = new ArrayList<>(List.of(
                done(1, clerk, new IncidentAct.Verify("P0137", town.grid(), "", List.of())),
                done(2, clerk, new IncidentAct.FileUnder("P0137-1")),
                done(
                        3,
                        towns.staff("dispatcher", town.east()),
                        new IncidentAct.Dispatch(town.lights().no(), "")),
                done(4, handler, new IncidentAct.Accept()),
                done(5, handler, new IncidentAct.Handle("换了灯泡", List.of()))));
        if (isClosed) {
            acts.add(done(6, towns.staff("checker", town.east()), new IncidentAct.Close("", List.of())));
        }
        NewReport report = new NewReport(
                "路灯不亮",
                "P0137",
                town.grid(),
                null,
                null,
                null,
                List.of(),
                null,
                NewReport.Channel.HOTLINE,
                source,
                THEN);
        return new Past(clerk, report, acts);
    }

    private static Done done(int minutes, Actor by, IncidentAct act) {
        return new Done(by, act, THEN.plus(Duration.ofMinutes(10L * minutes)));
    }
}
