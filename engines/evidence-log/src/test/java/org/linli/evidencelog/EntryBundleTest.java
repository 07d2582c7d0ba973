package org.linli.evidencelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryBundleTest {

    @Test
    void each_entry_stands_behind_its_length() {
        byte[] content = EntryBundle.encode(List.of(new byte[] {7}, new byte[0], new byte[] {8, 9}));
        assertThat(content).isEqualTo(HexFormat.of().parseHex("000107" + "0000" + "00020809"));
        assertThat(EntryBundle.decode(content).entries())
                .containsExactly(new byte[] {7}, new byte[0], new byte[] {8, 9});
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                ''         | 0 | true
                000107     | 1 | true
                00010700   | 1 | false
                0001070002 | 1 | false
                0001       | 0 | false
                """)
    void what_can_be_read_is_read_and_the_rest_noticed(String hex, int entries, boolean isWhole) {
        EntryBundle bundle = EntryBundle.decode(HexFormat.of().parseHex(hex));
        assertThat(bundle.entries()).hasSize(entries);
        assertThat(bundle.isWhole()).isEqualTo(isWhole);
    }
}
