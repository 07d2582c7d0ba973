package org.linli.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** FEATURE UNDER TEST: settings of the OpenID provider that cannot be right stop the start; one that is away stops nothing. */
class OidcProviderTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            https://id.example.gov.cn        | good
            http://127.0.0.1:9000            | good
            http://localhost:9000            | good
            http://id.example.gov.cn         | bad
            http://127.0.0.1.evil.example    | bad
            ftp://id.example.gov.cn          | bad
            """)
    void tokens_travel_encrypted_unless_the_provider_is_on_this_machine(String issuer, String verdict) {
        if (verdict.equals("good")) {
            assertThat(provider(issuer).issuer()).isEqualTo(issuer);
        } else {
            assertThatThrownBy(() -> provider(issuer)).hasMessageContaining("LINLI_OIDC_ISSUER");
        }
    }

    @Test
    void an_issuer_without_a_client_is_half_a_setting() {
        assertThatThrownBy(() -> new OidcProvider(
                        new MockEnvironment().withProperty("LINLI_OIDC_ISSUER", "https://id.example.gov.cn"),
                        Clock.systemUTC()))
                .hasMessageContaining("LINLI_OIDC_CLIENT_ID");
    }

    @Test
    void a_provider_that_is_away_is_said_to_be_away() {
        assertThat(provider("http://127.0.0.1:1").depart(URI.create("http://127.0.0.1/sign-in/oidc/return")))
                .isEmpty();
    }

    private static OidcProvider provider(String issuer) {
        return new OidcProvider(
                new MockEnvironment()
                        .withProperty("LINLI_OIDC_ISSUER", issuer)
                        .withProperty("LINLI_OIDC_CLIENT_ID", "linli")
                        .withProperty("LINLI_OIDC_CLIENT_SECRET", "secret"),
                Clock.systemUTC());
    }
}
