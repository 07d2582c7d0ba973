package org.linli.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Refusal;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Links with which the holder of an account chooses her own password, so that nobody else ever knows one. Only the hash of
 * a link is kept; it is good for seven days and once, and a new one voids the one before.
 */
@Service
public class ActivationLinks {

    public static final Duration GOOD_FOR = Duration.ofDays(7);

    private static final Scope OWN_PASSWORD = new Scope.SystemJob(new Purpose("identity.activation"));

    private final JdbcClient jdbc;
    private final AccountRows accounts;
    private final PasswordHashing hashing;
    private final Records records;
    private final Transactions transactions;
    private final Clock clock;

    ActivationLinks(
            JdbcClient jdbc,
            AccountRows accounts,
            PasswordHashing hashing,
            Records records,
            Transactions transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.hashing = hashing;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whose link it is, for greeting her. */
    public record Holder(UUID accountId, String login, String name) {}

    /** A fresh token for the account, inside the open transaction. */
    String issue(UUID accountId, Instant now) {
        String token = OneTimeToken.fresh();
        jdbc.sql("""
                        INSERT INTO activation_link (account_id, token_hash, expires_at)
                        VALUES (:accountId, :hash, :until)
                        ON CONFLICT (account_id) DO UPDATE
                        SET token_hash = excluded.token_hash,
                            expires_at = excluded.expires_at
                        """)
                .param("accountId", accountId)
                .param("hash", OneTimeToken.hash(token))
                .param("until", utc(now.plus(GOOD_FOR)))
                .update();
        return token;
    }

    /** Empty if the link was used, replaced, is too old, or its account is not in use. */
    public Optional<Holder> find(String token) {
        return transactions.read(OWN_PASSWORD, () -> holder(token));
    }

    private Optional<Holder> holder(String token) {
        return jdbc.sql("""
                        SELECT account.id, account.login, account.display_name
                        FROM activation_link
                        JOIN account ON account.id = activation_link.account_id
                        WHERE activation_link.token_hash = :hash
                          AND activation_link.expires_at > :now
                          AND account.state = 'ACTIVE'
                        """)
                .param("hash", OneTimeToken.hash(token))
                .param("now", utc(clock.instant()))
                .query((row, number) -> new Holder(
                        row.getObject("id", UUID.class), row.getString("login"), row.getString("display_name")))
                .optional();
    }

    /**
     * Sets the password its holder chose and burns the link; sessions of the account end.
     *
     * @return the account, or a refusal: {@code identity.link-gone}, or one of the rules for passwords
     */
    public Outcome<UUID> use(String token, String password) {
        Optional<Holder> seen = find(token);
        if (seen.isEmpty()) {
            return Outcome.refused("identity.link-gone");
        }
        Holder holder = seen.get();
        Optional<Refusal> refusal = PasswordRule.refuse(holder.login(), holder.name(), password);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        String hash = hashing.hash(password);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Actor self = new Actor(Actor.Kind.STAFF, holder.accountId(), holder.name(), null, OWN_PASSWORD, Set.of());
        return transactions.write(OWN_PASSWORD, () -> {
            if (!burn(token)) {
                return Outcome.refused("identity.link-gone");
            }
            accounts.setPassword(holder.accountId(), hash, null, now);
            records.account(self, "account.activated", holder.accountId(), null, Map.of("login", holder.login()));
            return Outcome.done(holder.accountId());
        });
    }

    /** Of two requests at once the second waits here and then finds none. */
    private boolean burn(String token) {
        return jdbc.sql("DELETE FROM activation_link WHERE token_hash = :hash AND expires_at > :now")
                        .param("hash", OneTimeToken.hash(token))
                        .param("now", utc(clock.instant()))
                        .update()
                == 1;
    }

    void revoke(UUID accountId) {
        jdbc.sql("DELETE FROM activation_link WHERE account_id = :id")
                .param("id", accountId)
                .update();
    }

    void forget(Instant now) {
        jdbc.sql("DELETE FROM activation_link WHERE expires_at <= :now")
                .param("now", utc(now))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
