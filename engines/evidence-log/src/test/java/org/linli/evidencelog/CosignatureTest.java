package org.linli.evidencelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: cosignature/v1 of C2SP tlog-cosignature, and the request of C2SP tlog-witness. */
class CosignatureTest {

    private static final Instant AT = Instant.parse("2026-11-22T01:02:03Z");

    private final SigningKey log = SigningKey.generate("log.example/one", new SecureRandom());
    private final SigningKey witness = SigningKey.generate("witness.example/w", new SecureRandom());
    private final SignedNote note = Checkpoint.of(log.name(), new TreeHead(3, Hash.of(new byte[Hash.LENGTH])))
            .sign(log);

    @Test
    void a_cosignature_says_when_and_the_note_stays_that_of_the_log() {
        SignedNote cosigned = note.with(witness.cosign(note.text(), AT));

        assertThat(witness.cosignerKey().findTime(SignedNote.parse(cosigned.encode())))
                .hasValue(AT);
        assertThat(Checkpoint.open(cosigned, log.verifierKey()).size()).isEqualTo(3);
    }

    @Test
    void a_cosignature_of_another_text_or_time_does_not_hold() {
        NoteSignature signature = witness.cosign(note.text(), AT);
        byte[] later = signature.signature();
        later[7] ^= 1;
        NoteSignature moved =
                NoteSignature.of(witness.name(), witness.cosignerKey().keyHash(), later);

        assertThat(witness.cosignerKey().findTime("other\n", signature)).isEmpty();
        assertThat(witness.cosignerKey().findTime(note.text(), moved)).isEmpty();
        assertThat(log.cosignerKey().findTime(note.text(), signature)).isEmpty();
    }

    @Test
    void a_plain_signature_of_the_same_key_is_no_cosignature() {
        assertThat(log.cosignerKey().findTime(note)).isEmpty();
        assertThat(log.cosignerKey().keyHash()).isNotEqualTo(log.verifierKey().keyHash());
    }

    @Test
    void a_key_reads_as_it_is_written() {
        CosignerKey key = witness.cosignerKey();

        assertThat(CosignerKey.parse(key.encode()).encode()).isEqualTo(key.encode());
        assertThatThrownBy(() -> CosignerKey.parse(witness.verifierKey().encode()))
                .isInstanceOf(NoteException.class);
        assertThatThrownBy(() -> CosignerKey.parse(key.encode().replaceFirst("\\+........\\+", "+00000000+")))
                .isInstanceOf(NoteException.class);
        assertThatThrownBy(() -> CosignerKey.parse("w+zz")).isInstanceOf(NoteException.class);
    }

    @Test
    void a_request_to_a_witness_reads_as_it_is_written() {
        WitnessRequest request = new WitnessRequest(2, List.of(Hash.of(new byte[Hash.LENGTH])), note);

        assertThat(request.encode()).startsWith("old 2\nAAAA").contains("=\n\nlog.example/one\n3\n");
        assertThat(WitnessRequest.parse(request.encode())).isEqualTo(request);
        for (String malformed :
                List.of("", "old x\n\nx", "old 1\nno hash\n\n" + note.encode(), "new 1\n\n" + note.encode())) {
            assertThatThrownBy(() -> WitnessRequest.parse(malformed))
                    .as(malformed)
                    .isInstanceOf(NoteException.class);
        }
    }
}
