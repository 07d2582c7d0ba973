package org.linli.statute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: a value is of the kind of its rule, or it is refused. */
class RuleValuesTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            CLOCK,  2.50H,  2.5H
            CLOCK,  1N,     1N
            PERIOD, 05w,    5w
            COUNT,  30000,  30000
            COUNT,  0.5,    0.5
            SHARE,  >1/2,   >1/2
            SHARE,  >=2/3,  >=2/3
            RANGE,  100-700, 100-700
            DATE,   03-31,  03-31
            DATE,   02-29,  02-29
            """)
    void a_value_is_kept_in_its_shortest_form(RuleKind kind, String text, String normal) {
        assertThat(kind.normal(text)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            CLOCK,  -2H
            CLOCK,  0H
            CLOCK,  99999D
            CLOCK,  2X
            CLOCK,  two
            PERIOD, 0w
            PERIOD, 5W
            COUNT,  -1
            COUNT,  1e30
            COUNT,  many
            COUNT,  2000000000
            SHARE,  3/2
            SHARE,  >2/2
            SHARE,  >1/0
            RANGE,  700-100
            RANGE,  5
            DATE,   02-30
            DATE,   2026-03-31
            """)
    void other_values_are_refused(RuleKind kind, String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> kind.normal(text));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            >1/2,  5, 10, false
            >1/2,  6, 10, true
            >=2/3, 6, 9,  true
            >=2/3, 5, 8,  false
            >=2/3, 6, 8,  true
            >=1/5, 1, 5,  true
            >=1/5, 0, 0,  false
            """)
    void a_share_is_exact(String share, long part, long whole, boolean isReached) {
        assertThat(Share.parse(share).isReachedBy(part, whole)).isEqualTo(isReached);
    }
}
