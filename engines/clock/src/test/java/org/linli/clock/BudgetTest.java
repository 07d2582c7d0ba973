package org.linli.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4H     | WORKING_HOURS    | 4    | 4H
            2D     | WORKING_DAYS     | 2    | 2D
            2E     | CONTINUOUS_HOURS | 2    | 2E
            1N     | CONTINUOUS_DAYS  | 1    | 1N
            0H     | WORKING_HOURS    | 0    | 0H
            015D   | WORKING_DAYS     | 15   | 15D
            10D    | WORKING_DAYS     | 10   | 10D
            0.50H  | WORKING_HOURS    | 0.5  | 0.5H
            0.25E  | CONTINUOUS_HOURS | 0.25 | 0.25E
            9999N  | CONTINUOUS_DAYS  | 9999 | 9999N
            """)
    void a_budget_is_read_and_printed(String text, TimeKind kind, BigDecimal amount, String printed) {
        Budget budget = Budget.parse(text);
        assertThat(budget).isEqualTo(new Budget(kind, amount));
        assertThat(budget.amount()).isEqualByComparingTo(amount);
        assertThat(budget).hasToString(printed);
        assertThat(Budget.parse(printed)).isEqualTo(budget);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''          | clock.budget-malformed
            H           | clock.budget-malformed
            4           | clock.budget-malformed
            4h          | clock.budget-malformed
            4X          | clock.budget-malformed
            -4H         | clock.budget-malformed
            ' 4H'       | clock.budget-malformed
            4H/2D       | clock.budget-malformed
            4.H         | clock.budget-malformed
            ４H         | clock.budget-malformed
            1E9H        | clock.budget-malformed
            9999999999H | clock.budget-malformed
            10000D      | clock.budget-out-of-range
            0.125H      | clock.budget-out-of-range
            """)
    void bad_text_is_refused_by_name(String text, String key) {
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(() -> Budget.parse(text))
                .satisfies(refusal -> assertThat(refusal.reason().key()).isEqualTo(key))
                .satisfies(refusal -> assertThat(refusal.subject()).isEqualTo(text));
    }

    @Test
    void a_negative_budget_is_refused() {
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(() -> new Budget(TimeKind.WORKING_HOURS, -1))
                .extracting(ClockRefusal::reason)
                .isEqualTo(ClockRefusal.Reason.BUDGET_OUT_OF_RANGE);
    }

    @ParameterizedTest
    @CsvSource({"2D,0,2D", "2D,1,4D", "0.5H,2,1.5H"})
    void each_extension_adds_the_original_limit(String text, int extensions, String extended) {
        assertThat(Budget.parse(text).extended(extensions)).hasToString(extended);
    }

    @Test
    void an_extension_cannot_take_time_away() {
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(() -> Budget.parse("2D").extended(-1))
                .extracting(ClockRefusal::reason)
                .isEqualTo(ClockRefusal.Reason.BUDGET_OUT_OF_RANGE);
    }
}
