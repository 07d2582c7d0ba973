package org.linli.identity.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Refusal;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.stereotype.Service;

/** Lets a person choose another password for herself. */
@Service
public class PasswordChange {

    /** Whatever a person may see elsewhere, her own password is hers to change. */
    private static final Scope OWN_PASSWORD = new Scope.SystemJob(new Purpose("identity.password"));

    private final AccountRows accounts;
    private final PasswordHashing hashing;
    private final Records records;
    private final Transactions transactions;
    private final Clock clock;

    PasswordChange(
            AccountRows accounts, PasswordHashing hashing, Records records, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Sets the password; all sessions that began before end.
     *
     * @param present the present password, which has been checked
     * @return the instant from which sessions are good, or a refusal: {@code identity.password-same} or one of the rules
     *     for passwords
     */
    public Outcome<Instant> change(Standing person, Actor by, String present, String next) {
        if (next.equals(present)) {
            return Outcome.refused("identity.password-same");
        }
        Optional<Refusal> refusal = PasswordRule.refuse(person.login(), person.name(), next);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        String hash = hashing.hash(next);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.write(OWN_PASSWORD, () -> {
            accounts.setPassword(person.accountId(), hash, null, now);
            records.account(by, "account.password-changed", person.accountId(), null, Map.of());
            return Outcome.done(now);
        });
    }
}
