package org.linli.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.identity.NewAccount;
import org.linli.identity.NewPost;
import org.linli.identity.internal.AccountRows.NewRow;
import org.linli.kernel.Actor;
import org.linli.kernel.Installation;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The link with which the first administrator of a production installation is made. Only its hash is kept; it is good for
 * a day, once, and only while there is no account.
 */
@Service
public class SetUp {

    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final int TOKEN_BYTES = 32;

    private final AccountRows accounts;
    private final PostRows posts;
    private final PasswordHashing hashing;
    private final Records records;
    private final Transactions transactions;
    private final Installation installation;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Zone zone;

    SetUp(
            AccountRows accounts,
            PostRows posts,
            PasswordHashing hashing,
            Records records,
            Transactions transactions,
            Installation installation,
            JdbcClient jdbc,
            Clock clock,
            Zone zone) {
        this.accounts = accounts;
        this.posts = posts;
        this.hashing = hashing;
        this.records = records;
        this.transactions = transactions;
        this.installation = installation;
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    /** A fresh link's token; empty if the installation has accounts or is a demo. */
    public Optional<String> offer() {
        if (installation.isDemo() || !accounts.isEmpty()) {
            return Optional.empty();
        }
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        jdbc.sql("INSERT INTO set_up_link (token_hash, expires_at) VALUES (:hash, :expiresAt)")
                .param("hash", hash(token))
                .param("expiresAt", clock.instant().plus(GOOD_FOR).atOffset(ZoneOffset.UTC))
                .update();
        return Optional.of(token);
    }

    public boolean isGood(String token) {
        return accounts.isEmpty()
                && jdbc.sql("SELECT EXISTS (SELECT FROM set_up_link WHERE token_hash = :hash AND expires_at > :now)")
                        .param("hash", hash(token))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Boolean.class)
                        .single();
    }

    /**
     * Makes the administrator, with a post over all units, and burns every link.
     *
     * @param postTitle title of the post in the language of the page
     * @return the account, or a refusal as for any new account, or {@code identity.link-used}
     */
    public Outcome<UUID> use(String token, NewAccount administrator, String postTitle) {
        if (!isGood(token)) {
            return Outcome.refused("identity.link-used");
        }
        String login = Login.normalize(administrator.login());
        return NameRule.refuseAccount(login, administrator.name())
                .or(() -> PasswordRule.refuse(login, administrator.password()))
                .map(Outcome::<UUID>refused)
                .orElseGet(() -> make(token, login, administrator, postTitle));
    }

    /** All or nothing: a crash in between must not leave an installation that nobody can enter. */
    private Outcome<UUID> make(String token, String login, NewAccount administrator, String postTitle) {
        String passwordHash = hashing.hash(administrator.password());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID account = UuidV7.at(now);
        UUID post = UuidV7.at(now);
        Actor installer = Actor.system(new Purpose("identity.set-up"));
        return transactions.write(installer.scope(), () -> {
            if (!burn(token) || !accounts.isEmpty()) {
                return Outcome.refused("identity.link-used");
            }
            accounts.insert(new NewRow(account, login, administrator.name().strip(), passwordHash, false), now);
            posts.insert(post, new NewPost(postTitle, null, null, "system-administrator"), now);
            posts.appoint(account, post, LocalDate.ofInstant(now, zone.id()), null);
            records.account(
                    installer, "account.created", account, null, Map.of("login", login, "post", post.toString()));
            return Outcome.done(account);
        });
    }

    /** Removes every link; whether this one was among them. A second request waits here and then finds none. */
    private boolean burn(String token) {
        return jdbc
                .sql("DELETE FROM set_up_link RETURNING token_hash")
                .query((row, number) -> row.getBytes("token_hash"))
                .list()
                .stream()
                .anyMatch(burnt -> MessageDigest.isEqual(burnt, hash(token)));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
