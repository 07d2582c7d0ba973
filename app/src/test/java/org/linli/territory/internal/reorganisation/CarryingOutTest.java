package org.linli.territory.internal.reorganisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.Linli;
import org.linli.LinliTest;
import org.linli.TestInstallation;
import org.linli.evidence.Evidence;
import org.linli.incidents.TestTown;
import org.linli.kernel.Installation;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.linli.operations.Startup;
import org.linli.territory.AffectedByReorganisation;
import org.linli.territory.Reorganisation;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitWriter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * FEATURE UNDER TEST: a plan whose midnight has come is carried out once, whichever server does it and wherever it stops
 * (M01-17).
 */
@LinliTest
class CarryingOutTest {

    private static final int INCIDENTS = 450;

    @Autowired
    Startup installation;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    TestTown towns;

    @Autowired
    CarryingOut carryingOut;

    @Autowired
    PlanRows rows;

    @Autowired
    Structures structures;

    @Autowired
    StructureWriter writer;

    @Autowired
    UnitWriter units;

    @Autowired
    Snapshots snapshots;

    @Autowired
    Evidence evidence;

    @Autowired
    FunctionsMove functions;

    @Autowired
    List<AffectedByReorganisation> modules;

    @Autowired
    Territory territory;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Zone zone;

    private int street;
    private int ended;
    private int district;
    private UUID plan;

    @BeforeEach
    void mergeTwoCommunitiesWithOpenIncidents() {
        String city = reorganisation.oldCity();
        district = no(city + "02");
        street = no(city + "02001");
        ended = no(city + "02001001");
        int other = no(city + "02002001");
        for (int i = 0; i < INCIDENTS; i++) {
            towns.report(i % 2 == 0 ? ended : other, "第 " + i + " 件");
        }
        plan = reorganisation.approved(
                no(city + "02"),
                new Operation.AbolishLevel("street", no(city + "02"), Operation.Staff.DOWN),
                new Operation.Merge(List.of(ended, other), "大社区", city + "02400001"));
    }

    @Test
    void a_move_that_breaks_off_in_the_middle_goes_on_and_nothing_is_lost_or_moved_twice() {
        CarryingOut breaking = new CarryingOut(
                rows,
                structures,
                writer,
                units,
                snapshots,
                transactions,
                evidence,
                functions,
                breakingInTheSecondBatch().getBeanProvider(AffectedByReorganisation.class),
                zone);

        assertThatThrownBy(() -> breaking.run(plan, clock.instant())).hasMessage("the power fails");

        assertThat(state()).isEqualTo(Plan.State.CARRYING_OUT);
        assertThat(moved())
                .as("one batch is kept, the other is as if it had not been")
                .hasSize(200);
        assertThat(openAtEnded()).isEqualTo(INCIDENTS - 200);

        carryingOut.runDue(clock.instant());

        assertIsDoneOnce();
    }

    @Test
    void whoever_reads_of_a_plan_that_another_server_carried_out_sees_the_structure_after_it() {
        reorganisation.goOn(plan);
        int heir = territory.findHeir(ended).orElseThrow().no();
        transactions.write(TerritorySamples.system().scope(), () -> {
            jdbc.sql("UPDATE unit_version SET name = '别处改的名' WHERE unit_no = :no")
                    .param("no", heir)
                    .update();
            return jdbc.sql("UPDATE territory_version SET units = units + 1").update();
        });

        assertThat(reorganisation.latestPlan(district)).isEqualTo(plan);

        assertThat(territory.getUnit(heir).name()).isEqualTo("别处改的名");
    }

    @Test
    void two_servers_on_one_database_carry_out_a_due_plan_once() throws Exception {
        try (ConfigurableApplicationContext second = new SpringApplicationBuilder(Linli.class)
                        .initializers(new Startup(
                                TestInstallation.settings(), installation.database(), Installation.Mode.DEMO))
                        .properties("server.port=0", "db-scheduler.enabled=false")
                        .run();
                ExecutorService servers = Executors.newFixedThreadPool(2)) {
            CyclicBarrier midnight = new CyclicBarrier(2);
            List<Future<?>> done = new ArrayList<>();
            for (CarryingOut server : List.of(carryingOut, second.getBean(CarryingOut.class))) {
                done.add(servers.submit(() -> {
                    midnight.await();
                    server.runDue(clock.instant());
                    return server;
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }

            assertIsDoneOnce();
            assertThat(second.getBean(Territory.class).findHeir(ended).map(org.linli.territory.Unit::name))
                    .isEqualTo(Optional.of("大社区"))
                    .isEqualTo(territory.findHeir(ended).map(org.linli.territory.Unit::name));
            assertThat(second.getBean(Territory.class).findEnd(street)).contains(reorganisation.today());
        }
    }

    private void assertIsDoneOnce() {
        assertThat(state()).isEqualTo(Plan.State.DONE);
        assertThat(moved()).hasSize(INCIDENTS).doesNotHaveDuplicates();
        assertThat(openAtEnded()).isZero();
        assertThat(transactions.read(TerritorySamples.system().scope(), () -> rows.progress(plan)).stream()
                        .filter(progress -> progress.kind().equals("incidents")))
                .containsExactly(new MovingProgress("incidents", INCIDENTS, INCIDENTS));
        assertThat(entries("reorganisation.carried-out")).isEqualTo(1);
        assertThat(entries("reorganisation.done")).isEqualTo(1);
    }

    private StaticListableBeanFactory breakingInTheSecondBatch() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        for (AffectedByReorganisation module : modules) {
            beans.addBean(module.kind(), module.kind().equals("incidents") ? new Breaking(module) : module);
        }
        return beans;
    }

    /** Moves a batch, and fails when it has moved the next but not told so. */
    private static final class Breaking implements AffectedByReorganisation {

        private final AffectedByReorganisation module;
        private int batches;

        Breaking(AffectedByReorganisation module) {
            this.module = module;
        }

        @Override
        public String kind() {
            return module.kind();
        }

        @Override
        public int order() {
            return module.order();
        }

        @Override
        public Map<Integer, Integer> count(Reorganisation reorganisation) {
            return module.count(reorganisation);
        }

        @Override
        public int prepare(Reorganisation reorganisation, Instant now) {
            return module.prepare(reorganisation, now);
        }

        @Override
        public int move(Reorganisation reorganisation, int limit, Instant now) {
            int moved = module.move(reorganisation, limit, now);
            if (++batches == 2) {
                throw new IllegalStateException("the power fails");
            }
            return moved;
        }
    }

    private Plan.State state() {
        return transactions.read(
                TerritorySamples.system().scope(),
                () -> rows.find(plan).orElseThrow().state());
    }

    private List<UUID> moved() {
        return transactions.read(
                TerritorySamples.system().scope(),
                () -> jdbc.sql("""
                        SELECT incident_id
                        FROM incident_event
                        WHERE verb = 'incident.moved'
                          AND facts ->> 'plan' = :plan
                        """)
                        .param("plan", plan.toString())
                        .query(UUID.class)
                        .list());
    }

    private int openAtEnded() {
        return transactions.read(
                TerritorySamples.system().scope(),
                () -> jdbc.sql("""
                        SELECT count(*)
                        FROM incident i
                        WHERE state NOT IN ('CLOSED', 'REJECTED')
                          AND EXISTS (SELECT FROM unit_lineage l WHERE l.predecessor_no = i.unit_no AND l.plan_id = :plan AND l.is_heir)
                        """).param("plan", plan).query(Integer.class).single());
    }

    private int entries(String verb) {
        return transactions.read(
                TerritorySamples.system().scope(),
                () -> jdbc.sql("SELECT count(*) FROM evidence_entry WHERE verb = :verb AND subject_id = :plan")
                        .param("verb", verb)
                        .param("plan", plan)
                        .query(Integer.class)
                        .single());
    }

    private int no(String code) {
        return territory.findByCode(code).orElseThrow().no();
    }
}
