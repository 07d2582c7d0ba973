package org.linli.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.Refusal;

class PasswordRuleTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            password                    | refusal
            Short-1                     | identity.password-short
            lower-case-1                | none
            onlyletters                 | identity.password-simple
            lettersand1                 | identity.password-simple
            Letters-and-1               | none
            correct horse battery       | none
            aaaaaaaaaaaaaaaaaaaaaa      | identity.password-simple
            巷口路灯三盏不亮了快来       | identity.password-simple
            巷口路灯三盏不亮了-2         | none
            My-Clerk7-password          | identity.password-has-login
            """)
    void passwords_are_long_and_mixed(String password, String refusal) {
        assertThat(PasswordRule.refuse("clerk7", password).map(Refusal::key).orElse("none"))
                .isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"128, none", "129, identity.password-long"})
    void passwords_have_a_greatest_length(int length, String refusal) {
        String password = "horse-staple-".repeat(20).substring(0, length);
        assertThat(PasswordRule.refuse("clerk7", password).map(Refusal::key).orElse("none"))
                .isEqualTo(refusal);
    }
}
