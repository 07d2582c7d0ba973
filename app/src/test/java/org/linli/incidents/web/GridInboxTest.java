package org.linli.incidents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.Identity;
import org.linli.identity.NewPost;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.TestTown;
import org.linli.incidents.internal.DeskQueue;
import org.linli.incidents.internal.DeskQueue.Tab;
import org.linli.incidents.internal.Line;
import org.linli.kernel.Actor;
import org.linli.territory.GridStaff.Kind;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: what residents report in a grid comes to the desk of the one person responsible for it (M01-43). */
@LinliTest
class GridInboxTest {

    private static final LocalDate SINCE = LocalDate.of(2021, 1, 1);

    @Autowired
    TestTown towns;

    @Autowired
    TestStaff staff;

    @Autowired
    Identity identity;

    @Autowired
    DeskQueue queue;

    private TestTown.Town town;

    @BeforeEach
    void a_town() {
        town = towns.found();
    }

    @Test
    void a_report_is_on_the_own_desk_of_the_full_timer_until_somebody_takes_it() {
        Person responsible = staff.holding("grid-worker", town.grid());
        Visitor worker = staff.signedIn(responsible);
        UUID here = towns.report(town.grid(), "路灯不亮");
        UUID next = towns.report(town.otherGrid(), "隔壁的路灯不亮");

        assertThat(worker.get("/desk?tab=mine").body())
                .contains("/incidents/" + here)
                .doesNotContain(next.toString());
        assertThat(worker.get("/desk").body()).as("what it begins with").contains("tab=mine\" aria-current=\"page\"");
        assertThat(worker.get("/incidents/" + here).body()).contains("网格负责人", responsible.name());

        Actor clerk = towns.staff("community-clerk", town.community());
        towns.act(clerk, here, new IncidentAct.Take());
        assertThat(worker.get("/desk?tab=mine").body()).doesNotContain(here.toString());
    }

    @Test
    void what_is_verified_waits_for_the_next_post_and_no_longer_for_her() {
        Visitor worker = staff.signedIn(staff.holding("grid-worker", town.grid()));
        UUID here = towns.report(town.grid(), "路灯不亮");
        assertThat(worker.get("/desk?tab=mine").body()).contains(here.toString());
        towns.act(
                towns.staff("community-clerk", town.community()),
                here,
                new IncidentAct.Verify("P0137", town.grid(), "", List.of()));

        assertThat(worker.get("/desk?tab=mine").body()).doesNotContain(here.toString());
    }

    @Test
    void beside_a_full_timer_a_professional_finds_only_what_she_took_and_without_one_it_comes_to_her() {
        Person professional = staff.holding("checker", town.community());
        appointProfessional(professional, town.grid());
        appointProfessional(professional, town.otherGrid());
        staff.holding("grid-worker", town.grid());
        UUID covered = towns.report(town.grid(), "路灯不亮");
        UUID vacant = towns.report(town.otherGrid(), "隔壁的路灯不亮");

        assertThat(mine(professional, town.grid())).doesNotContain(covered);
        assertThat(mine(professional, town.otherGrid())).contains(vacant);
    }

    private void appointProfessional(Person person, int grid) {
        UUID post = identity.createPost(TestStaff.INSTALLER, new NewPost("安全巡查员", grid, null, "grid-worker"))
                .orThrow();
        identity.appoint(TestStaff.INSTALLER, person.account(), post, SINCE, null, Kind.PROFESSIONAL)
                .orThrow();
    }

    /** What she finds as hers, acting from her post at the grid. */
    private List<UUID> mine(Person person, int grid) {
        Actor at = towns.staff("grid-worker", grid);
        Actor herself = new Actor(at.kind(), person.account(), person.name(), at.post(), at.scope(), at.permissions());
        return queue.queue(herself, Tab.MINE, null, 100).slice().items().stream()
                .map(Line::id)
                .toList();
    }
}
