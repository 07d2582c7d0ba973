package org.linli.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            0061,      "a"
            4e2d,      "中"
            0022,      "\\""
            005c,      "\\\\"
            002f,      "/"
            000a,      "\\n"
            000d,      "\\r"
            0009,      "\\t"
            0008,      "\\b"
            000c,      "\\f"
            0000,      "\\u0000"
            001f,      "\\u001f"
            007f,      "\u007f"
            20ac,      "€"
            """)
    void a_character_has_one_spelling(String hex, String json) {
        assertThat(CanonicalJson.text(Character.toString(Integer.parseInt(hex, 16))))
                .isEqualTo(json);
    }

    @Test
    void half_a_pair_of_surrogates_becomes_the_replacement_character() {
        assertThat(CanonicalJson.text("a\uD83D")).isEqualTo("\"a\uFFFD\"");
        assertThat(CanonicalJson.text("\uDE00a")).isEqualTo("\"\uFFFDa\"");
        assertThat(CanonicalJson.text("\uD83D\uDE00")).isEqualTo("\"😀\"");
    }

    @Test
    void members_stand_in_the_order_of_their_names() {
        assertThat(CanonicalJson.ofTexts(new TreeMap<>(Map.of("b", "2", "a", "1", "B", "3", "é", "4"))))
                .isEqualTo("{\"B\":\"3\",\"a\":\"1\",\"b\":\"2\",\"é\":\"4\"}");
        assertThat(CanonicalJson.ofTexts(new TreeMap<>())).isEqualTo("{}");
    }
}
