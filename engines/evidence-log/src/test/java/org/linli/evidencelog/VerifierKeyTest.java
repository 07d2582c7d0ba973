package org.linli.evidencelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.KeyPairGenerator;
import java.security.PublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.evidencelog.NoteException.Fault;

/** Vectors and manglings of golang.org/x/mod/sumdb/note; the last key is that of the Go checksum database. */
class VerifierKeyTest {

    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    @ParameterizedTest
    @CsvSource({PETER, "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"})
    void known_keys_are_read_and_written(String text) {
        assertThat(VerifierKey.parse(text).encode()).isEqualTo(text);
    }

    @Test
    void no_part_of_a_key_is_a_key() {
        for (int from = 0; from < PETER.length(); from++) {
            for (int to = from; to <= PETER.length(); to++) {
                if (to - from < PETER.length()) {
                    assertRefused(PETER.substring(from, to));
                }
            }
        }
    }

    @Test
    void a_key_with_one_character_changed_is_no_key() {
        for (int i = 0; i < PETER.length(); i++) {
            StringBuilder changed = new StringBuilder(PETER);
            changed.setCharAt(i, (char) (changed.charAt(i) + 1));
            assertRefused(changed.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY== | MALFORMED_VERIFIER_KEY
                PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW         | UNKNOWN_ALGORITHM
                PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW         | KEY_HASH_MISMATCH
                PeterNeumann+c74f20a3                                                      | MALFORMED_VERIFIER_KEY
                PeterNeumann+c74f20a3+                                                     | MALFORMED_VERIFIER_KEY
                +c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW                     | MALFORMED_KEY_NAME
                Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW        | MALFORMED_KEY_NAME
                """)
    void a_mangled_key_is_refused_by_name(String text, Fault fault) {
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> VerifierKey.parse(text))
                .extracting(NoteException::fault)
                .isEqualTo(fault);
    }

    @Test
    void a_key_of_another_curve_is_refused() throws Exception {
        PublicKey ed448 =
                KeyPairGenerator.getInstance("Ed448").generateKeyPair().getPublic();
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> new VerifierKey("log.example", ed448))
                .extracting(NoteException::fault)
                .isEqualTo(Fault.INVALID_KEY);
    }

    private static void assertRefused(String text) {
        assertThatExceptionOfType(NoteException.class).as(text).isThrownBy(() -> VerifierKey.parse(text));
    }
}
