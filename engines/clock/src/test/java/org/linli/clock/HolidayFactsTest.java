package org.linli.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayFactsTest {

    @Test
    void the_facts_of_china_reach_to_the_end_of_2026() {
        HolidayFacts facts = HolidayFacts.china();
        assertThat(facts.announcedThrough()).isEqualTo("2026-12-31");
        assertThat(facts.days())
                .hasSize(36 + 33 + 39)
                .contains(new CalendarDay(LocalDate.of(2026, 10, 1), "国庆节", true))
                .contains(new CalendarDay(LocalDate.of(2026, 10, 10), "国庆节", false));
    }

    @ParameterizedTest
    @CsvSource({"2024,251", "2025,248", "2026,248"})
    void the_year_has_the_announced_number_of_working_days(int year, long workingDays) {
        LocalDate first = LocalDate.of(year, 1, 1);
        assertThat(first.datesUntil(first.plusYears(1)).filter(China.CALENDAR::isWorkingDay))
                .hasSize((int) workingDays);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-01-01,元旦",
                "2027-01-01,元旦,yes",
                "2027-01-01,,true",
                "2027-02-29,春节,true",
                "2027/1/1,元旦,true",
                "2027-01-01,元旦,true,",
                "# announced-through: soon"
            })
    void a_bad_line_is_refused_with_the_line(String line) {
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(() -> HolidayFacts.parse("# announced-through: 2027-12-31\r\ndate,name,day_off\r\n" + line))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(ClockRefusal.Reason.FACTS_MALFORMED))
                .satisfies(refusal -> assertThat(refusal.subject()).isEqualTo(line));
    }

    @Test
    void facts_without_a_horizon_are_refused() {
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(() -> HolidayFacts.parse("date,name,day_off\n2027-01-01,元旦,true\n"))
                .extracting(ClockRefusal::reason)
                .isEqualTo(ClockRefusal.Reason.HORIZON_MISSING);
    }
}
