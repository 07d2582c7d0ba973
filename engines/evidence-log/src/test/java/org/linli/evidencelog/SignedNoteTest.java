package org.linli.evidencelog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.linli.evidencelog.NoteException.Fault;

/** With the keys, text and signatures that golang.org/x/mod/sumdb/note is tested with. */
class SignedNoteTest {

    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String PETER_BASE64 =
            "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";
    private static final String PETER_LINE = "— PeterNeumann " + PETER_BASE64 + "\n";
    private static final String ENOCH_LINE =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
    private static final VerifierKey PETER =
            VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    private static final VerifierKey ENOCH =
            VerifierKey.parse("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop");

    @Test
    void known_signatures_verify() {
        SignedNote note = SignedNote.parse(TEXT + "\n" + PETER_LINE + ENOCH_LINE);
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.verify(List.of(PETER, ENOCH))).containsExactly(PETER, ENOCH);
    }

    @Test
    void signatures_of_unknown_keys_are_kept_and_passed_over() {
        String wire = TEXT + "\n" + PETER_LINE + ENOCH_LINE + "— witness.example/w1 AAAAAQQE\n";
        SignedNote note = SignedNote.parse(wire.getBytes(UTF_8));
        assertThat(note.verify(Set.of(ENOCH))).containsExactly(ENOCH);
        assertThat(note.signatures()).hasSize(3);
        assertThat(note.encode()).isEqualTo(wire);
    }

    @Test
    void a_signature_under_a_known_name_but_another_key_hash_is_unknown() {
        SignedNote note = SignedNote.parse(TEXT + "\n" + PETER_LINE.replace("x08g", "xxxx"));
        assertRefused(Fault.NO_KNOWN_SIGNATURE, () -> note.verify(Set.of(PETER)));
        SignedNote renamed = SignedNote.parse(TEXT + "\n" + PETER_LINE.replace("Peter", "Paul"));
        assertRefused(Fault.NO_KNOWN_SIGNATURE, () -> renamed.verify(Set.of(PETER)));
    }

    @Test
    void a_changed_text_or_signature_is_refused() {
        SignedNote changed = SignedNote.parse(TEXT.replace("your", "our") + "\n" + PETER_LINE + ENOCH_LINE);
        assertRefused(Fault.INVALID_SIGNATURE, () -> changed.verify(Set.of(PETER)));
        String longer = PETER_LINE.substring(0, 60) + "ABCD" + PETER_LINE.substring(60);
        assertRefused(
                Fault.INVALID_SIGNATURE,
                () -> SignedNote.parse(TEXT + "\n" + longer).verify(Set.of(PETER)));
    }

    @Test
    void one_bad_signature_of_a_known_key_spoils_the_note_beside_a_good_one() {
        SignedNote note = SignedNote.parse(TEXT + "\n" + PETER_LINE + ENOCH_LINE.replace("zmZa", "zmZb"));
        assertRefused(Fault.INVALID_SIGNATURE, () -> note.verify(Set.of(PETER, ENOCH)));
    }

    @Test
    void signing_again_replaces_and_cosigning_adds() {
        SigningKey log = SigningKey.generate("log.example/1", new SecureRandom());
        SigningKey witness = SigningKey.generate("witness.example/1", new SecureRandom());
        SignedNote note = SignedNote.sign(TEXT, log).cosign(witness).cosign(log);
        assertThat(note.signatures()).extracting(NoteSignature::keyName).containsExactly(witness.name(), log.name());
        assertThat(SignedNote.parse(note.encode()).verify(Set.of(log.verifierKey(), witness.verifierKey())))
                .hasSize(2);
    }

    @Test
    void the_text_may_have_empty_lines_and_ends_at_the_last() {
        SigningKey key = SigningKey.generate("k", new SecureRandom());
        SignedNote note = SignedNote.sign("a\n\nb\n\n", key);
        assertThat(SignedNote.parse(note.encode())).isEqualTo(note);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of(Fault.NO_SIGNATURES, ""),
                Arguments.of(Fault.NO_SIGNATURES, TEXT),
                Arguments.of(Fault.NO_SIGNATURES, TEXT + "\n"),
                Arguments.of(Fault.NO_SIGNATURES, PETER_LINE),
                Arguments.of(Fault.MALFORMED_SIGNATURE_LINE, TEXT + "\n" + PETER_LINE.stripTrailing()),
                Arguments.of(Fault.MALFORMED_SIGNATURE_LINE, TEXT + "\n" + PETER_LINE + "Unexpected line.\n"),
                Arguments.of(Fault.MALFORMED_SIGNATURE_LINE, TEXT + "\n— Bad Name " + PETER_BASE64 + "\n"),
                Arguments.of(Fault.MALFORMED_SIGNATURE_LINE, TEXT + "\n— Bad+Name " + PETER_BASE64 + "\n"),
                Arguments.of(Fault.MALFORMED_SIGNATURE_LINE, TEXT + "\n—  " + PETER_BASE64 + "\n"),
                Arguments.of(Fault.MALFORMED_SIGNATURE_LINE, TEXT + "\n- PeterNeumann " + PETER_BASE64 + "\n"),
                Arguments.of(Fault.MALFORMED_SIGNATURE_LINE, TEXT + "\n— PeterNeumann\n"),
                Arguments.of(Fault.MALFORMED_SIGNATURE_LINE, TEXT + "\n— PeterNeumann \n"),
                Arguments.of(Fault.MALFORMED_SIGNATURE_LINE, TEXT + "\n— PeterNeumann x08gow==\n"),
                Arguments.of(Fault.MALFORMED_SIGNATURE_LINE, TEXT + "\n— PeterNeumann !!!!\n"),
                Arguments.of(Fault.TOO_MANY_SIGNATURES, TEXT + "\n" + PETER_LINE.repeat(101)),
                Arguments.of(Fault.CONTROL_CHARACTER, "\u0001" + TEXT + "\n" + PETER_LINE),
                Arguments.of(Fault.CONTROL_CHARACTER, TEXT.replace("\n", "\r\n") + "\n" + PETER_LINE));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_malformed_note_is_refused_by_name(Fault fault, String wire) {
        assertRefused(fault, () -> SignedNote.parse(wire));
    }

    @Test
    void bytes_that_are_no_utf8_are_refused() {
        byte[] wire = ("\u00ff" + TEXT + "\n").getBytes(ISO_8859_1);
        assertRefused(Fault.NOT_UTF8, () -> SignedNote.parse(wire));
    }

    @Test
    void a_text_without_newline_is_not_signed() {
        SigningKey key = SigningKey.generate("k", new SecureRandom());
        assertRefused(Fault.TEXT_NOT_TERMINATED, () -> SignedNote.sign("abc", key));
    }

    private static void assertRefused(Fault fault, ThrowingCallable call) {
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(call)
                .extracting(NoteException::fault)
                .isEqualTo(fault);
    }
}
