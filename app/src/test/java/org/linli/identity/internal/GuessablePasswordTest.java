package org.linli.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.Refusal;

/** FEATURE UNDER TEST: passwords that are guessed first are refused, with the reason. */
class GuessablePasswordTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Password123!        | doors.password-common
            P@ssw0rd2026        | doors.password-common
            Dragon!2024         | doors.password-common
            Basketball#1        | doors.password-common
            1qaz@WSX3edc        | doors.password-pattern
            Qwer1234!@#$        | doors.password-pattern
            1qaz2wsx3EDC        | doors.password-common
            Woaini5201314       | doors.password-common
            Woaini@1314520      | doors.password-common
            Abc19900101!        | doors.password-pattern
            Zxcvbnm,./123       | doors.password-common
            Aab111111111!       | doors.password-pattern
            Admin@20261122      | doors.password-common
            Qwe147258369!       | doors.password-pattern
            Shequ5201314Aini    | doors.password-pattern
            147258369Qq!        | doors.password-pattern
            Wang Fang 7788      | -
            For-tests-only-7    | -
            First-of-all-1      | -
            三号楼的猫爱吃鱼Ab1     | -
            correct horse battery staple | -
            Tr0ub4dor&3x        | -
            """)
    void guessable_passwords_are_refused(String password, String reason) {
        assertThat(PasswordRule.refuse("somebody", "王芳", password)
                        .map(Refusal::key)
                        .orElse("-"))
                .isEqualTo(reason);
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            wangfang | 王芳   | Wangfang-1x2z9 | identity.password-has-login
            worker7  | 王芳   | 王芳kuaileXq7z   | doors.password-has-name
            worker7  | 芳     | 芬芳kuaileXq7z   | -
            """)
    void login_and_name_do_not_belong_into_a_password(String login, String name, String password, String reason) {
        assertThat(PasswordRule.refuse(login, name, password).map(Refusal::key).orElse("-"))
                .isEqualTo(reason);
    }
}
