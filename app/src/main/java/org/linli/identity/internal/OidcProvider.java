package org.linli.identity.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The provider staff may sign in with (OpenID Connect Core 1.0, code flow with PKCE, state and nonce): {@code
 * LINLI_OIDC_ISSUER}, {@code LINLI_OIDC_CLIENT_ID}, {@code LINLI_OIDC_CLIENT_SECRET}, and {@code LINLI_OIDC_ALGORITHM}
 * for the signature of its tokens, default RS256. Absent without an issuer.
 */
@Component
@ConditionalOnProperty("LINLI_OIDC_ISSUER")
public class OidcProvider {

    private static final Logger LOG = LoggerFactory.getLogger(OidcProvider.class);
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration READING = Duration.ofSeconds(10);
    private static final int LONGEST_KEYS_BYTES = 200_000;
    private static final Duration METADATA_KEPT = Duration.ofHours(1);

    private final Issuer issuer;
    private final ClientID client;
    private final Secret secret;
    private final JWSAlgorithm algorithm;
    private final Clock clock;
    private volatile @Nullable Known known;

    OidcProvider(Environment environment, Clock clock) {
        this.issuer = new Issuer(safe(environment.getRequiredProperty("LINLI_OIDC_ISSUER")));
        this.client = new ClientID(environment.getRequiredProperty("LINLI_OIDC_CLIENT_ID"));
        this.secret = new Secret(environment.getRequiredProperty("LINLI_OIDC_CLIENT_SECRET"));
        this.algorithm = JWSAlgorithm.parse(environment.getProperty("LINLI_OIDC_ALGORITHM", "RS256"));
        this.clock = clock;
    }

    /** The provider's own description, with how to check its tokens. */
    private record Known(OIDCProviderMetadata metadata, IDTokenValidator validator, Instant readAt) {}

    /** What must come back with the answer; kept in the session of whoever asks. */
    public record Question(String state, String nonce, String verifier) {

        static Question random() {
            return new Question(new State().getValue(), new Nonce().getValue(), new CodeVerifier().getValue());
        }
    }

    /** Where to send the browser, and what must come back. */
    public record Departure(URI uri, Question question) {}

    public String issuer() {
        return issuer.getValue();
    }

    /** Empty if the provider does not answer. */
    public Optional<Departure> depart(URI returnTo) {
        Question question = Question.random();
        try {
            URI uri = new AuthenticationRequest.Builder(new ResponseType("code"), new Scope("openid"), client, returnTo)
                    .endpointURI(known().metadata().getAuthorizationEndpointURI())
                    .state(new State(question.state()))
                    .nonce(new Nonce(question.nonce()))
                    .codeChallenge(new CodeVerifier(question.verifier()), CodeChallengeMethod.S256)
                    .build()
                    .toURI();
            return Optional.of(new Departure(uri, question));
        } catch (GeneralException | IOException unreachable) {
            LOG.warn("The OpenID provider {} does not answer: {}", issuer, unreachable.toString());
            return Optional.empty();
        }
    }

    /**
     * The provider's id of the person who came back.
     *
     * @param arrival the address the browser came back to, with its query
     * @return empty if she was refused there, or anything about the answer is not as it was asked for
     */
    public Optional<String> findSubject(URI arrival, URI returnTo, Question question) {
        try {
            AuthenticationResponse answer = AuthenticationResponseParser.parse(arrival);
            if (!answer.indicatesSuccess() || !new State(question.state()).equals(answer.getState())) {
                LOG.warn(
                        "A sign-in by OpenID was refused ({}), or its answer belongs to another question",
                        answer.indicatesSuccess()
                                ? "no"
                                : answer.toErrorResponse().getErrorObject().getCode());
                return Optional.empty();
            }
            var grant = new AuthorizationCodeGrant(
                    answer.toSuccessResponse().getAuthorizationCode(), returnTo, new CodeVerifier(question.verifier()));
            HTTPRequest request = new TokenRequest.Builder(
                            known().metadata().getTokenEndpointURI(), new ClientSecretBasic(client, secret), grant)
                    .build()
                    .toHTTPRequest();
            request.setConnectTimeout((int) CONNECTING.toMillis());
            request.setReadTimeout((int) READING.toMillis());
            TokenResponse tokens = OIDCTokenResponseParser.parse(request.send());
            if (!tokens.indicatesSuccess()) {
                LOG.warn(
                        "The OpenID provider gives no token: {}",
                        tokens.toErrorResponse().getErrorObject());
                return Optional.empty();
            }
            var idToken = ((OIDCTokenResponse) tokens.toSuccessResponse())
                    .getOIDCTokens()
                    .getIDToken();
            return Optional.of(known().validator()
                    .validate(idToken, new Nonce(question.nonce()))
                    .getSubject()
                    .getValue());
        } catch (GeneralException | IOException | BadJOSEException | JOSEException refused) {
            LOG.warn("A sign-in by OpenID failed: {}", refused.toString());
            return Optional.empty();
        }
    }

    private Known known() throws GeneralException, IOException {
        Known kept = known;
        Instant now = clock.instant();
        if (kept != null && now.isBefore(kept.readAt().plus(METADATA_KEPT))) {
            return kept;
        }
        OIDCProviderMetadata metadata =
                OIDCProviderMetadata.resolve(issuer, (int) CONNECTING.toMillis(), (int) READING.toMillis());
        IDTokenValidator validator = new IDTokenValidator(
                issuer,
                client,
                algorithm,
                metadata.getJWKSetURI().toURL(),
                new DefaultResourceRetriever(
                        (int) CONNECTING.toMillis(), (int) READING.toMillis(), LONGEST_KEYS_BYTES));
        Known read = new Known(metadata, validator, now);
        known = read;
        return read;
    }

    /** Tokens and secrets travel encrypted, unless the provider is on this very machine. */
    private static String safe(String issuer) {
        URI uri = URI.create(issuer);
        boolean isSafe = "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme())
                        && ("127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost())));
        if (!isSafe) {
            throw new IllegalArgumentException("LINLI_OIDC_ISSUER must be an https address, not " + issuer);
        }
        return issuer;
    }
}
