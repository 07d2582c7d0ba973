package org.linli.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.demo.internal.ground.Wuhai;
import org.linli.demo.internal.staff.Casting;
import org.linli.demo.internal.staff.Offices;
import org.linli.demo.internal.stories.MatterStory;
import org.linli.demo.internal.stories.PastStories;
import org.linli.demo.internal.stories.Stories;
import org.linli.demo.internal.structure.AskedTasks;
import org.linli.demo.internal.structure.Cards;
import org.linli.demo.internal.structure.GradeAndPay;
import org.linli.demo.internal.structure.GridOrder;
import org.linli.demo.internal.structure.GridWork;
import org.linli.demo.internal.structure.Homes;
import org.linli.demo.internal.structure.PeopleServing;
import org.linli.demo.internal.structure.Reform;
import org.linli.demo.internal.structure.StageStory;
import org.linli.demo.internal.structure.Structure;
import org.linli.evidence.EvidenceLog;
import org.linli.kernel.Installation;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LinliTest
class DemoLoadTest {

    @Autowired
    private DemoState state;

    @Autowired
    private Wuhai wuhai;

    @Autowired
    private Structure structure;

    @Autowired
    private Homes homes;

    @Autowired
    private Offices offices;

    @Autowired
    private Casting casting;

    @Autowired
    private Cards cards;

    @Autowired
    private GradeAndPay gradeAndPay;

    @Autowired
    private PeopleServing peopleServing;

    @Autowired
    private GridWork gridWork;

    @Autowired
    private GridOrder gridOrder;

    @Autowired
    private AskedTasks askedTasks;

    @Autowired
    private StageStory stageStory;

    @Autowired
    private MatterStory matters;

    @Autowired
    private PastStories past;

    @Autowired
    private Stories stories;

    @Autowired
    private Reform reform;

    @Autowired
    private EvidenceLog log;

    @Autowired
    private Clock clock;

    @Autowired
    private Zone zone;

    @Autowired
    private Transactions transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_second_start_adds_nothing() {
        assertThat(state.isLoaded()).isTrue();
        List<Long> before = counts();

        load(Installation.Mode.DEMO);

        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void a_start_that_was_cut_short_is_completed_without_doing_anything_twice() {
        List<Long> before = counts();
        cutShort();

        load(Installation.Mode.DEMO);

        assertThat(state.isLoaded()).isTrue();
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void the_population_of_each_grid_fits_its_homes() {
        assertThat(jdbc.sql("""
                        SELECT p.residents::numeric / h.homes
                        FROM homes_of_grids('{(,)}', CURRENT_DATE) h
                        JOIN unit_population p ON p.unit_no = h.grid_no
                        WHERE h.homes > 0
                        """).query(Double.class).list())
                .hasSize(8)
                .allSatisfy(residents -> assertThat(residents).isBetween(2.1, 2.6));
    }

    @Test
    void a_production_installation_loads_nothing() {
        cutShort();
        try {
            load(Installation.Mode.PRODUCTION);

            assertThat(state.isLoaded()).isFalse();
        } finally {
            state.finish(clock.instant());
        }
    }

    private void load(Installation.Mode mode) {
        new DemoLoad(
                        new Installation(mode),
                        state,
                        wuhai,
                        reform,
                        structure,
                        homes,
                        offices,
                        casting,
                        cards,
                        gradeAndPay,
                        peopleServing,
                        gridWork,
                        gridOrder,
                        askedTasks,
                        stageStory,
                        matters,
                        past,
                        stories,
                        log,
                        clock,
                        zone)
                .afterSingletonsInstantiated();
    }

    private void cutShort() {
        jdbc.sql("UPDATE demo_state SET loaded_at = NULL").update();
    }

    /** Units, accounts, posts, appointments, departments, people who serve, incidents and their steps. */
    private List<Long> counts() {
        return transactions.read(
                new Scope.SystemJob(new Purpose("test.count")),
                () -> List.of(
                        count("unit"),
                        count("unit_boundary"),
                        count("map_feature"),
                        count("building"),
                        count("building_grid"),
                        jdbc.sql("SELECT sum(doors) FROM doors_of_buildings('{(,)}', '2026-01-01')")
                                .query(Long.class)
                                .single(),
                        count("account"),
                        count("post"),
                        count("appointment"),
                        count("department"),
                        count("unit_trait"),
                        count("stage_entry"),
                        count("stage_left_open"),
                        count("unit_alias"),
                        count("unit_population"),
                        count("project_slot"),
                        count("worker"),
                        count("engagement"),
                        count("worker_pair"),
                        count("duty"),
                        count("reorganisation_plan"),
                        count("joint_matter"),
                        count("incident"),
                        count("incident_partner"),
                        count("incident_event")));
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
