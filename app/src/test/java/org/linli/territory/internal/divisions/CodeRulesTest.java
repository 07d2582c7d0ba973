package org.linli.territory.internal.divisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;

/** GB/T 2260 and the rules of the statistical codes as warnings (domain/standards.md, section 2). */
class CodeRulesTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # code,         name,          warning
            1503,           乌海市,         ''
            1590,           省直辖,         ''
            1575,           某市,           territory.warning.city-range
            150302,         海勃湾区,       ''
            150302,         某某县,         territory.warning.district-range
            150421,         阿鲁科尔沁旗,   ''
            150421,         某某区,         territory.warning.district-range
            150402001,      某某街道,       ''
            150402101,      某某街道,       territory.warning.street-name
            150402101,      某某镇,         ''
            150402001,      某某镇,         territory.warning.street-name
            150402201,      某某苏木,       ''
            150402150,      某某乡,         territory.warning.street-name
            150402400,      某某开发区,     ''
            150402700,      某某农场,       territory.warning.street-range
            150402001001,   某某社区居委会, ''
            150402001201,   某某社区居委会, territory.warning.village-name
            150402001201,   某某村委会,     ''
            150402001001,   某某村委会,     territory.warning.village-name
            150402001498,   某某虚拟社区,   territory.warning.village-special
            150402001600,   某某社区,       territory.warning.village-range
            """)
    void a_code_that_contradicts_its_name_is_pointed_out(String code, String name, String warning) {
        DivisionCode read = DivisionCode.read(code).orThrow();

        assertThat(CodeRules.warnings(read, name))
                .extracting(Refusal::key)
                .isEqualTo(warning.isEmpty() ? List.of() : List.of(warning));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # text,              read
            150302,              150302
            １５０３０２,          150302
            150302000000,        150302
            150302007000,        150302007
            150300,              1503
            150000,              15
            441900003,           441900003
            15030200100111112,   150302001001
            """)
    void zeros_that_fill_up_and_full_width_digits_do_not_matter(String text, String read) {
        assertThat(DivisionCode.read(text)).isEqualTo(Outcome.done(new DivisionCode(read)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # text,           refusal
            1503020010011,    territory.import.code.length
            15030,            territory.import.code.length
            1.50302E+11,      territory.import.code.rounded
            15030a,           territory.import.code.not-digits
            '="150302"',      territory.import.code.not-digits
            '',               territory.import.code.missing
            000000,           territory.import.code.zero
            """)
    void what_is_no_code_is_refused_with_its_reason(String text, String refusal) {
        assertThat(DivisionCode.read(text))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().key()).isEqualTo(refusal));
    }

    @Test
    void a_street_right_under_its_city_has_no_district_above() {
        assertThat(new DivisionCode("441900003").above()).contains(new DivisionCode("4419"));
    }
}
