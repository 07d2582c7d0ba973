package org.linli.evidencelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                tile/0/000                       | 0  | 0                  | 256
                tile/0/999.p/1                   | 0  | 999                | 1
                tile/1/x001/000                  | 1  | 1000               | 256
                tile/63/x001/x234/067.p/255      | 63 | 1234067            | 255
                tile/0/x036/x028/x797/x018/x963/968 | 0 | 36028797018963968 | 256
                """)
    void hashes_are_found_under_their_path(String text, int level, long index, int width) {
        TilePath path = new TilePath.Hashes(level, index, width);
        assertThat(path.text()).isEqualTo(text);
        assertThat(TilePath.parse(text)).hasValue(path);
    }

    @Test
    void entries_are_found_under_their_path() {
        TilePath path = new TilePath.Entries(1_234_067, 8);
        assertThat(path.text()).isEqualTo("tile/entries/x001/x234/067.p/8");
        assertThat(TilePath.parse(path.text())).hasValue(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile/0/0",
                "tile/00/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/0/x000/000",
                "tile/0/001/000",
                "tile/0/000.p/0",
                "tile/0/000.p/01",
                "tile/0/000.p/256",
                "tile/0/000.p/999",
                "tile/0/000/",
                "/tile/0/000",
                "tile/0/../entries/000",
                "tile/0/０００",
                "tile/0/x001/x001/x001/x001/x001/x001/001",
                "tile/data/000"
            })
    void any_other_spelling_is_no_tile(String text) {
        assertThat(TilePath.parse(text)).isEmpty();
    }

    @Test
    void a_tile_is_as_wide_as_the_log_reaches() {
        assertThat(TilePath.hashes(1, 1, 70_000)).isEqualTo(new TilePath.Hashes(1, 1, 17));
        assertThat(TilePath.entries(0, 70_000)).isEqualTo(new TilePath.Entries(0, 256));
        assertThatIllegalArgumentException().isThrownBy(() -> TilePath.hashes(2, 1, 70_000));
        assertThatIllegalArgumentException().isThrownBy(() -> TilePath.entries(1, 256));
    }
}
