package org.linli.evidencelog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CommitmentTest {

    private static final byte[] PAYLOAD = "李明 reported a broken street lamp".getBytes(UTF_8);

    private final Salt salt = Salt.random(new SecureRandom());
    private final Commitment commitment = Commitment.of(salt, PAYLOAD);

    /** Computed independently: HMAC-SHA256, key 32 bytes of 0x0b, data "linli/commitment/v1", 0x00, "Hi There". */
    @Test
    void the_formula_does_not_change() {
        Salt known = Salt.of(HexFormat.of().parseHex("0b".repeat(32)));
        assertThat(Commitment.of(known, "Hi There".getBytes(UTF_8)).hash())
                .hasToString("8db840761e64c4a11a41bc6d91265e0b75eded885fe80e7cf2bb977c6327b64c");
    }

    @Test
    void it_opens_to_its_own_payload_and_salt_only() {
        assertThat(commitment.opensTo(Salt.of(salt.bytes()), PAYLOAD)).isTrue();
        assertThat(commitment.opensTo(salt, "something else".getBytes(UTF_8))).isFalse();
        assertThat(commitment.opensTo(Salt.random(new SecureRandom()), PAYLOAD)).isFalse();
    }

    @Test
    void the_same_payload_looks_different_under_another_salt() {
        assertThat(Commitment.of(Salt.random(new SecureRandom()), PAYLOAD)).isNotEqualTo(commitment);
    }

    @Test
    void a_salt_has_32_bytes_and_does_not_print_them() {
        assertThatIllegalArgumentException().isThrownBy(() -> Salt.of(new byte[31]));
        assertThat(salt).hasToString("Salt[hidden]");
    }
}
