package org.linli.incidents.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.incidents.Incident;
import org.linli.incidents.Incidents;
import org.linli.incidents.NewReport;
import org.linli.incidents.State;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: messages become reports, once, whatever happens in between. */
@LinliTest
class ImportTest {

    private static final String TIME = "2019/2/28 11:25:05";

    @Autowired
    Intake intake;

    @Autowired
    IntakeWork work;

    @Autowired
    IntakeJobs jobs;

    @Autowired
    ImportScene scene;

    @Autowired
    Incidents incidents;

    @Autowired
    Evidence evidence;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @Test
    void a_message_becomes_a_report_with_history_and_evidence() {
        Actor administrator = scene.administratorAt(ImportScene.CITY);
        String number = ImportScene.number();

        UUID job = imported(administrator, List.of(Books.row(number, "路灯不亮三天了", TIME, "\n\t新苑小区 3 号楼。\n\t")));

        assertThat(tally(administrator, job)).isEqualTo(new Tally(0, 1, 0, 0, 0));
        Incident incident = incident(administrator, number);
        assertThat(incident.state()).isEqualTo(State.REPORTED);
        assertThat(incident.report().title()).isEqualTo("路灯不亮三天了");
        assertThat(incident.report().text()).isEqualTo("路灯不亮三天了\n新苑小区 3 号楼。");
        assertThat(incident.report().channel()).isEqualTo(NewReport.Channel.IMPORT);
        assertThat(incident.report().reportedAt()).isEqualTo(Instant.parse("2019-02-28T03:25:05Z"));
        assertThat(incident.place())
                .isEqualTo(new Incident.Place(scene.unit(ImportScene.CITY).no(), null, null));
        assertThat(incident.stage().budget()).isNotNull();
        assertThat(transactions.read(
                        administrator.scope(), () -> evidence.listEntries(new Subject("incident", incident.id()))))
                .hasSize(1);
        assertThat(transactions.read(administrator.scope(), () -> evidence.listEntries(new Subject("import", job))))
                .extracting(Evidence.EntrySummary::verb)
                .containsExactly("incidents.messages-imported");
    }

    @Test
    void importing_twice_adds_nothing() {
        Actor administrator = scene.administratorAt(ImportScene.CITY);
        List<List<Object>> rows =
                List.of(Books.row(ImportScene.number(), "一", TIME, ""), Books.row(ImportScene.number(), "二", TIME, ""));
        imported(administrator, rows);

        UUID second = prepared(administrator, rows);

        assertThat(job(administrator, second).preview().known()).isEqualTo(2);
        assertThat(intake.start(administrator, second)).isEqualTo(Outcome.refused("intake.refused.nothing-to-import"));
    }

    @Test
    void what_another_import_brought_between_preview_and_start_is_known_by_then() {
        Actor administrator = scene.administratorAt(ImportScene.CITY);
        List<List<Object>> rows = List.of(Books.row(ImportScene.number(), "一", TIME, ""));
        UUID first = prepared(administrator, rows);
        UUID second = prepared(administrator, rows);

        run(administrator, second);
        run(administrator, first);

        assertThat(tally(administrator, second)).isEqualTo(new Tally(0, 1, 0, 0, 0));
        assertThat(tally(administrator, first)).isEqualTo(new Tally(0, 0, 1, 0, 0));
    }

    @Test
    void the_first_of_two_rows_with_one_number_counts() {
        Actor administrator = scene.administratorAt(ImportScene.CITY);
        String number = ImportScene.number();

        UUID job = imported(
                administrator, List.of(Books.row(number, "第一次", TIME, ""), Books.row(number, "第二次", TIME, "")));

        assertThat(tally(administrator, job)).isEqualTo(new Tally(0, 1, 0, 1, 0));
        assertThat(incident(administrator, number).report().title()).isEqualTo("第一次");
        assertThat(intake.report(administrator, job).getLast().problem())
                .hasToString("Problem[column=NUMBER, reason=Refusal[key=intake.problem.number-twice, arguments=[2]]]");
    }

    @Test
    void html_in_a_message_stays_text() {
        Actor administrator = scene.administratorAt(ImportScene.CITY);
        String number = ImportScene.number();

        imported(administrator, List.of(Books.row(number, "<img src=x onerror=alert(1)>", TIME, "<div hx-get=/>")));

        assertThat(incident(administrator, number).report().text())
                .isEqualTo("<img src=x onerror=alert(1)>\n<div hx-get=/>");
    }

    @Test
    void a_place_word_sends_a_message_to_its_unit() {
        Actor administrator = scene.administratorAt(ImportScene.CITY);
        String east = ImportScene.number();
        String nowhere = ImportScene.number();
        Path file =
                Books.withRows(folder, List.of(Books.row(east, "A3区路灯", TIME, ""), Books.row(nowhere, "路灯", TIME, "")));

        UUID job = intake.prepare(administrator, ImportScene.order(file, "A3区=" + ImportScene.EAST))
                .orThrow();
        run(administrator, job);

        assertThat(incident(administrator, east).place().unitNo())
                .isEqualTo(scene.unit(ImportScene.EAST).no());
        assertThat(incident(administrator, nowhere).place().unitNo())
                .isEqualTo(scene.unit(ImportScene.CITY).no());
    }

    @Test
    void a_unit_elsewhere_is_unknown() {
        Actor administrator = scene.administratorAt(ImportScene.EAST);
        Path file = Books.withRows(folder, List.of(Books.row(ImportScene.number(), "一", TIME, "")));

        assertThat(intake.prepare(administrator, ImportScene.order(file, "A3区=" + ImportScene.WEST)))
                .isEqualTo(Outcome.refused("intake.order.unit-unknown", ImportScene.WEST));
        assertThat(intake.prepare(administrator, ImportScene.order(file, "A3区")))
                .isEqualTo(Outcome.refused("intake.order.place-unreadable", "A3区"));
    }

    @Test
    void an_import_of_a_sibling_unit_does_not_exist() {
        Actor east = scene.administratorAt(ImportScene.EAST);
        Actor west = scene.administratorAt(ImportScene.WEST);
        UUID job = prepared(east, List.of(Books.row(ImportScene.number(), "一", TIME, "")));

        assertThat(intake.find(west, job)).isEmpty();
        assertThat(intake.report(west, job)).isEmpty();
        assertThat(intake.start(west, job)).isEqualTo(Outcome.refused("intake.refused.moved-on"));
        assertThat(job(east, job).state()).isEqualTo(IntakeJob.State.PREVIEWED);
    }

    @Test
    void the_writer_is_kept_nowhere_and_the_words_leave_with_the_import() {
        Actor administrator = scene.administratorAt(ImportScene.CITY);
        UUID job = imported(administrator, List.of(Books.row(ImportScene.number(), "仅此一次的话", TIME, "")));

        String rows = transactions.read(
                Intake.SCOPE,
                () -> jdbc.sql("""
                        SELECT string_agg(intake_line::text, ' ') || ' ' || min(intake_job::text)
                        FROM intake_line
                        JOIN intake_job ON intake_job.id = intake_line.job_id
                        WHERE job_id = :job
                        """).param("job", job).query(String.class).single());

        assertThat(rows).doesNotContain("A00012345").doesNotContain("仅此一次的话");
    }

    @Test
    void a_dropped_import_lets_its_words_go() {
        Actor administrator = scene.administratorAt(ImportScene.CITY);
        UUID job = prepared(administrator, List.of(Books.row(ImportScene.number(), "一", TIME, "")));

        intake.drop(administrator, job).orThrow();

        assertThat(wordsOf(job)).isZero();
        assertThat(intake.start(administrator, job)).isEqualTo(Outcome.refused("intake.refused.moved-on"));
    }

    @Test
    void an_import_that_was_stopped_goes_on_without_doubling() {
        Actor administrator = scene.administratorAt(ImportScene.CITY);
        UUID job = prepared(administrator, manyRows(250));
        intake.start(administrator, job).orThrow();
        intake.stop(administrator, job).orThrow();
        await(administrator, job);

        run(administrator, job);

        assertThat(tally(administrator, job)).isEqualTo(new Tally(0, 250, 0, 0, 0));
    }

    @Test
    void the_import_of_a_server_that_died_is_taken_over_where_it_stands() {
        Actor administrator = scene.administratorAt(ImportScene.CITY);
        List<List<Object>> rows = manyRows(30);
        UUID job = prepared(administrator, rows);
        Instant began = Instant.now().minusSeconds(120);
        leftRunning(job, began);
        // It had reported the first message and died before it wrote that down.
        NewReport written = new NewReport(
                "第一条",
                null,
                scene.unit(ImportScene.CITY).no(),
                null,
                null,
                null,
                List.of(),
                null,
                NewReport.Channel.IMPORT,
                (String) rows.getFirst().getFirst(),
                began);
        incidents.report(administrator, written, null, began.plusSeconds(1)).orThrow();

        await(administrator, job);

        assertThat(tally(administrator, job)).isEqualTo(new Tally(0, 30, 0, 0, 0));
    }

    @Test
    void two_servers_share_the_work_without_doubling_it() throws Exception {
        Actor administrator = scene.administratorAt(ImportScene.CITY);
        List<List<Object>> rows = manyRows(60);
        List<UUID> both = List.of(prepared(administrator, rows), prepared(administrator, rows));
        both.forEach(job -> intake.start(administrator, job).orThrow());

        try (ExecutorService servers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> claims = new ArrayList<>();
            for (int server = 0; server < 4; server++) {
                claims.add(servers.submit(work::workOff));
            }
            for (Future<?> claim : claims) {
                claim.get();
            }
        }
        both.forEach(job -> await(administrator, job));

        assertThat(both.stream()
                        .mapToInt(job -> tally(administrator, job).added())
                        .sum())
                .isEqualTo(60);
        assertThat(both.stream()
                        .mapToInt(job -> tally(administrator, job).known())
                        .sum())
                .isEqualTo(60);
    }

    @Test
    void only_one_import_is_claimed_at_a_time() {
        Actor administrator = scene.administratorAt(ImportScene.CITY);
        UUID running = prepared(administrator, manyRows(1));
        UUID waiting = prepared(administrator, manyRows(1));
        Instant future = Instant.parse("2100-01-01T00:00:00Z");
        leftRunning(running, future);
        intake.start(administrator, waiting).orThrow();

        assertThat(transactions.write(
                        Intake.SCOPE, () -> jobs.claim(UUID.randomUUID(), future, future.plusSeconds(30))))
                .isEmpty();

        leftRunning(running, Instant.now().minusSeconds(120));
        await(administrator, running);
        await(administrator, waiting);
    }

    @Test
    void what_nobody_confirms_is_gone_after_a_day() {
        Actor administrator = scene.administratorAt(ImportScene.CITY);
        UUID fresh = prepared(administrator, manyRows(1));
        UUID old = prepared(administrator, manyRows(1));
        system("UPDATE intake_job SET created_at = created_at - interval '25 hours' WHERE id = :id", old);

        intake.tidyUp();

        assertThat(job(administrator, old).state()).isEqualTo(IntakeJob.State.DROPPED);
        assertThat(wordsOf(old)).isZero();
        assertThat(wordsOf(fresh)).isOne();
    }

    private static List<List<Object>> manyRows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Books.row(ImportScene.number(), "第 " + i + " 条", TIME, "详情"))
                .toList();
    }

    private UUID prepared(Actor actor, List<List<Object>> rows) {
        return intake.prepare(actor, ImportScene.order(Books.withRows(folder, rows)))
                .orThrow();
    }

    private UUID imported(Actor actor, List<List<Object>> rows) {
        UUID job = prepared(actor, rows);
        run(actor, job);
        return job;
    }

    private void run(Actor actor, UUID job) {
        intake.start(actor, job).orThrow();
        await(actor, job);
    }

    /** The server may have taken it up by itself, in the background. */
    private void await(Actor actor, UUID job) {
        Instant patience = Instant.now().plus(Duration.ofSeconds(60));
        while (job(actor, job).state().isUnderWay() || work.isBusy()) {
            assertThat(Instant.now()).isBefore(patience);
            work.workOff();
            Thread.onSpinWait();
        }
    }

    private IntakeJob job(Actor actor, UUID id) {
        return intake.find(actor, id).orElseThrow();
    }

    private Tally tally(Actor actor, UUID id) {
        return intake.findStanding(actor, id).orElseThrow().tally();
    }

    private Incident incident(Actor actor, String number) {
        UUID id = transactions.read(
                actor.scope(),
                () -> jdbc.sql("SELECT id FROM incident WHERE channel = 'IMPORT' AND source_reference = :number")
                        .param("number", number)
                        .query(UUID.class)
                        .single());
        return incidents.find(actor, id).orElseThrow();
    }

    private int wordsOf(UUID job) {
        return transactions.read(
                Intake.SCOPE,
                () -> jdbc.sql("SELECT count(*) FROM intake_line WHERE job_id = :job AND text IS NOT NULL")
                        .param("job", job)
                        .query(Integer.class)
                        .single());
    }

    /** As a server leaves it that was killed: claimed until then, and nobody behind the claim. */
    private void leftRunning(UUID job, Instant began) {
        transactions.write(
                Intake.SCOPE,
                () -> jdbc.sql("""
                        UPDATE intake_job
                        SET state = 'RUNNING', claim = :claim, started_at = :began, claimed_until = :until
                        WHERE id = :job
                        """)
                        .param("claim", UUID.randomUUID())
                        .param("began", utc(began))
                        .param("until", utc(began.plusSeconds(30)))
                        .param("job", job)
                        .update());
    }

    private void system(String sql, UUID id) {
        transactions.write(Intake.SCOPE, () -> jdbc.sql(sql).param("id", id).update());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
