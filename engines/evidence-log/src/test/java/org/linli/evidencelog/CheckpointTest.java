package org.linli.evidencelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.evidencelog.NoteException.Fault;

class CheckpointTest {

    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    /** The example of C2SP tlog-checkpoint. */
    private static final String EXAMPLE = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";

    private final SigningKey key = SigningKey.generate("example.com/behind-the-sofa", new SecureRandom());

    @Test
    void the_example_of_the_specification_is_read_and_written() {
        Checkpoint checkpoint = Checkpoint.parse(EXAMPLE);
        assertThat(checkpoint.head()).isEqualTo(new TreeHead(20_852_163, Hash.fromBase64(ROOT)));
        assertThat(checkpoint.text()).isEqualTo(EXAMPLE);
        assertThat(Checkpoint.of("example.com/behind-the-sofa", checkpoint.head()))
                .isEqualTo(checkpoint);
    }

    @Test
    void extension_lines_are_kept() {
        Checkpoint checkpoint = Checkpoint.parse(EXAMPLE + "one\ntwo\n");
        assertThat(checkpoint.extensions()).isEqualTo(List.of("one", "two"));
        assertThat(checkpoint.text()).isEqualTo(EXAMPLE + "one\ntwo\n");
    }

    @Test
    void a_signed_checkpoint_is_opened_with_the_key_of_its_log() {
        Checkpoint checkpoint = Checkpoint.parse(EXAMPLE);
        String wire = checkpoint.sign(key).encode();
        assertThat(wire).startsWith(EXAMPLE + "\n— example.com/behind-the-sofa ");
        assertThat(Checkpoint.open(SignedNote.parse(wire), key.verifierKey())).isEqualTo(checkpoint);
    }

    @Test
    void a_checkpoint_of_another_log_is_not_signed_and_not_opened() {
        String other = EXAMPLE.replace("sofa", "bed");
        assertRefused(Fault.WRONG_ORIGIN, () -> Checkpoint.parse(other).sign(key));
        SignedNote forged = SignedNote.sign(other, key);
        assertRefused(Fault.WRONG_ORIGIN, () -> Checkpoint.open(forged, key.verifierKey()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "o\n1\n",
                "o\n1\n" + ROOT,
                "\n1\n" + ROOT + "\n",
                "o\n01\n" + ROOT + "\n",
                "o\n-1\n" + ROOT + "\n",
                "o\n+1\n" + ROOT + "\n",
                "o\n１\n" + ROOT + "\n",
                "o\n9223372036854775808\n" + ROOT + "\n",
                "o\n1\nAAAA\n",
                "o\n1\n" + ROOT + "\n\n",
                "o\n1\n" + ROOT + "\n\next\n"
            })
    void other_texts_are_no_checkpoints(String text) {
        assertRefused(Fault.MALFORMED_CHECKPOINT, () -> Checkpoint.parse(text));
    }

    private static void assertRefused(Fault fault, ThrowingCallable call) {
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(call)
                .extracting(NoteException::fault)
                .isEqualTo(fault);
    }
}
