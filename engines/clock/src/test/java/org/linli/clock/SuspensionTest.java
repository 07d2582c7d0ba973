package org.linli.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.clock.ClockRefusal.Reason;

class SuspensionTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an hour of the morning     | 2026-03-02T08:00 | 1D  | 2026-03-02T10:00/2026-03-02T11:00 | 2026-03-03T09:00
            the lunch hour             | 2026-03-02T08:00 | 1D  | 2026-03-02T12:00/2026-03-02T14:00 | 2026-03-02T18:00
            the lunch hour and more    | 2026-03-02T08:00 | 1D  | 2026-03-02T11:00/2026-03-02T15:00 | 2026-03-03T10:00
            overlapping counts once    | 2026-03-02T08:00 | 1D  | 2026-03-02T09:00/2026-03-02T10:00; 2026-03-02T09:30/2026-03-02T11:00 | 2026-03-03T10:00
            one inside the other       | 2026-03-02T08:00 | 1D  | 2026-03-02T09:00/2026-03-02T11:00; 2026-03-02T09:30/2026-03-02T10:00 | 2026-03-03T10:00
            repeated counts once       | 2026-03-02T08:00 | 1D  | 2026-03-02T09:00/2026-03-02T10:00; 2026-03-02T09:00/2026-03-02T10:00 | 2026-03-03T09:00
            unsorted                   | 2026-03-02T08:00 | 1D  | 2026-03-02T15:00/2026-03-02T16:00; 2026-03-02T09:00/2026-03-02T10:00 | 2026-03-03T10:00
            of no length               | 2026-03-02T08:00 | 1D  | 2026-03-02T09:00/2026-03-02T09:00 | 2026-03-02T18:00
            over before the start      | 2026-03-02T08:00 | 1D  | 2026-02-27T08:00/2026-03-02T07:00 | 2026-03-02T18:00
            begins before the start    | 2026-03-02T08:00 | 1D  | 2026-03-01T00:00/2026-03-02T09:00 | 2026-03-03T09:00
            after the deadline         | 2026-03-02T08:00 | 1D  | 2026-03-02T18:00/2026-03-10T08:00 | 2026-03-02T18:00
            across National Day        | 2026-09-30T08:00 | 1D  | 2026-09-30T12:00/2026-10-08T14:00 | 2026-10-08T18:00
            ends within National Day   | 2026-09-30T08:00 | 1D  | 2026-09-30T17:00/2026-10-03T09:00 | 2026-10-08T09:00
            beyond the horizon         | 2026-12-31T08:00 | 1D  | 2026-12-31T09:00/2027-03-01T08:00 | 2027-03-01T17:00 provisional
            an urgent clock            | 2026-03-02T08:00 | 24E | 2026-03-02T20:00/2026-03-02T21:30 | 2026-03-03T09:30
            an urgent day              | 2026-03-02T08:00 | 1N  | 2026-03-02T20:00/2026-03-03T20:00 | 2026-03-04T08:00
            open                       | 2026-03-02T08:00 | 1D  | 2026-03-02T10:00/ | stopped 2026-03-02T10:00 left PT6H
            open before the start      | 2026-03-02T08:00 | 1D  | 2026-02-02T10:00/ | stopped 2026-03-02T08:00 left PT8H
            open after the deadline    | 2026-03-02T08:00 | 1D  | 2026-03-02T19:00/ | 2026-03-02T18:00
            open at the deadline       | 2026-03-02T08:00 | 4H  | 2026-03-02T12:00/ | 2026-03-02T12:00
            open after a closed one    | 2026-03-02T08:00 | 1D  | 2026-03-02T11:00/; 2026-03-02T09:00/2026-03-02T10:00 | stopped 2026-03-02T11:00 left PT6H
            open swallows later ones   | 2026-03-02T08:00 | 1D  | 2026-03-02T12:00/2026-03-02T15:00; 2026-03-02T10:00/ | stopped 2026-03-02T10:00 left PT6H
            nothing to suspend         | 2026-03-02T08:00 | 0H  | 2026-03-02T07:00/ | 2026-03-02T08:00
            """)
    void suspended_time_does_not_count(String rule, String start, String budget, String suspensions, String due) {
        StageClock clock =
                new StageClock(China.CALENDAR, Budget.parse(budget), China.at(start), China.ledger(suspensions));
        assertThat(China.describe(clock.due())).as(rule).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-02T08:59:59 | false
            2026-03-02T09:00    | true
            2026-03-02T10:59:59 | true
            2026-03-02T11:00    | false
            2026-03-05T00:00    | true
            2026-12-01T00:00    | true
            """)
    void a_ledger_knows_when_its_clock_stands_still(String now, boolean isSuspended) {
        SuspensionLedger ledger =
                China.ledger("2026-03-05T00:00/; 2026-03-02T10:00/2026-03-02T11:00; 2026-03-02T09:00/2026-03-02T10:00");
        assertThat(ledger.isSuspendedAt(China.at(now))).isEqualTo(isSuspended);
    }

    @Test
    void a_suspension_until_the_end_of_time_is_taken_as_it_stands() {
        SuspensionLedger ledger =
                SuspensionLedger.of(List.of(new Suspension(China.at("2026-03-02T10:00"), Instant.MAX)));
        StageClock clock = new StageClock(China.CALENDAR, Budget.parse("1D"), China.at("2026-03-02T08:00"), ledger);
        assertThat(clock.remaining(China.at("2030-01-01T00:00"))).hasHours(6);
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(clock::due)
                .extracting(ClockRefusal::reason)
                .isEqualTo(Reason.OUTSIDE_CALENDAR);
    }

    @Test
    void a_suspension_cannot_end_before_it_begins() {
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(() -> new Suspension(China.at("2026-03-02T10:00"), China.at("2026-03-02T09:00")))
                .extracting(ClockRefusal::reason)
                .isEqualTo(Reason.SUSPENSION_REVERSED);
    }
}
