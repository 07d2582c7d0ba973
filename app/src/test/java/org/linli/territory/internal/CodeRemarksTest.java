package org.linli.territory.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.Refusal;

/** FEATURE UNDER TEST: what looks odd about a code is said with its reason, for the code as a whole. */
class CodeRemarksTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # code,          name,           parent,       remarks
            150303001,       拉僧仲街道,     150303,       ''
            150304001,       某街道,         150303,       structure.warning.not-below
            900302,          某区,           '',           structure.warning.province
            150303150,       某街道,         150303,       territory.warning.street-name
            150303001498,    某社区,         150303001,    territory.warning.village-special
            150303001007001, 第一网格,       150303001007, ''
            150303001007000, 第零网格,       150303001007, structure.warning.form
            """)
    void each_remark_has_its_reason(String code, String name, String parent, String remarks) {
        List<String> expected = remarks.isEmpty() ? List.of() : Arrays.asList(remarks.split(" "));

        assertThat(CodeRemarks.on(code, name, Optional.of(parent).filter(text -> !text.isEmpty())))
                .extracting(Refusal::key)
                .isEqualTo(expected);
    }
}
