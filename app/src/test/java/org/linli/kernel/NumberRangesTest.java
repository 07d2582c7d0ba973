package org.linli.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberRangesTest {

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -           | {}
            7           | {[7,8)}
            3 1 2       | {[1,4)}
            1 2 4 5 9   | {[1,3),[4,6),[9,10)}
            2 2 2       | {[2,3)}
            -1 0        | {[-1,1)}
            """)
    void numbers_are_joined_to_the_fewest_ranges(String numbers, String expected) {
        List<Integer> list = numbers == null
                ? List.of()
                : Arrays.stream(numbers.split(" ", -1)).map(Integer::valueOf).toList();

        NumberRanges ranges = NumberRanges.of(list);

        assertThat(ranges.asMultirange()).isEqualTo(expected);
        assertThat(NumberRanges.parse(expected)).isEqualTo(ranges);
        assertThat(list).allMatch(ranges::contains);
    }

    @ParameterizedTest(name = "{0} holds all of {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            {[1,9)}          | {[1,9)}          | true
            {[1,9)}          | {[2,3),[5,6)}    | true
            {[1,9)}          | {[5,10)}         | false
            {[1,3),[4,6)}    | {[2,5)}          | false
            {}               | {[1,2)}          | false
            {[1,2)}          | {}               | true
            """)
    void a_set_holds_another_when_each_range_lies_in_one_of_its_own(String all, String some, boolean holds) {
        assertThat(NumberRanges.parse(all).containsAll(NumberRanges.parse(some)))
                .isEqualTo(holds);
    }

    @Test
    void the_hull_leaves_nothing_out() {
        assertThat(NumberRanges.of(List.of(3, 40)).hull()).isEqualTo(new NumberRanges.Range(3, 41));
        assertThat(NumberRanges.none().hull()).isEqualTo(new NumberRanges.Range(0, 1));
    }

    @Test
    void a_range_is_never_empty() {
        assertThatThrownBy(() -> new NumberRanges.Range(4, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
