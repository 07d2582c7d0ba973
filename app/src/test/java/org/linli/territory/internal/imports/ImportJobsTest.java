package org.linli.territory.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.Transactions;
import org.linli.territory.ImportReport.Counts;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.TerritorySamples;
import org.linli.territory.Unit;
import org.linli.territory.internal.imports.ImportJob.State;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LinliTest
class ImportJobsTest {

    @Autowired
    ImportJobs jobs;

    @Autowired
    ImportJobRows rows;

    @Autowired
    TerritoryImports imports;

    @Autowired
    Territory territory;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final Actor everywhere = TerritorySamples.staffEverywhere("territory.import");

    @Test
    void a_job_waits_for_a_person_and_then_runs_by_itself() {
        String city = TerritorySamples.newCityCode();
        UUID id = upload(everywhere, TerritorySamples.divisionsOf(city));
        assertThat(job(id).state()).isEqualTo(State.PREVIEWED);
        assertThat(job(id).counts()).isEqualTo(new Counts(7, 0, 0, 0, 0));
        assertThat(territory.findByCode(city)).isEmpty();

        jobs.start(everywhere, id).orThrow();

        await().atMost(Duration.ofSeconds(20)).until(() -> job(id).state() == State.DONE);
        assertThat(territory.findByCode(city)).isPresent();
        assertThat(job(id).percent()).isEqualTo(100);
        assertThat(jobs.rows(everywhere, id)).hasSize(7);
    }

    @Test
    void whoever_reads_that_another_servers_job_is_done_finds_what_it_brought() {
        String city = TerritorySamples.newCityCode();
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(TerritorySamples.divisionsOf(city)),
                        Progress.SILENT)
                .orThrow();
        UUID id = upload(everywhere, "code,name\n%s02003,新街道\n".formatted(city));

        transactions.write(TerritorySamples.system().scope(), () -> {
            jdbc.sql("UPDATE unit_version SET name = '别处改的名' WHERE code = :code")
                    .param("code", city)
                    .update();
            jdbc.sql("UPDATE territory_version SET units = units + 1").update();
            return jdbc.sql("UPDATE import_job SET state = 'DONE' WHERE id = :id")
                    .param("id", id)
                    .update();
        });
        assertThat(job(id).state()).isEqualTo(State.DONE);

        assertThat(territory.findByCode(city)).map(Unit::name).contains("别处改的名");
    }

    @Test
    void a_job_is_started_once() {
        UUID id = upload(everywhere, TerritorySamples.divisionsOf(TerritorySamples.newCityCode()));
        jobs.start(everywhere, id).orThrow();

        assertThat(jobs.start(everywhere, id)).isEqualTo(Outcome.refused("territory.import.not-waiting"));
        assertThat(jobs.drop(everywhere, id)).isEqualTo(Outcome.refused("territory.import.not-waiting"));
    }

    @Test
    void a_file_of_several_parts_comes_back_whole() {
        String city = TerritorySamples.newCityCode();
        String table = TerritorySamples.divisionsOf(city)
                .lines()
                .map(line -> line + "," + (line.startsWith("code") ? "note" : "备注".repeat(90_000)))
                .collect(Collectors.joining("\n"));
        UUID id = upload(everywhere, table);

        jobs.start(everywhere, id).orThrow();

        await().atMost(Duration.ofSeconds(20)).until(() -> job(id).state() == State.DONE);
        assertThat(job(id).counts()).isEqualTo(new Counts(7, 0, 0, 0, 0));
    }

    @Test
    void a_job_that_was_given_up_does_not_run() {
        String city = TerritorySamples.newCityCode();
        UUID id = upload(everywhere, TerritorySamples.divisionsOf(city));

        jobs.drop(everywhere, id).orThrow();
        jobs.execute(id);

        assertThat(job(id).state()).isEqualTo(State.DROPPED);
        assertThat(territory.findByCode(city)).isEmpty();
    }

    @Test
    void what_changed_after_the_preview_is_shown_again_before_it_is_written() {
        String city = TerritorySamples.newCityCode();
        UUID id = upload(everywhere, TerritorySamples.divisionsOf(city));
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions("code,name\n%1$s,测试市\n%1$s02,旧东区\n".formatted(city)),
                        Progress.SILENT)
                .orThrow();

        jobs.start(everywhere, id).orThrow();

        await().atMost(Duration.ofSeconds(20)).until(() -> job(id).findFailure().isPresent());
        assertThat(job(id).state()).isEqualTo(State.PREVIEWED);
        assertThat(job(id).failure()).isEqualTo(Refusal.of("territory.import.changed-meanwhile"));
        assertThat(job(id).counts()).isEqualTo(new Counts(5, 1, 1, 0, 0));
        assertThat(territory.findByCode(city + "02")).map(unit -> unit.name()).contains("旧东区");
    }

    @Test
    void of_very_many_communities_the_preview_checks_the_first_and_the_job_all() {
        String street = TerritorySamples.newCityCode() + "02001";
        int many = LinliTest.CHECKED_AT_ONCE + 10;
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(communities(street, many)
                                .map(code -> code + ",社区" + code + "\n")
                                .collect(Collectors.joining(
                                        "",
                                        "code,name\n%s,测试市\n%s,东区\n%s,前街街道\n"
                                                .formatted(street.substring(0, 4), street.substring(0, 6), street),
                                        ""))),
                        Progress.SILENT)
                .orThrow();
        double west = 60 + Integer.parseInt(street.substring(0, 4)) % 100 * 0.6;
        String[] twice = communities(street, many)
                .flatMap(code -> Stream.of("", "001", "002")
                        .map(grid -> TerritorySamples.box(
                                "\"code\":\"%s%s\",\"name\":\"甲\"".formatted(code, grid),
                                west + Integer.parseInt(code.substring(9)) * 0.001,
                                -20,
                                0.0005)))
                .toArray(String[]::new);
        UUID id = jobs.upload(everywhere, TerritorySamples.boundaries(TerritorySamples.collection(twice)), null)
                .orThrow();
        assertThat(job(id).notices())
                .contains(
                        Refusal.of("grids.import.flawed", LinliTest.CHECKED_AT_ONCE),
                        Refusal.of("grids.import.left", LinliTest.CHECKED_AT_ONCE, 10));

        jobs.start(everywhere, id).orThrow();

        await().atMost(Duration.ofSeconds(30)).until(() -> job(id).state() == State.DONE);
        assertThat(job(id).notices())
                .contains(Refusal.of("grids.import.flawed", many))
                .extracting(Refusal::key)
                .doesNotContain("grids.import.left");
    }

    private static Stream<String> communities(String street, int many) {
        return IntStream.rangeClosed(1, many).mapToObj(number -> "%s%03d".formatted(street, number));
    }

    @Test
    void a_job_whose_server_died_is_done_once_by_the_next_one() {
        String city = TerritorySamples.newCityCode();
        UUID id = upload(everywhere, TerritorySamples.divisionsOf(city));
        transactions.write(TerritorySamples.system().scope(), () -> {
            rows.move(id, Set.of(State.PREVIEWED), State.WAITING);
            return rows.claim(id, clock.instant());
        });
        assertThat(job(id).state()).isEqualTo(State.RUNNING);

        jobs.execute(id);
        jobs.execute(id);

        assertThat(job(id).state()).isEqualTo(State.DONE);
        assertThat(job(id).counts().added()).isEqualTo(7);
    }

    @Test
    void the_same_upload_sent_twice_is_one_job() {
        String table = TerritorySamples.divisionsOf(TerritorySamples.newCityCode());
        String key = UUID.randomUUID().toString();

        UUID first =
                jobs.upload(everywhere, TerritorySamples.divisions(table), key).orThrow();
        UUID second =
                jobs.upload(everywhere, TerritorySamples.divisions(table), key).orThrow();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_job_is_seen_from_its_own_territory_only() {
        String city = TerritorySamples.newCityCode();
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(TerritorySamples.divisionsOf(city)),
                        Progress.SILENT)
                .orThrow();
        Actor east = TerritorySamples.staffAt(
                territory, territory.findByCode(city + "02").orElseThrow().no(), "territory.import");
        Actor west = TerritorySamples.staffAt(
                territory, territory.findByCode(city + "03").orElseThrow().no(), "territory.import");
        UUID id = upload(east, "code,name\n%s02003,新街道\n".formatted(city));

        assertThat(jobs.find(east, id)).isPresent();
        assertThat(jobs.find(west, id)).isEmpty();
        assertThat(jobs.rows(west, id)).isEmpty();
        assertThat(jobs.start(west, id)).isEqualTo(Outcome.refused("territory.import.not-waiting"));
        assertThat(jobs.listNewest(west, ImportJob.Kind.DIVISIONS, 10)).isEmpty();
    }

    private UUID upload(Actor actor, String table) {
        return jobs.upload(actor, TerritorySamples.divisions(table), null).orThrow();
    }

    private ImportJob job(UUID id) {
        return jobs.find(everywhere, id).orElseThrow();
    }
}
