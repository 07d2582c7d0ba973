package org.linli.statute.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.clock.CalendarDay;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;

/** FEATURE UNDER TEST: the yearly announcement is pasted as it comes; a bad line is named. */
class DayListTest {

    private static final String EXPECTED = "2027-01-01,元旦,休\n2027-01-02,元旦,班\n";

    @Test
    void lines_of_a_sheet_a_file_or_a_text_are_read() {
        for (String text : List.of(
                EXPECTED,
                "日期,名称,类型\r\n2027-01-01,元旦,休\r\n\r\n2027-01-02,元旦,班\r\n",
                "# 公告\n2027/1/1\t元旦\t放假\n2027/1/2\t元旦\t上班",
                "2027年1月1日；元旦；休息\n2027年1月2日；元旦；调休",
                "date,name,day_off\n2027-01-01,元旦,true\n2027-01-02,元旦,false",
                """
                {"year": 2027, "days": [
                  {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
                  {"name": "元旦", "date": "2027-01-02", "isOffDay": false}]}
                """,
                """
                [{"day": "2027-01-01", "name": "元旦", "kind": "holiday"}, {"day": "2027-01-02", "name": "元旦", "kind": "work"}]
                """)) {
            assertThat(DayList.write(DayList.parse(text).orThrow())).as(text).isEqualTo(EXPECTED);
        }
    }

    @Test
    void an_announcement_of_nothing_has_no_days() {
        assertThat(DayList.parse("{\"year\": 2027, \"days\": []}").orThrow()).isEmpty();
        assertThat(DayList.parse("").orThrow()).isEmpty();
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2027-01-01,元旦,休~2027-01-02,元旦,休~2027/1/1,元旦,班 | statute.days.twice | [3, 2027-01-01, 1]
            2027-02-29,春节,休                                     | statute.days.no-such-date | [1, 2027-02-29]
            2027-01-01,元旦                                        | statute.days.malformed | [1]
            2027-01-01,元旦,也许                                   | statute.days.malformed | [1]
            2027-01-01,,休                                         | statute.days.malformed | [1]
            名称,日期,类型~01-01-2027,元旦,休                      | statute.days.malformed | [2]
            [{"date": "2027-01-01", "name": "元旦"}]               | statute.days.malformed | [1]
            {"days": [                                             | statute.days.json | []
            """)
    void a_bad_line_is_named(String text, String key, String arguments) {
        Outcome<List<CalendarDay>> outcome = DayList.parse(text.replace('~', '\n'));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        Refusal refusal = ((Outcome.Refused<List<CalendarDay>>) outcome).refusal();
        assertThat(refusal.key()).isEqualTo(key);
        assertThat(refusal.arguments().toString()).isEqualTo(arguments);
    }

    @Test
    void nobody_announces_a_thousand_and_one_days() {
        StringBuilder text = new StringBuilder();
        java.time.LocalDate first = java.time.LocalDate.of(2027, 1, 1);
        for (int i = 0; i < 1_001; i++) {
            text.append(first.plusDays(i)).append(",假,休\n");
        }
        assertThat(DayList.parse(text.toString())).isEqualTo(Outcome.refused("statute.days.too-many", 1_000));
    }
}
