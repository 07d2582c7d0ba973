package org.linli.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FEATURE UNDER TEST: a code that can be read out, typed on any phone, and does not open another incident by a slip. */
class TrackingCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final long SEED = 20_260_302;

    @Test
    void any_single_wrong_character_is_found_but_z_for_zero() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            String code = TrackingCode.of(random.nextLong()).characters();
            for (int at = 0; at < code.length(); at++) {
                for (char wrong : ALPHABET.toCharArray()) {
                    boolean isSame = value(wrong) == value(code.charAt(at));
                    String typed = code.substring(0, at) + wrong + code.substring(at + 1);
                    if (!isSame) {
                        assertThat(TrackingCode.parse(typed))
                                .as("%s for %s", typed, code)
                                .isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void any_two_neighbours_swapped_are_found() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            String code = TrackingCode.of(random.nextLong()).characters();
            for (int at = 0; at + 1 < code.length(); at++) {
                char left = code.charAt(at);
                char right = code.charAt(at + 1);
                if (value(left) != value(right)) {
                    String typed = code.substring(0, at) + right + left + code.substring(at + 2);
                    assertThat(TrackingCode.parse(typed))
                            .as("%s for %s", typed, code)
                            .isEmpty();
                }
            }
        }
    }

    /** As the check counts: 31 is 0 again. */
    private static int value(char character) {
        return ALPHABET.indexOf(character) % 31;
    }

    @Test
    void sixty_bits_make_the_code_and_more_do_not_matter() {
        assertThat(TrackingCode.of(0).toString()).isEqualTo("0000-0000-0000-0");
        assertThat(TrackingCode.of(-1)).isEqualTo(TrackingCode.of((1L << 60) - 1));
        assertThat(TrackingCode.of(1)).isNotEqualTo(TrackingCode.of(1L << 59));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4G00-1J23-4567-%c",
                "4g00-1j23-4567-%c",
                "4G001J234567%c",
                " 4G00 1J23 4567 %c ",
                "4GOo-1J23-4567-%c",
                "4G00-IJ23-4567-%c",
                "4G00-lj23-4567-%c",
                "4G00－1J23－4567－%c",
                "4G00—1J23—4567—%c"
            })
    void what_a_person_types_is_understood(String typed) {
        char check = codeOf("4G001J234567").characters().charAt(12);

        assertThat(TrackingCode.parse(typed.formatted(check))).contains(codeOf("4G001J234567"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "4G00-1J23-4567", "4G00-1J23-4567-00", "4G00-1J23-4567-U", "查询码", "../../etc/passwd"})
    void what_is_no_code_opens_nothing(String typed) {
        assertThat(TrackingCode.parse(typed)).isEmpty();
    }

    private static TrackingCode codeOf(String digits) {
        long bits = 0;
        for (char digit : digits.toCharArray()) {
            bits = bits << 5 | ALPHABET.indexOf(digit);
        }
        return TrackingCode.of(bits);
    }
}
