package org.linli.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.identity.internal.BackOff.Failures;

class BackOffTest {

    private static final Instant LAST = Instant.parse("2026-11-21T08:00:00Z");

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            failures | account waits | address waits
            1        | PT0S          | PT0S
            4        | PT0S          | PT0S
            5        | PT1S          | PT0S
            6        | PT2S          | PT0S
            10       | PT32S         | PT0S
            14       | PT8M32S       | PT0S
            15       | PT15M         | PT0S
            29       | PT15M         | PT0S
            30       | PT15M         | PT1S
            35       | PT15M         | PT32S
            36       | PT15M         | PT1M
            100000   | PT15M         | PT1M
            """)
    void waiting_doubles_with_every_failure_up_to_a_limit(int failures, Duration account, Duration address) {
        assertThat(BackOff.ACCOUNT.opensAt(new Failures(failures, LAST))).isEqualTo(LAST.plus(account));
        assertThat(BackOff.ADDRESS.opensAt(new Failures(failures, LAST))).isEqualTo(LAST.plus(address));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            quiet   | account forgets | address forgets
            PT14M   | false           | false
            PT16M   | false           | true
            PT61M   | true            | true
            """)
    void failures_are_forgotten_after_a_quiet_while(Duration quiet, boolean account, boolean address) {
        Failures failures = new Failures(50, LAST);
        assertThat(BackOff.ACCOUNT.isForgotten(failures, LAST.plus(quiet))).isEqualTo(account);
        assertThat(BackOff.ADDRESS.isForgotten(failures, LAST.plus(quiet))).isEqualTo(address);
    }
}
