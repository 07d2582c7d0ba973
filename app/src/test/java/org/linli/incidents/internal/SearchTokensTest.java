package org.linli.incidents.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTokensTest {

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            路灯不亮        | 路灯 灯不 不亮
            路灯，不亮      | 路灯 不亮
            灯              | 灯
            3号楼 B座       | 3号 号楼 b座
            LED             | le ed
            𠮷野家          | 𠮷野 野家
            路灯路灯        | 路灯 灯路
            <img hx-get=x>  | im mg hx ge et x
            """)
    void words_become_pairs_of_neighbouring_characters(String text, String pairs) {
        assertThat(SearchTokens.pairsOf(text)).containsExactlyElementsOf(List.of(pairs.split(" ", -1)));
    }

    @Test
    void nothing_but_signs_gives_nothing_to_look_for() {
        assertThat(SearchTokens.pairsOf("，。！😀 \u0000%_")).isEmpty();
    }

    @Test
    void a_text_cut_in_the_middle_of_a_character_keeps_no_half_of_it() {
        assertThat(SearchTokens.pairsOf("灯".repeat(199) + "𠮷野")).containsExactly("灯灯");
    }
}
