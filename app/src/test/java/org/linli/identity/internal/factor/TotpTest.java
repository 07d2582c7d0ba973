package org.linli.identity.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: codes of a second factor are those of RFC 6238, each good once and for a minute and a half. */
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);
    private static final long STEP = Totp.stepAt(NOW);

    @ParameterizedTest(name = "{0} s, {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            59          | HmacSHA1   | 94287082
            59          | HmacSHA256 | 46119246
            59          | HmacSHA512 | 90693936
            1111111109  | HmacSHA1   | 07081804
            1111111109  | HmacSHA256 | 68084774
            1111111109  | HmacSHA512 | 25091201
            1111111111  | HmacSHA1   | 14050471
            1111111111  | HmacSHA256 | 67062674
            1111111111  | HmacSHA512 | 99943326
            1234567890  | HmacSHA1   | 89005924
            1234567890  | HmacSHA256 | 91819424
            1234567890  | HmacSHA512 | 93441116
            2000000000  | HmacSHA1   | 69279037
            2000000000  | HmacSHA256 | 90698825
            2000000000  | HmacSHA512 | 38618901
            20000000000 | HmacSHA1   | 65353130
            20000000000 | HmacSHA256 | 77737706
            20000000000 | HmacSHA512 | 47863826
            """)
    void codes_are_those_of_the_appendix_of_rfc_6238(long seconds, String algorithm, String code) {
        int length = algorithm.equals("HmacSHA1") ? 20 : algorithm.equals("HmacSHA256") ? 32 : 64;
        byte[] secret = "1234567890".repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);

        assertThat(new Totp(algorithm, 8).code(secret, Totp.stepAt(Instant.ofEpochSecond(seconds))))
                .isEqualTo(code);
    }

    @ParameterizedTest(name = "a code of step {0} is taken: {1}")
    @CsvSource(textBlock = """
            -2, false
            -1, true
             0, true
             1, true
             2, false
            """)
    void a_clock_may_be_one_step_off(int off, boolean isTaken) {
        String code = Totp.USUAL.code(SECRET, STEP + off);

        assertThat(Totp.USUAL.findStep(SECRET, code, NOW, 0).isPresent()).isEqualTo(isTaken);
    }

    @Test
    void a_code_is_good_once_and_none_before_it_afterwards() {
        OptionalLong used = Totp.USUAL.findStep(SECRET, Totp.USUAL.code(SECRET, STEP), NOW, 0);

        assertThat(used).hasValue(STEP);
        assertThat(Totp.USUAL.findStep(SECRET, Totp.USUAL.code(SECRET, STEP), NOW, STEP))
                .isEmpty();
        assertThat(Totp.USUAL.findStep(SECRET, Totp.USUAL.code(SECRET, STEP - 1), NOW, STEP))
                .isEmpty();
        assertThat(Totp.USUAL.findStep(SECRET, Totp.USUAL.code(SECRET, STEP + 1), NOW, STEP))
                .hasValue(STEP + 1);
    }

    @Test
    void what_is_no_code_is_not_taken() {
        for (String typed : new String[] {"", "12345", "1234567", "abcdef", "１２３４５６"}) {
            assertThat(Totp.USUAL.findStep(SECRET, typed, NOW, 0)).as(typed).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',     ''
            f,      MY
            fo,     MZXQ
            foo,    MZXW6
            foob,   MZXW6YQ
            fooba,  MZXW6YTB
            foobar, MZXW6YTBOI
            """)
    void secrets_are_written_in_base_32_as_in_rfc_4648(String text, String encoded) {
        assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }

    @Test
    void ten_recovery_codes_are_different_and_read_however_they_are_typed() {
        var codes = RecoveryCode.ten();

        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(RecoveryCode::isWellFormed);
        RecoveryCode one = codes.getFirst();
        assertThat(one.grouped()).matches("[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}");
        assertThat(RecoveryCode.typed(" " + one.grouped().toUpperCase(java.util.Locale.ROOT) + " "))
                .isEqualTo(one);
    }
}
