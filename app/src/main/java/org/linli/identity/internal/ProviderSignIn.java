package org.linli.identity.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.stereotype.Service;

/** Finds the account an identity at the provider is bound to, and binds one. An unknown identity makes no account. */
@Service
public class ProviderSignIn {

    private static final Scope OWN_BINDING = new Scope.SystemJob(new Purpose("identity.binding"));

    private final Bindings bindings;
    private final SignIn signIn;
    private final Transactions transactions;
    private final Clock clock;

    ProviderSignIn(Bindings bindings, SignIn signIn, Transactions transactions, Clock clock) {
        this.bindings = bindings;
        this.signIn = signIn;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Empty if the identity is bound to no account. */
    public Optional<SignInAnswer> enter(String issuer, String subject) {
        return bindings.find(issuer, subject).map(signIn::enterVouched);
    }

    public boolean isBound(UUID account, String issuer) {
        return bindings.isBound(account, issuer);
    }

    /** Binds an identity to one's own account; the provider has vouched for it a moment ago. */
    public Outcome<UUID> bindOwn(Actor by, UUID account, String issuer, String subject) {
        return transactions.write(
                OWN_BINDING,
                () -> bindings.bind(
                        by, account, issuer, subject, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }
}
