package org.linli.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.linli.identity.Account;
import org.linli.identity.internal.AccountRows.Credentials;
import org.linli.identity.internal.SignInAnswer.Admitted;
import org.linli.identity.internal.SignInAnswer.Busy;
import org.linli.identity.internal.SignInAnswer.TooSoon;
import org.linli.identity.internal.SignInAnswer.WithoutPost;
import org.linli.identity.internal.SignInAnswer.Wrong;
import org.linli.identity.internal.Standing.HeldPost;
import org.linli.identity.internal.Throttle.Subjects;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.stereotype.Service;

/** Decides whether somebody is who she says she is. */
@Service
public class SignIn {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final int LONGEST_TYPED = 200;

    private final AccountRows accounts;
    private final Standings standings;
    private final Actors actors;
    private final Throttle throttle;
    private final PasswordHashing hashing;
    private final Records records;
    private final Transactions transactions;
    private final Clock clock;

    SignIn(
            AccountRows accounts,
            Standings standings,
            Actors actors,
            Throttle throttle,
            PasswordHashing hashing,
            Records records,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.standings = standings;
        this.actors = actors;
        this.throttle = throttle;
        this.hashing = hashing;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Costs the same for accounts that exist and those that do not. Holds no database connection while hashing.
     *
     * @param address network address the attempt comes from
     */
    public SignInAnswer attempt(String typedLogin, String password, String address) {
        if (typedLogin.length() > LONGEST_TYPED || password.length() > LONGEST_TYPED) {
            return new Wrong();
        }
        String login = Login.normalize(typedLogin);
        Subjects subjects = throttle.subjects(login, address);
        Optional<Duration> wait = throttle.findWait(subjects, clock.instant());
        if (wait.isPresent()) {
            return new TooSoon(wait.get());
        }
        return hashing.inTurn(() -> check(login, password, subjects)).orElseGet(Busy::new);
    }

    private SignInAnswer check(String login, String password, Subjects subjects) {
        if (!throttle.count(subjects, clock.instant())) {
            return new TooSoon(throttle.findWait(subjects, clock.instant()).orElse(SHORTEST_WAIT));
        }
        Optional<Credentials> credentials = accounts.findCredentials(login);
        boolean matches = hashing.matches(
                password, credentials.map(Credentials::passwordHash).orElse(hashing.ofNobody));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!matches || credentials.filter(found -> isUsable(found, now)).isEmpty()) {
            throttle.failed(subjects, now);
            return new Wrong();
        }
        throttle.succeeded(subjects);
        return standings
                .find(credentials.get().id())
                .map(standing -> admit(standing, now))
                .orElseGet(Wrong::new);
    }

    private static boolean isUsable(Credentials credentials, Instant now) {
        Instant until = credentials.oneTimeUntil();
        return credentials.state() == Account.State.ACTIVE && (until == null || now.isBefore(until));
    }

    private SignInAnswer admit(Standing standing, Instant now) {
        Optional<HeldPost> post = standing.findPost(null);
        if (post.isEmpty()) {
            return new WithoutPost();
        }
        transactions.write(new Scope.SystemJob(new Purpose("identity.sign-in")), () -> {
            records.account(
                    actors.of(standing, post.get()),
                    "account.signed-in",
                    standing.accountId(),
                    post.get().unitNo(),
                    Map.of());
            return standing;
        });
        return new Admitted(standing, now);
    }
}
