package org.linli.statute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.clock.Budget;
import org.linli.evidence.Evidence;
import org.linli.evidence.Evidence.EntrySummary;
import org.linli.evidence.Subject;
import org.linli.identity.TestStaff;
import org.linli.incidents.Incident;
import org.linli.incidents.Incidents;
import org.linli.incidents.TestTown;
import org.linli.incidents.TestTown.Town;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.statute.OpenClocks.Move;
import org.linli.statute.internal.RuleBook;
import org.linli.statute.internal.RuleDraft;
import org.linli.statute.internal.RulePlan;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * FEATURE UNDER TEST: a rule is changed after a dry run; clocks begun while the new version holds move with it. Each test has
 * a day of its own long ago, on which nobody else's clocks began.
 */
@LinliTest
class RuleChangeTest {

    private static final String KEY = "incident.verify";
    private static final AtomicInteger DAYS = new AtomicInteger();

    @Autowired
    RuleBook book;

    @Autowired
    Rules rules;

    @Autowired
    TestTown towns;

    @Autowired
    Incidents incidents;

    @Autowired
    Evidence evidence;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    private Town town;
    private Actor admin;
    private LocalDate day;

    @BeforeEach
    void onADayOfItsOwn() {
        town = towns.found();
        admin = towns.staff("system-administrator", town.city());
        // Mondays of 2021 and later, none of them in a published holiday.
        day = LocalDate.of(2021, 3, 1).plusWeeks(DAYS.getAndIncrement());
    }

    @Test
    void the_dry_run_shows_which_clocks_move_and_writes_nothing() {
        UUID one = reportedAt("09:00");
        UUID other = reportedAt("17:00");

        RuleBook.Review review = book.review(admin, draft("4H")).orThrow();

        assertThat(review.impact().moved()).isEqualTo(2);
        assertThat(review.impact().late()).isZero();
        assertThat(review.impact().shown())
                .extracting(
                        Move::id,
                        move -> move.before().at(),
                        move -> move.after().at())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(one, at("11:00"), at("15:00")),
                        org.assertj.core.groups.Tuple.tuple(other, nextDayAt("09:00"), nextDayAt("11:00")));
        assertThat(review.plan().effects())
                .extracting(effect -> effect.kind())
                .containsExactly(RulePlan.Kind.SHORTENED, RulePlan.Kind.ADDED, RulePlan.Kind.CONTINUED);
        assertThat(dueOf(one)).isEqualTo(at("11:00"));
        assertThat(rules.budget(KEY, day)).isEqualTo(Budget.parse("2H"));
    }

    @Test
    void the_change_moves_the_clocks_goes_on_record_and_happens_once() {
        UUID incident = reportedAt("09:00");
        RuleDraft draft = draft("4H");
        String seen = book.review(admin, draft).orThrow().seen();
        String key = UUID.randomUUID().toString();

        UUID change = book.change(admin, draft, seen, key).orThrow();
        UUID again = book.change(admin, draft, seen, key).orThrow();

        assertThat(again).isEqualTo(change);
        assertThat(rules.budget(KEY, day.minusDays(1))).isEqualTo(Budget.parse("2H"));
        assertThat(rules.budget(KEY, day)).isEqualTo(Budget.parse("4H"));
        assertThat(rules.budget(KEY, day.plusDays(1))).isEqualTo(Budget.parse("2H"));
        assertThat(dueOf(incident)).isEqualTo(at("15:00"));
        assertThat(find(incident).stage().budget()).isEqualTo(Budget.parse("4H"));
        List<EntrySummary> entries = transactions.read(
                TestStaff.INSTALLER.scope(), () -> evidence.listEntries(new Subject("statute-change", change)));
        assertThat(entries).extracting(EntrySummary::verb).containsExactly("statute.rule-changed");
        assertThat(book.get(KEY).changes())
                .filteredOn(one -> one.id().equals(change))
                .singleElement()
                .satisfies(one -> assertThat(one.moved()).isEqualTo(1))
                .satisfies(one -> assertThat(one.reason()).isEqualTo("指挥部会议决定"));
        assertThat(book.get(KEY).versions())
                .filteredOn(version -> version.from().equals(day))
                .singleElement()
                .satisfies(version -> assertThat(version.entered()).isNotNull());
    }

    @Test
    void a_clock_that_the_change_alone_makes_late_is_counted() {
        change("9999N");
        UUID incident = reportedAt("09:00");
        assertThat(dueOf(incident)).isAfter(Instant.parse("2040-01-01T00:00:00Z"));

        assertThat(book.review(admin, draft("2H")).orThrow().impact().late()).isEqualTo(1);
        change("2H");

        assertThat(dueOf(incident)).isEqualTo(at("11:00"));
        assertThat(book.get(KEY).replaced())
                .filteredOn(version -> version.from().equals(day))
                .extracting(RuleVersion::value)
                .containsExactly("9999N");
    }

    @Test
    void a_version_of_another_day_moves_nothing() {
        reportedAt("09:00");
        RuleDraft nextDay = draft("4H", day.plusDays(1), day.plusDays(1));
        assertThat(book.review(admin, nextDay).orThrow().impact().moved()).isZero();
    }

    @Test
    void an_incident_that_went_on_keeps_the_clock_of_its_new_stage() {
        UUID incident = reportedAt("09:00");
        towns.act(
                towns.staff("community-clerk", town.community()),
                incident,
                new org.linli.incidents.IncidentAct.Verify("P0137", town.grid(), "", List.of()));
        Instant due = dueOf(incident);

        change("4H");

        assertThat(dueOf(incident)).isEqualTo(due);
    }

    @Test
    void what_was_changed_after_the_dry_run_is_looked_at_again() {
        RuleDraft draft = draft("4H");
        String seen = book.review(admin, draft).orThrow().seen();
        change("3H");

        assertThat(book.change(admin, draft, seen, null))
                .isEqualTo(Outcome.refused("statute.refused.changed-meanwhile"));
        assertThat(rules.budget(KEY, day)).isEqualTo(Budget.parse("3H"));
    }

    @Test
    void of_two_changes_at_once_one_is_made() throws Exception {
        RuleDraft one = draft("4H");
        RuleDraft other = draft("5H");
        String seen = book.review(admin, one).orThrow().seen();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Callable<Outcome<UUID>>> acts =
                    List.of(() -> book.change(admin, one, seen, null), () -> book.change(admin, other, seen, null));
            int done = 0;
            for (Future<Outcome<UUID>> outcome : both.invokeAll(acts)) {
                done += outcome.get() instanceof Outcome.Done<UUID> ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void rules_for_everybody_are_changed_from_a_post_at_the_top_only() {
        Actor below = towns.staff("system-administrator", town.east());
        assertThat(book.review(below, draft("4H"))).isEqualTo(Outcome.refused("statute.refused.not-at-the-top"));
        assertThat(book.change(below, draft("4H"), "", null))
                .isEqualTo(Outcome.refused("statute.refused.not-at-the-top"));
        assertThat(book.mayChange(below)).isFalse();
        assertThat(book.mayChange(admin)).isTrue();
    }

    @Test
    void clocks_elsewhere_are_counted_and_not_listed() {
        reportedAt("09:00");
        Actor stranger = towns.staff("system-administrator", towns.found().city());

        RuleBook.Review review = book.review(stranger, draft("4H")).orThrow();

        assertThat(review.impact().moved()).isEqualTo(1);
        assertThat(review.impact().shown()).isEmpty();
    }

    private void change(String value) {
        RuleDraft draft = draft(value);
        book.change(admin, draft, book.review(admin, draft).orThrow().seen(), null)
                .orThrow();
    }

    private RuleDraft draft(String value) {
        return draft(value, day, day);
    }

    private RuleDraft draft(String value, LocalDate from, @Nullable LocalDate to) {
        return new RuleDraft(KEY, from, to, value, "第三条", "指挥手册", Certainty.V, "指挥部会议决定");
    }

    private UUID reportedAt(String time) {
        return towns.report(towns.reportOf(town.grid(), "路灯不亮"), at(time));
    }

    private Instant at(String time) {
        return ZonedDateTime.parse(day + "T" + time + ":00+08:00").toInstant();
    }

    private Instant nextDayAt(String time) {
        return at(time).plusSeconds(86_400);
    }

    private Instant dueOf(UUID incident) {
        return transactions.read(
                TestStaff.INSTALLER.scope(),
                () -> jdbc.sql("SELECT due_at FROM incident WHERE id = :id")
                        .param("id", incident)
                        .query((row, i) ->
                                row.getObject(1, java.time.OffsetDateTime.class).toInstant())
                        .single());
    }

    private Incident find(UUID incident) {
        return incidents.find(TestStaff.INSTALLER, incident).orElseThrow();
    }
}
