package org.linli.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapViewTest {

    @Test
    void layers_are_written_as_the_island_reads_them() {
        MapView view =
                MapView.around(106.8912345678, 39.441, List.of(new MapView.Layer("grid", "/api/v1/units/7?a=b")));

        assertThat(view.layersAsJson()).isEqualTo("[{\"kind\":\"grid\",\"url\":\"/api/v1/units/7?a=b\"}]");
        assertThat(view.centre()).isEqualTo("106.891235,39.441000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "x", "/a\"", "/a b", "/a<b", "/灯"})
    void a_layer_comes_from_this_server_and_breaks_out_of_no_attribute(String url) {
        assertThatThrownBy(() -> new MapView.Layer("grid", url)).isInstanceOf(IllegalArgumentException.class);
    }
}
