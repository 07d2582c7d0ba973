package org.linli.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.incidents.TestTown.Town;
import org.linli.incidents.internal.IncidentRecords;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: many hands at once, and the same request again. */
@LinliTest
class AtOnceTest {

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentRecords records;

    @Autowired
    TestTown towns;

    @Autowired
    Clock clock;

    @Test
    void of_two_dispatchers_at_once_one_wins_and_the_other_is_told() throws Exception {
        Town town = towns.found();
        Actor clerk = towns.staff("community-clerk", town.community());
        for (int round = 0; round < 5; round++) {
            UUID id = towns.report(town.grid(), "路灯不亮");
            towns.act(clerk, id, new IncidentAct.Verify("P0137", town.grid(), "", List.of()));
            int seen =
                    towns.act(clerk, id, new IncidentAct.FileUnder("P0137-1")).version() + 1;

            List<Outcome<Incident>> outcomes = atOnce(
                    () -> dispatch(town, id, seen, town.lights().no()),
                    () -> dispatch(town, id, seen, town.gardens().no()));

            assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
            assertThat(outcomes).contains(Outcome.refused("incidents.refused.changed-meanwhile"));
            assertThat(records.get(clerk, id).steps())
                    .filteredOn(step -> step.verb().equals("incident.dispatched"))
                    .hasSize(1);
        }
    }

    private Outcome<Incident> dispatch(Town town, UUID id, int seen, int department) {
        return incidents.act(
                towns.staff("dispatcher", town.east()),
                id,
                seen,
                new IncidentAct.Dispatch(department, ""),
                clock.instant());
    }

    @Test
    void who_looked_at_an_older_version_is_told_before_anything_else() {
        Town town = towns.found();
        UUID id = towns.dispatched(town, "路灯不亮");

        assertThat(dispatch(town, id, 0, town.lights().no()))
                .isEqualTo(Outcome.refused("incidents.refused.changed-meanwhile"));
    }

    @Test
    void the_same_report_sent_five_times_is_one_incident() throws Exception {
        Town town = towns.found();
        String key = "test:" + UUID.randomUUID();
        Callable<Outcome<UUID>> send =
                () -> incidents.report(Actor.anonymous(), towns.reportOf(town.grid(), "井盖响"), key, clock.instant());

        List<Outcome<UUID>> oneByOne = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            oneByOne.add(send.call());
        }

        assertThat(oneByOne.stream().distinct()).hasSize(1);
    }

    @Test
    void the_same_report_sent_five_times_at_once_is_one_incident() throws Exception {
        Town town = towns.found();
        String key = "test:" + UUID.randomUUID();
        Callable<Outcome<UUID>> send =
                () -> incidents.report(Actor.anonymous(), towns.reportOf(town.grid(), "井盖响"), key, clock.instant());

        List<Outcome<UUID>> answers = atOnce(send, send, send, send, send);

        assertThat(answers.stream().distinct()).hasSize(1);
        UUID id = answers.getFirst().orThrow();
        assertThat(records.get(Actor.anonymous().withCapability(id), id).steps())
                .hasSize(1);
    }

    @Test
    void another_key_is_another_incident() {
        Town town = towns.found();

        assertThat(IntStream.range(0, 3)
                        .mapToObj(i -> incidents.report(
                                Actor.anonymous(),
                                towns.reportOf(town.grid(), "井盖响"),
                                "test:" + UUID.randomUUID(),
                                clock.instant()))
                        .distinct())
                .hasSize(3);
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.length);
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.length)) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> call : calls) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        }
    }
}
