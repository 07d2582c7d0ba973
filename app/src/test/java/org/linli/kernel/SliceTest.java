package org.linli.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTest {

    @Test
    void a_page_with_more_behind_it_says_where_to_go_on() {
        assertThat(Slice.cut(List.of("a", "b", "c"), 2, last -> "after " + last))
                .isEqualTo(new Slice<>(List.of("a", "b"), "after b"));
    }

    @Test
    void the_last_page_leads_nowhere() {
        assertThat(Slice.cut(List.of("a", "b"), 2, last -> "after " + last).findNext())
                .isEmpty();
        assertThat(Slice.cut(List.<String>of(), 2, last -> "after " + last).items())
                .isEmpty();
    }

    @Test
    void a_count_is_exact_to_ten_thousand_and_then_more_than_that() {
        assertThat(TrueCount.ofLimited(10_000)).isEqualTo(new TrueCount(10_000, true));
        assertThat(TrueCount.ofLimited(10_001)).isEqualTo(new TrueCount(10_000, false));
    }
}
