package org.linli.territory.internal.levels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.Outcome;

/** FEATURE UNDER TEST: levels as they are typed. */
class LevelDraftTest {

    @Test
    void rules_are_read_and_written_a_line_each() {
        String lines = """
                嘎查,,,嘎查
                ,200,399,村
                ,,,社区
                """;

        LevelDraft draft =
                LevelDraft.read("community", "社区（村）", "street", "12", lines).orThrow();

        assertThat(draft.rules()).hasSize(3);
        assertThat(LevelDraft.lines(draft.rules())).isEqualTo(lines);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # key      | name | digits | rules    | refusal
            Area       | 片区 | ''     | ''       | structure.refused.level-key
            a          | 片区 | ''     | ''       | structure.refused.level-key
            area       | ''   | ''     | ''       | territory.import.name.missing
            area       | =1+1 | ''     | ''       | territory.import.name.formula
            area       | 片区 | 十     | ''       | structure.refused.number
            area       | 片区 | 99     | ''       | structure.refused.number
            area       | 片区 | ''     | 片,片区  | structure.refused.rule
            area       | 片区 | ''     | 片,1,x,片区 | structure.refused.rule
            area       | 片区 | ''     | 片,,,    | structure.refused.rule
            """)
    void what_cannot_be_read_is_refused_with_its_reason(
            String key, String name, String digits, String rules, String refusal) {
        assertThat(LevelDraft.read(key, name, null, digits, rules))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().key()).isEqualTo(refusal));
    }
}
