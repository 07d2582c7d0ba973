package org.linli.statute.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.Outcome;
import org.linli.statute.Certainty;
import org.linli.statute.RuleKind;
import org.linli.statute.RuleVersion;

/** FEATURE UNDER TEST: a new version of a rule makes room for itself, never two versions on one day and never a hole. */
class RulePlanTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            from a later day            | 2020-01-01..  2H                              | 2026-06-01..           3H | 2020-01-01..2026-05-31 2H; 2026-06-01.. 3H | SHORTENED ADDED
            from the same day           | 2020-01-01..  2H                              | 2020-01-01..           3H | 2020-01-01.. 3H | REPLACED ADDED
            with an end                 | 2020-01-01..  2H                              | 2026-06-01..2026-06-30 3H | 2020-01-01..2026-05-31 2H; 2026-06-01..2026-06-30 3H; 2026-07-01.. 2H | SHORTENED ADDED CONTINUED
            on 29 February              | 2020-01-01..  2H                              | 2028-02-29..2028-02-29 3H | 2020-01-01..2028-02-28 2H; 2028-02-29..2028-02-29 3H; 2028-03-01.. 2H | SHORTENED ADDED CONTINUED
            from the same day to an end | 2020-01-01..  2H                              | 2020-01-01..2020-12-31 3H | 2020-01-01..2020-12-31 3H; 2021-01-01.. 2H | REPLACED ADDED CONTINUED
            before the first            | 2020-01-01..  2H                              | 2019-01-01..2019-12-31 3H | 2019-01-01..2019-12-31 3H; 2020-01-01.. 2H | ADDED
            before a later one          | 2020-01-01..2025-12-31 2H; 2026-01-01.. 4H    | 2025-07-01..2025-12-31 3H | 2020-01-01..2025-06-30 2H; 2025-07-01..2025-12-31 3H; 2026-01-01.. 4H | SHORTENED ADDED
            over a later one            | 2020-01-01..2025-12-31 2H; 2026-01-01.. 4H    | 2025-07-01..           3H | statute.refused.overlap [2026-01-01, 2025-12-31] |
            one day into a later one    | 2020-01-01..2025-12-31 2H; 2026-01-01.. 4H    | 2025-07-01..2026-01-01 3H | statute.refused.overlap [2026-01-01, 2025-12-31] |
            before the first, endless   | 2020-01-01..  2H                              | 2019-01-01..           3H | statute.refused.overlap [2020-01-01, 2019-12-31] |
            ends before it begins       | 2020-01-01..  2H                              | 2026-06-01..2026-05-31 3H | statute.refused.reversed [] |
            says the same               | 2020-01-01..  2H                              | 2026-06-01..           2H | statute.refused.nothing-changes [] |
            """)
    void a_new_version_makes_room(
            String rule, String present, String added, String expected, @Nullable String effects) {
        List<RuleVersion> versions =
                List.of(present.split(";")).stream().map(RulePlanTest::version).toList();

        Outcome<RulePlan> outcome = RulePlan.of(versions, version(added));

        switch (outcome) {
            case Outcome.Done<RulePlan> done -> {
                assertThat(done.value().versions().stream()
                                .map(RulePlanTest::text)
                                .collect(Collectors.joining("; ")))
                        .as(rule)
                        .isEqualTo(expected);
                assertThat(done.value().effects().stream()
                                .map(effect -> effect.kind().name())
                                .collect(Collectors.joining(" ")))
                        .isEqualTo(effects);
            }
            case Outcome.Refused<RulePlan> refused ->
                assertThat(refused.refusal().key() + " " + refused.refusal().arguments())
                        .as(rule)
                        .isEqualTo(expected);
        }
    }

    private static RuleVersion version(String text) {
        String[] parts = text.strip().split("\\s+");
        String[] days = parts[0].split("\\.\\.", -1);
        return new RuleVersion(
                "test.rule",
                "incident",
                RuleKind.CLOCK,
                "规则",
                null,
                null,
                parts[1],
                LocalDate.parse(days[0]),
                days[1].isEmpty() ? null : LocalDate.parse(days[1]),
                "",
                "来源",
                Certainty.M,
                new RuleVersion.Entered(Instant.EPOCH, "测试", "理由"));
    }

    private static String text(RuleVersion version) {
        return version.from() + ".." + (version.to() == null ? "" : version.to()) + " " + version.value();
    }
}
