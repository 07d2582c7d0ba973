package org.linli.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.Identity;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.Standing;
import org.linli.identity.internal.Standings;
import org.linli.identity.internal.handover.Handover;
import org.linli.identity.internal.handover.Handovers;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: incidents in the hands of a leaver go to her successor, all at once and with their history. */
@LinliTest
class HandoverOfIncidentsTest {

    @Autowired
    TestTown towns;

    @Autowired
    TestStaff staff;

    @Autowired
    Identity identity;

    @Autowired
    Handovers handovers;

    @Autowired
    Standings standings;

    @Autowired
    Actors actors;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    private TestTown.Town town;
    private Person leaver;
    private Person successor;

    @BeforeEach
    void a_clerk_with_two_incidents_in_hand() {
        town = towns.found();
        leaver = staff.holding("community-clerk", town.community());
        successor = staff.holding("community-clerk", town.community());
    }

    @Test
    void what_she_had_taken_up_is_her_successors_and_says_so() {
        UUID taken = taken("路灯不亮");
        UUID another = taken("井盖松动");
        UUID untouched = towns.report(town.grid(), "垃圾满溢");
        assertThat(identity.closeAccount(TestStaff.INSTALLER, leaver.account()))
                .isEqualTo(Outcome.refused("identity.open-items", 2));

        Handover done = handOver();

        assertThat(done.moved()).containsEntry("incidents.handover", 2);
        assertThat(holder(taken)).isEqualTo(successor.account());
        assertThat(holder(another)).isEqualTo(successor.account());
        assertThat(holder(untouched)).isNull();
        Visitor following = staff.signedIn(successor);
        assertThat(following.get("/incidents/" + taken).body()).contains("交接给接任的人");
        assertThat(lastStep(taken)).isEqualTo("incident.handed-over " + done.evidenceId());
    }

    @Test
    void with_one_of_two_posts_goes_only_what_that_post_reaches() {
        UUID here = taken("路灯不亮");
        UUID other = staff.addPost(leaver.account(), "另一社区", "community-clerk", town.west(), null);
        UUID there = towns.report(town.west(), "树倒了");
        Standing standing = standings.find(leaver.account()).orElseThrow();
        towns.act(actors.of(standing, standing.findPost(other).orElseThrow()), there, new IncidentAct.Take());

        handOver();

        assertThat(holder(here)).isEqualTo(successor.account());
        assertThat(holder(there)).isEqualTo(leaver.account());
    }

    private UUID taken(String text) {
        UUID id = towns.report(town.grid(), text);
        towns.act(actor(leaver), id, new IncidentAct.Take());
        return id;
    }

    private Handover handOver() {
        UUID id = handovers
                .begin(actor(leaver), leaver.account(), leaver.post(), successor.login(), false)
                .orThrow();
        handovers.sign(actor(leaver), id).orThrow();
        return handovers.sign(actor(successor), id).orThrow();
    }

    private Actor actor(Person person) {
        Standing standing = standings.find(person.account()).orElseThrow();
        return actors.of(standing, standing.findPost(person.post()).orElseThrow());
    }

    private UUID holder(UUID incident) {
        return transactions.read(
                TestStaff.INSTALLER.scope(),
                () -> jdbc.sql("SELECT holder_id FROM incident WHERE id = :id")
                        .param("id", incident)
                        .query((row, number) -> row.getObject("holder_id", UUID.class))
                        .list()
                        .getFirst());
    }

    private String lastStep(UUID incident) {
        return transactions.read(
                TestStaff.INSTALLER.scope(),
                () -> jdbc.sql("""
                                SELECT verb || ' ' || evidence_id
                                FROM incident_event
                                WHERE incident_id = :id
                                ORDER BY at DESC, id DESC
                                LIMIT 1
                                """).param("id", incident).query(String.class).single());
    }
}
