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
import java.util.List;
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
 * The links with which the first three administrators (三员) of a production installation are made: the system
 * administrator first, who hands the other two links to two other persons. Only hashes are kept; a link is good for a
 * day, once, and only while nobody has ever held the post it makes.
 */
@Service
public class SetUp {

    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final int TOKEN_BYTES = 32;

    /** The system administrator is the first, because she brings the others in. */
    private static final List<String> SETS =
            List.of("system-administrator", "security-administrator", "audit-administrator");

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

    /** One link, to be given to one person. */
    public record Link(String permissionSet, String token) {

        public String path() {
            return "/set-up/" + token;
        }

        @Override
        public String toString() {
            return "Link[" + permissionSet + "]";
        }
    }

    /** What a link came to: the account, and the links for the administrators still missing. */
    public record Made(UUID account, List<Link> others) {

        public Made {
            others = List.copyOf(others);
        }
    }

    /**
     * Fresh links for the administrators there have never been; none in a demo. Before the first account there is one
     * link only, for the system administrator.
     */
    public List<Link> offer() {
        if (installation.isDemo()) {
            return List.of();
        }
        return accounts.isEmpty()
                ? List.of(newLink(SETS.getFirst()))
                : SETS.stream().filter(set -> !wasHeld(set)).map(this::newLink).toList();
    }

    private Link newLink(String permissionSet) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        jdbc.sql("""
                        INSERT INTO set_up_link (token_hash, expires_at, permission_set)
                        VALUES (:hash, :expiresAt, :set)
                        """)
                .param("hash", hash(token))
                .param("expiresAt", clock.instant().plus(GOOD_FOR).atOffset(ZoneOffset.UTC))
                .param("set", permissionSet)
                .update();
        return new Link(permissionSet, token);
    }

    /** Whether anybody ever held a post over all units with this set. */
    private boolean wasHeld(String permissionSet) {
        return jdbc.sql("""
                        SELECT EXISTS (
                          SELECT FROM appointment
                          JOIN post ON post.id = appointment.post_id
                          WHERE post.permission_set = :set
                            AND post.unit_no IS NULL)
                        """).param("set", permissionSet).query(Boolean.class).single();
    }

    /** The set of permissions whose first holder the link makes, if it is good. */
    public Optional<String> find(String token) {
        return jdbc.sql("SELECT permission_set FROM set_up_link WHERE token_hash = :hash AND expires_at > :now")
                .param("hash", hash(token))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .filter(set -> !wasHeld(set));
    }

    /**
     * Makes the administrator, with a post over all units, and burns every link for it.
     *
     * @param postTitle title of the post in the language of the page
     * @return the account, or a refusal as for any new account, or {@code identity.link-used}
     */
    public Outcome<Made> use(String token, NewAccount administrator, String postTitle) {
        Optional<String> set = find(token);
        if (set.isEmpty()) {
            return Outcome.refused("identity.link-used");
        }
        String login = Login.normalize(administrator.login());
        return NameRule.refuseAccount(login, administrator.name())
                .or(() -> PasswordRule.refuse(login, administrator.name(), administrator.password()))
                .map(Outcome::<Made>refused)
                .orElseGet(() -> make(token, set.get(), login, administrator, postTitle));
    }

    /** All or nothing: a crash in between must not leave an installation that nobody can enter. */
    private Outcome<Made> make(String token, String set, String login, NewAccount administrator, String postTitle) {
        String passwordHash = hashing.hash(administrator.password());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID account = UuidV7.at(now);
        UUID post = UuidV7.at(now);
        Actor installer = Actor.system(new Purpose("identity.set-up"));
        return transactions.write(installer.scope(), () -> {
            boolean isFirst = accounts.isEmpty();
            if (!burn(set, token) || wasHeld(set)) {
                return Outcome.refused("identity.link-used");
            }
            if (!accounts.insert(new NewRow(account, login, administrator.name().strip(), passwordHash, false), now)) {
                return Outcome.refused("identity.login-taken", login);
            }
            posts.insert(post, new NewPost(postTitle, null, null, set), now);
            posts.appoint(account, post, LocalDate.ofInstant(now, zone.id()), null, null);
            records.account(
                    installer,
                    "account.created",
                    account,
                    null,
                    Map.of("login", login, "post", post.toString(), "permission-set", set));
            return Outcome.done(new Made(account, isFirst ? offerOthers(set) : List.of()));
        });
    }

    private List<Link> offerOthers(String set) {
        return SETS.stream()
                .filter(other -> !other.equals(set))
                .map(this::newLink)
                .toList();
    }

    /** Removes every link for the post; whether this one was among them. A second request waits here and finds none. */
    private boolean burn(String set, String token) {
        return jdbc
                .sql("DELETE FROM set_up_link WHERE permission_set = :set RETURNING token_hash")
                .param("set", set)
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
