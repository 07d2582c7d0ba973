package org.linli.kernel.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.kernel.Vault;

class AesVaultTest {

    private static final String CONTEXT = "incident.contact";

    private final Vault vault = new AesVault(key(1), key(2));

    @ParameterizedTest
    @ValueSource(strings = {"", "13912345678", "李桂兰", "😀𠮷"})
    void what_was_sealed_opens_again(String value) {
        assertThat(vault.open(vault.seal(value, CONTEXT), CONTEXT)).isEqualTo(value);
    }

    @Test
    void the_same_value_is_sealed_differently_each_time_and_never_lies_open() {
        byte[] once = vault.seal("13912345678", CONTEXT);

        assertThat(once).isNotEqualTo(vault.seal("13912345678", CONTEXT));
        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("13912345678");
    }

    @Test
    void a_value_opens_neither_in_another_context_nor_with_another_key() {
        byte[] sealed = vault.seal("13912345678", CONTEXT);

        assertThatThrownBy(() -> vault.open(sealed, "report.draft")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new AesVault(key(3), key(2)).open(sealed, CONTEXT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_changed_bit_anywhere_is_found() {
        byte[] sealed = vault.seal("13912345678", CONTEXT);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.open(changed, CONTEXT)).isInstanceOf(IllegalStateException.class);
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> vault.open(cut, CONTEXT)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_blind_index_is_the_same_for_the_same_value_in_the_same_context_with_the_same_key() {
        byte[] index = vault.blindIndex("13912345678", CONTEXT);

        assertThat(index).isEqualTo(vault.blindIndex("13912345678", CONTEXT));
        assertThat(index).isNotEqualTo(vault.blindIndex("13912345679", CONTEXT));
        assertThat(index).isNotEqualTo(vault.blindIndex("13912345678", "incident.contac"));
        assertThat(index).isNotEqualTo(new AesVault(key(1), key(3)).blindIndex("13912345678", CONTEXT));
        assertThat(vault.blindIndex("b", "a")).isNotEqualTo(vault.blindIndex("", "ab"));
    }

    private static byte[] key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return key;
    }
}
