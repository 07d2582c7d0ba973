package org.linli.incidents.intake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.kernel.Outcome;

class ArgumentsTest {

    @Test
    void a_file_is_all_that_is_needed() {
        assertThat(parse("m.xlsx"))
                .isEqualTo(Outcome.done(new Arguments(Path.of("m.xlsx"), null, List.of(), null, false, null)));
    }

    @Test
    void everything_else_may_be_said() {
        assertThat(parse(
                        "m.xlsx",
                        "--unit",
                        "1503",
                        "--place",
                        "A3区=150302",
                        "A7县=150303",
                        "--limit",
                        "10",
                        "--yes",
                        "--report",
                        "r.csv"))
                .isEqualTo(Outcome.done(new Arguments(
                        Path.of("m.xlsx"), "1503", List.of("A3区=150302", "A7县=150303"), 10, true, Path.of("r.csv"))));
    }

    @Test
    void what_is_not_understood_is_refused_and_named() {
        assertThat(parse()).isEqualTo(Outcome.refused("intake.cli.file-missing"));
        assertThat(parse("m.xlsx", "--fast")).isEqualTo(Outcome.refused("intake.cli.unknown-word", "--fast"));
        assertThat(parse("m.xlsx", "n.xlsx")).isEqualTo(Outcome.refused("intake.cli.unknown-word", "n.xlsx"));
        assertThat(parse("m.xlsx", "--unit")).isEqualTo(Outcome.refused("intake.cli.value-missing", "--unit"));
        assertThat(parse("m.xlsx", "--limit", "0")).isEqualTo(Outcome.refused("intake.cli.limit-unreadable", "0"));
    }

    private static Outcome<Arguments> parse(String... words) {
        return Arguments.parse(List.of(words));
    }
}
