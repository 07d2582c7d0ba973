package org.linli.statute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.clock.Budget;
import org.linli.clock.Deadline;
import org.linli.clock.StageClock;
import org.linli.clock.StatutoryPeriod;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: every limit is looked up as of a day, with the article behind it; days off are the announced ones. */
@LinliTest
class RulesTest {

    @Autowired
    Rules rules;

    @Autowired
    Calendars calendars;

    @Autowired
    CodeTables codes;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "incident.verify,2H",
        "incident.file,1H",
        "incident.dispatch,1H",
        "incident.accept,4H",
        "incident.check,1D",
        "incident.handle.default,5D",
        "incident.reopen-within,15N",
        "incident.contact-retention,180N"
    })
    void every_stage_has_a_limit(String key, String budget) {
        assertThat(rules.budget(key, LocalDate.of(2026, 11, 21))).isEqualTo(Budget.parse(budget));
    }

    @Test
    void a_rule_that_does_not_exist_on_a_day_is_named() {
        assertThatThrownBy(() -> rules.budget("incident.verify", LocalDate.of(2019, 12, 31)))
                .hasMessage("No rule incident.verify on 2019-12-31");
        assertThatThrownBy(() -> rules.budget("incident.fly", LocalDate.of(2026, 1, 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void every_rule_names_its_source() {
        assertThat(jdbc.sql("SELECT key FROM rule WHERE source = '' OR title = ''")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} + {1} → {2}")
    @CsvSource(textBlock = """
            # National Day 2025: off from 1 to 8 October, make-up days 28 September and 11 October
            2025-09-28T17:00+08:00, 2H, 2025-09-29T09:00+08:00
            2025-09-30T17:00+08:00, 2H, 2025-10-09T09:00+08:00
            2025-10-10T17:00+08:00, 2H, 2025-10-11T09:00+08:00
            # the break at noon, and a weekend
            2025-11-14T11:30+08:00, 1H, 2025-11-14T14:30+08:00
            2025-11-14T17:30+08:00, 1H, 2025-11-17T08:30+08:00
            # natural hours know neither
            2025-10-01T23:00+08:00, 2E, 2025-10-02T01:00+08:00
            """)
    void limits_run_in_the_working_time_of_the_announced_calendar(
            ZonedDateTime from, String budget, ZonedDateTime due) {
        assertThat(new StageClock(calendars.current(), Budget.parse(budget), from.toInstant()).due())
                .isEqualTo(new Deadline(due.toInstant(), false));
    }

    @Test
    void a_deadline_beyond_the_announced_days_is_provisional() {
        ZonedDateTime lastDay = ZonedDateTime.parse("2026-12-31T17:00+08:00");

        assertThat(new StageClock(calendars.current(), Budget.parse("2H"), lastDay.toInstant()).due())
                .isInstanceOfSatisfying(
                        Deadline.class,
                        deadline -> assertThat(deadline.isProvisional()).isTrue());
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(textBlock = """
            residents.area-size,         2025-12-31, 100-700
            residents.area-size,         2026-01-01, 1000-3000
            residents.meeting-called-by, 2025-12-31, >=1/5
            residents.meeting-called-by, 2026-01-01, >=1/10
            petition.close,              2026-01-01,
            petition.closed,             2022-04-30,
            petition.closed,             2022-05-01, 60d
            licence.decision,            2026-11-22, 20w
            association.report,          2026-11-22, 03-31
            security.log-kept,           2026-11-22, 6m
            """)
    void a_rule_says_what_it_said_on_the_day(String key, LocalDate day, @Nullable String value) {
        assertThat(rules.find(key, day).map(RuleVersion::value)).isEqualTo(Optional.ofNullable(value));
    }

    @Test
    void every_value_that_came_with_the_installation_is_of_its_kind_and_leaves_no_hole() {
        assertThat(jdbc.sql("SELECT kind, value FROM rule")
                        .query((row, i) -> RuleKind.valueOf(row.getString(1)).normal(row.getString(2)))
                        .list())
                .hasSizeGreaterThan(150);
        assertThat(jdbc.sql("""
                        SELECT key FROM (SELECT key, valid, lead(valid) OVER (PARTITION BY key ORDER BY valid) AS next FROM rule) AS r
                        WHERE next IS NOT NULL AND upper(valid) <> lower(next)
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void each_kind_of_value_is_read_as_what_it_is() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        assertThat(rules.period("licence.decision", day)).isEqualTo(StatutoryPeriod.parse("20w"));
        assertThat(rules.threshold("petition.representatives", day)).isEqualByComparingTo("5");
        assertThat(rules.share("owners.weighty", day).isReachedBy(3, 4)).isTrue();
        assertThat(rules.range("residents.area-size", day).contains(2_000)).isTrue();
        assertThat(rules.dayOfYear("association.report", day)).isEqualTo(MonthDay.of(3, 31));
        assertThatThrownBy(() -> rules.budget("licence.decision", day))
                .hasMessage("Rule licence.decision is a PERIOD, not a CLOCK");
    }

    @Test
    void the_database_itself_refuses_two_versions_on_one_day() {
        assertThatThrownBy(() -> jdbc.sql("""
                        INSERT INTO rule (key, valid, value, title, source, certainty)
                        VALUES ('incident.verify', '[2026-01-01,2026-01-02)', '3H', 'x', 'x', 'M')
                        """).update()).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void code_tables_are_read_as_of_a_day() {
        assertThat(codes.asOf("sex", LocalDate.of(2026, 11, 22)))
                .extracting(CodeTables.Entry::code)
                .containsExactly("0", "1", "2", "9");
        assertThat(codes.asOf("sex", LocalDate.of(1999, 12, 31))).isEmpty();
        assertThat(codes.list(LocalDate.of(2026, 11, 22)))
                .filteredOn(table -> table.name().startsWith("municipal-"))
                .extracting(CodeTables.Table::entries)
                .allMatch(entries -> entries > 90);
    }
}
