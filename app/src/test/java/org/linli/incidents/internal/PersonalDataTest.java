package org.linli.incidents.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.Incidents;
import org.linli.incidents.NewReport.Contact;
import org.linli.incidents.PublishedIncidents;
import org.linli.incidents.State;
import org.linli.incidents.TestTown;
import org.linli.incidents.TestTown.Town;
import org.linli.incidents.internal.ReportDrafts.Draft;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: contacts and drafts are sealed, opening them leaves a trace, and they are forgotten in time. */
@LinliTest
class PersonalDataTest {

    private static final Contact CONTACT = new Contact("李桂兰", "13912345678");
    private static final Scope SYSTEM = new Scope.SystemJob(new Purpose("test.personal-data"));

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentRecords records;

    @Autowired
    PublishedIncidents published;

    @Autowired
    ReportDrafts drafts;

    @Autowired
    RecurringTask<Void> incidentHousekeeping;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestTown towns;

    @Autowired
    Clock clock;

    private Town town;
    private Actor clerk;

    @BeforeEach
    void foundTown() {
        town = towns.found();
        clerk = towns.staff("community-clerk", town.community());
    }

    @Test
    void the_database_holds_no_contact_that_could_be_read() {
        UUID id = reportWithContact(clock.instant());

        String row = transactions.read(
                SYSTEM,
                () -> jdbc.sql("SELECT incident::text FROM incident WHERE id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single());
        assertThat(row).doesNotContain("13912345678").doesNotContain("李桂兰").doesNotContain(hex("13912345678"));
        assertThat(jdbc.sql("SELECT string_agg(entry::text, ' ') FROM evidence_entry AS entry")
                        .query(String.class)
                        .optional()
                        .orElse(""))
                .doesNotContain("13912345678");
    }

    @Test
    void the_same_contact_is_sealed_differently_each_time() {
        assertThat(sealedPhone(reportWithContact(clock.instant())))
                .isNotEqualTo(sealedPhone(reportWithContact(clock.instant())));
    }

    private byte @Nullable [] sealedPhone(UUID id) {
        return transactions.read(
                SYSTEM,
                () -> jdbc.sql("SELECT contact_phone FROM incident WHERE id = :id")
                        .param("id", id)
                        .query((row, i) -> Optional.ofNullable(row.getBytes(1)))
                        .single()
                        .orElse(null));
    }

    @Test
    void opening_a_contact_leaves_a_trace_that_the_reporter_sees() {
        UUID id = reportWithContact(clock.instant());

        Optional<Contact> shown = records.revealContact(clerk, id, new Purpose("incidents.contact.clarify"));

        assertThat(shown).contains(CONTACT);
        assertThat(records.get(Actor.anonymous().withCapability(id), id).accesses())
                .extracting(Evidence.AccessSummary::actorName, Evidence.AccessSummary::purpose)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(clerk.name(), "incidents.contact.clarify"));
    }

    @Test
    void a_contact_is_forgotten_half_a_year_after_closing_and_not_before() {
        Instant long_ago = clock.instant().minus(Duration.ofDays(181));
        UUID old = closedAt(long_ago);
        UUID recent = closedAt(clock.instant().minus(Duration.ofDays(179)));
        UUID open = reportWithContact(long_ago);

        incidentHousekeeping.execute(incidentHousekeeping.instance("test"), null);

        assertThat(sealedPhone(old)).isNull();
        assertThat(sealedPhone(recent)).isNotNull();
        assertThat(sealedPhone(open)).isNotNull();
        assertThat(incidents.find(clerk, old).orElseThrow().report().hasContact())
                .isFalse();
    }

    private UUID closedAt(Instant at) {
        UUID id = reportWithContact(at.minusSeconds(60));
        act(clerk, id, new IncidentAct.Verify("P0137", town.grid(), "", List.of()), at);
        act(clerk, id, new IncidentAct.FileUnder("P0137-1"), at);
        act(
                towns.staff("dispatcher", town.east()),
                id,
                new IncidentAct.Dispatch(town.lights().no(), ""),
                at);
        Actor handler = towns.handler(town.lights());
        act(handler, id, new IncidentAct.Accept(), at);
        act(handler, id, new IncidentAct.Handle("修好了", List.of()), at);
        act(towns.staff("checker", town.east()), id, new IncidentAct.Close("", List.of()), at);
        return id;
    }

    private void act(Actor by, UUID id, IncidentAct act, Instant at) {
        incidents.act(by, id, null, act, at).orThrow();
    }

    private UUID reportWithContact(Instant at) {
        return towns.report(towns.reportOf(town.grid(), "路灯不亮", List.of(), CONTACT), at);
    }

    @Test
    void a_draft_is_sealed_and_opens_with_its_token_only() {
        Draft draft = draft("楼道堆东西");
        String token = drafts.begin(draft);

        assertThat(drafts.find(token)).contains(draft);
        assertThat(drafts.find(token + "x")).isEmpty();
        assertThat(jdbc.sql("SELECT string_agg(d::text, ' ') FROM report_draft AS d")
                        .query(String.class)
                        .single())
                .doesNotContain("楼道")
                .doesNotContain(hex("楼道堆东西"))
                .doesNotContain(hex(token))
                .doesNotContain("13912345678");
    }

    @Test
    void a_draft_is_dropped_after_a_day_and_emptied_when_it_was_sent() {
        String old = drafts.begin(draft("旧的"));
        String fresh = drafts.begin(draft("新的"));
        String sent = drafts.begin(draft("发了"));
        drafts.sent(sent, towns.report(town.grid(), "发了"));
        jdbc.sql("UPDATE report_draft SET changed_at = :then WHERE token_hash = sha256(CAST(:token AS bytea))")
                .param("then", clock.instant().minus(Duration.ofHours(25)).atOffset(ZoneOffset.UTC))
                .param("token", old.getBytes(StandardCharsets.UTF_8))
                .update();

        incidentHousekeeping.execute(incidentHousekeeping.instance("test"), null);

        assertThat(drafts.find(old)).isEmpty();
        assertThat(drafts.find(fresh)).isPresent();
        assertThat(drafts.find(sent)).contains(Draft.empty());
        assertThat(drafts.change(sent, draft("改写")))
                .as("what was sent is not changed any more")
                .isFalse();
    }

    private static Draft draft(String text) {
        return new Draft(text, null, List.of(), null, null, null, null, null, CONTACT.name(), CONTACT.phone());
    }

    @Test
    void the_public_learns_the_kind_and_the_progress_and_not_a_word_more() {
        UUID id = reportWithContact(clock.instant());
        assertThat(publishedRows(id)).as("not verified yet").isEmpty();

        towns.act(clerk, id, new IncidentAct.Verify("P0137", town.grid(), "内部说明", List.of()));

        assertThat(publishedRows(id))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .contains("路灯")
                        .contains(State.VERIFIED.name())
                        .doesNotContain("不亮")
                        .doesNotContain("新苑")
                        .doesNotContain("内部说明"));
        assertThat(published.listLatest(10_000))
                .filteredOn(item -> item.unitNo() == town.grid())
                .hasSize(1);
    }

    private List<String> publishedRows(UUID id) {
        return jdbc.sql("SELECT p::text FROM incident_published AS p WHERE incident_id = :id")
                .param("id", id)
                .query(String.class)
                .list();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
