package org.linli.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FEATURE UNDER TEST: each setting has a default, and the environment variable it is read from. */
class SettingsTest {

    @Test
    void everything_has_a_default() {
        assertThat(Settings.from(Map.of()))
                .isEqualTo(new Settings(
                        Path.of("data").toAbsolutePath(),
                        "127.0.0.1",
                        8080,
                        Optional.empty(),
                        Optional.empty(),
                        ZoneId.of("Asia/Shanghai"),
                        Path.of("data", "keys").toAbsolutePath(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(9080)));
    }

    @Test
    void every_setting_is_read_from_its_variable() {
        Settings settings = Settings.from(Map.of(
                "LINLI_DATA", "/srv/linli/./data",
                "LINLI_HOST", "0.0.0.0",
                "LINLI_PORT", "0",
                "LINLI_DB_URL", "jdbc:postgresql://db/linli",
                "LINLI_DEMO_PASSWORD", "secret",
                "LINLI_ZONE", "Asia/Urumqi",
                "LINLI_KEYS_DIR", "/etc/linli/keys",
                "LINLI_PUBLIC_URL", "https://linli.example",
                "LINLI_TRUSTED_PROXIES", "10\\..*",
                "LINLI_MANAGEMENT_PORT", "9464"));

        assertThat(settings)
                .isEqualTo(new Settings(
                        Path.of("/srv/linli/data"),
                        "0.0.0.0",
                        0,
                        Optional.of("jdbc:postgresql://db/linli"),
                        Optional.of("secret"),
                        ZoneId.of("Asia/Urumqi"),
                        Path.of("/etc/linli/keys"),
                        Optional.of("https://linli.example"),
                        Optional.of("10\\..*"),
                        Optional.of(9464)));
    }

    @Test
    void keys_lie_in_the_data_folder_and_a_blank_value_is_no_value() {
        Settings settings = Settings.from(Map.of("LINLI_DATA", "/srv/linli", "LINLI_PORT", "  "));

        assertThat(settings.keysFolder()).isEqualTo(Path.of("/srv/linli/keys"));
        assertThat(settings.port()).isEqualTo(8080);
    }

    @ParameterizedTest(name = "port {0}, management port {1}: {2}")
    @CsvSource({"8080,off,", "0,,", "65000,,", "8090,,9090", "0,9464,9464", "65000,1,1"})
    void figures_stand_a_thousand_above_the_port_unless_somebody_says_otherwise(
            String port, @Nullable String chosen, @Nullable Integer expected) {
        Settings settings =
                Settings.from(Map.of("LINLI_PORT", port, "LINLI_MANAGEMENT_PORT", chosen == null ? "" : chosen));

        assertThat(settings.managementPort()).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"80a", "-1", "65536", "99999999999", "8080.0"})
    void what_is_no_port_is_named_with_what_stood_there(String port) {
        assertThatThrownBy(() -> Settings.from(Map.of("LINLI_PORT", port)))
                .isInstanceOf(UsageProblem.class)
                .hasMessage("LINLI_PORT must be a number from 0 to 65535, not '" + port + "'.");
    }

    @Test
    void what_is_no_zone_is_named_with_what_stood_there() {
        assertThatThrownBy(() -> Settings.from(Map.of("LINLI_ZONE", "Asia/Wuhai")))
                .isInstanceOf(UsageProblem.class)
                .hasMessage("LINLI_ZONE names no time zone: 'Asia/Wuhai'.");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "127.0.0.1,true",
        "127.8.8.8,true",
        "localhost,true",
        "::1,true",
        "0.0.0.0,false",
        "10.0.0.7,false",
        "::,false",
        "localhost.evil.example,false",
        "127.0.0.1.evil.example,false"
    })
    void loopback_is_this_machine_only(String host, boolean isLoopback) {
        assertThat(Settings.from(Map.of("LINLI_HOST", host)).isLoopback()).isEqualTo(isLoopback);
    }
}
