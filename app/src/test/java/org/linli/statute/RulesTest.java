package org.linli.statute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.clock.Budget;
import org.linli.clock.Deadline;
import org.linli.clock.StageClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: every limit is looked up as of a day, with the article behind it; days off are the announced ones. */
@LinliTest
class RulesTest {

    @Autowired
    Rules rules;

    @Autowired
    Calendars calendars;

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
}
