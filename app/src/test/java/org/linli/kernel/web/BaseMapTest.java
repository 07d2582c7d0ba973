package org.linli.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseMapTest {

    private static final String TILES = "https://tiles.example.gov.cn:8443/w/{z}/{x}/{y}.png?tk=abc";
    private static final String ATTRIBUTION = "某地图 审图号 GS(2026)0000号";

    @Test
    void without_settings_there_is_none() {
        assertThat(BaseMap.of(null, " ", null)).isEqualTo(BaseMap.NONE);
        assertThat(BaseMap.NONE.origin()).isEmpty();
    }

    @Test
    void the_policy_gets_exactly_the_origin() {
        assertThat(BaseMap.of(TILES, ATTRIBUTION, null).origin()).contains("https://tiles.example.gov.cn:8443");
    }

    @Test
    void a_map_in_gcj02_is_said_to_be_so() {
        assertThat(BaseMap.of(TILES, ATTRIBUTION, "GCJ02").datum().key()).isEqualTo("gcj02");
        assertThat(BaseMap.of(TILES, ATTRIBUTION, null).datum()).isEqualTo(BaseMap.Datum.WGS84);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tiles.example/{z}/{x}/{y}",
                "https://tiles.example/{z}/{x}",
                "https://tiles.example/{z}/{x}/{y}/{y}",
                "https://{x}.tiles.example/{z}/{y}",
                "https://{a-c}.tiles.example/{z}/{x}/{y}",
                "https://who:secret@tiles.example/{z}/{x}/{y}",
                "https://tiles.example/{z}/{x}/{y};script-src *",
                "https://tiles.example /{z}/{x}/{y}",
                "https://tiles.example/{z}/{x}/{y}\"",
                "{z}{x}{y}",
                "https://"
            })
    void an_address_that_cannot_be_used_stops_the_start(String tiles) {
        assertThatThrownBy(() -> BaseMap.of(tiles, ATTRIBUTION, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LINLI_MAP_TILES");
    }

    @Test
    void a_map_says_whose_it_is() {
        assertThatThrownBy(() -> BaseMap.of(TILES, "", null)).hasMessageContaining("LINLI_MAP_ATTRIBUTION");
        assertThatThrownBy(() -> BaseMap.of(null, ATTRIBUTION, null)).hasMessageContaining("LINLI_MAP_TILES");
    }

    @Test
    void a_map_that_would_lie_wrong_is_refused() {
        assertThatThrownBy(() -> BaseMap.of(TILES, ATTRIBUTION, "bd09")).hasMessageContaining("wgs84 or gcj02");
    }
}
