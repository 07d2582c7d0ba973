package org.linli.evidencelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTest {

    private static final String EMPTY_HEX = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String EMPTY_BASE64 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    @Test
    void hex_and_base64_and_bytes_are_the_same_value() {
        Hash hash = Hash.fromHex(EMPTY_HEX);
        assertThat(hash.base64()).isEqualTo(EMPTY_BASE64);
        assertThat(Hash.fromBase64(EMPTY_BASE64)).isEqualTo(hash).hasSameHashCodeAs(hash);
        assertThat(Hash.of(hash.bytes())).isEqualTo(hash).hasToString(EMPTY_HEX);
    }

    @Test
    void a_hash_does_not_change_with_the_arrays_it_came_from_and_gave_out() {
        byte[] bytes = new byte[32];
        Hash hash = Hash.of(bytes);
        bytes[0] = 1;
        hash.bytes()[1] = 1;
        assertThat(hash).isEqualTo(Hash.of(new byte[32]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU", // padding missing
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=", // stray bits
                "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=", // alphabet of URLs
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==" // 31 bytes
            })
    void base64_of_another_length_or_spelling_is_refused(String base64) {
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.fromBase64(base64));
    }
}
