package org.linli.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.identity.Account;
import org.linli.identity.internal.AccountRows.Credentials;
import org.linli.identity.internal.SignInAnswer.Admitted;
import org.linli.identity.internal.SignInAnswer.Busy;
import org.linli.identity.internal.SignInAnswer.NeedsCode;
import org.linli.identity.internal.SignInAnswer.TooSoon;
import org.linli.identity.internal.SignInAnswer.WithoutPost;
import org.linli.identity.internal.SignInAnswer.Wrong;
import org.linli.identity.internal.Standing.Factor;
import org.linli.identity.internal.Standing.HeldPost;
import org.linli.identity.internal.Throttle.Subjects;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.stereotype.Service;

/** Decides whether somebody is who she says she is. */
@Service
public class SignIn {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final int LONGEST_TYPED = 200;
    private static final int REPORTED = 5;
    private static final Scope SIGNING_IN = new Scope.SystemJob(new Purpose("identity.sign-in"));

    private final AccountRows accounts;
    private final Standings standings;
    private final Actors actors;
    private final SecondFactor factor;
    private final DemoFactors demoFactors;
    private final Throttle throttle;
    private final PasswordHashing hashing;
    private final Records records;
    private final Transactions transactions;
    private final Clock clock;

    SignIn(
            AccountRows accounts,
            Standings standings,
            Actors actors,
            SecondFactor factor,
            DemoFactors demoFactors,
            Throttle throttle,
            PasswordHashing hashing,
            Records records,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.standings = standings;
        this.actors = actors;
        this.factor = factor;
        this.demoFactors = demoFactors;
        this.throttle = throttle;
        this.hashing = hashing;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Costs the same for accounts that exist and those that do not. Holds no database connection while hashing.
     *
     * @param device mark of a browser the person has signed in with before; empty for any other
     * @param address network address the attempt comes from
     */
    public SignInAnswer attempt(String typedLogin, String password, String device, String address) {
        SignInAnswer answer = prove(typedLogin, password, device, address);
        return answer instanceof Admitted proven ? enter(proven.standing(), proven.at()) : answer;
    }

    /** Whether somebody signed in knows her password; counted like an attempt, so that it cannot be guessed here either. */
    public boolean knowsPassword(Standing person, String password, String address) {
        return prove(person.login(), password, person.accountId().toString(), address) instanceof Admitted;
    }

    /**
     * The second step: a code of the app, or a recovery code.
     *
     * @param since when the password was given; a password changed or an account closed since then voids it
     */
    public SignInAnswer enterCode(UUID account, Instant since, String code, String address) {
        SignInAnswer answer = proveCode(account, code, address);
        return answer instanceof Admitted proven
                        && !since.isBefore(proven.standing().sessionsFrom())
                ? admit(proven.standing(), proven.at())
                : answer instanceof Admitted ? new Wrong() : answer;
    }

    /** Whether somebody signed in holds her second factor; counted like an attempt. */
    public boolean holdsFactor(Standing person, String code, String address) {
        return proveCode(person.accountId(), code, address) instanceof Admitted;
    }

    private SignInAnswer proveCode(UUID account, String code, String address) {
        Instant now = now();
        Subjects subjects = throttle.factorOf(account, address);
        Optional<Duration> wait = throttle.findWait(subjects, now);
        if (wait.isPresent() || !throttle.count(subjects, now)) {
            return new TooSoon(wait.orElse(SHORTEST_WAIT));
        }
        if (code.length() > LONGEST_TYPED || !factor.take(account, code)) {
            failed(Optional.of(account), subjects, now);
            return new Wrong();
        }
        throttle.succeeded(subjects);
        return standings
                .find(account)
                .<SignInAnswer>map(standing -> new Admitted(standing, now))
                .orElseGet(Wrong::new);
    }

    /** Lets somebody in whom an outside provider has vouched for; her second factor is still asked for. */
    public SignInAnswer enterVouched(UUID account) {
        return standings.find(account).map(standing -> enter(standing, now())).orElseGet(Wrong::new);
    }

    private SignInAnswer enter(Standing person, Instant now) {
        Standing standing = demoFactors.ready(person);
        return standing.factor() == Factor.ENROLLED && !standing.posts().isEmpty()
                ? new NeedsCode(standing)
                : admit(standing, now);
    }

    private SignInAnswer prove(String typedLogin, String password, String device, String address) {
        if (typedLogin.length() > LONGEST_TYPED || password.length() > LONGEST_TYPED) {
            return new Wrong();
        }
        String login = Login.normalize(typedLogin);
        Subjects subjects = throttle.subjects(login, device, address);
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
        Instant now = now();
        if (!matches || credentials.filter(found -> isUsable(found, now)).isEmpty()) {
            failed(credentials.map(Credentials::id), subjects, now);
            return new Wrong();
        }
        throttle.succeeded(subjects);
        return standings
                .find(credentials.get().id())
                .<SignInAnswer>map(standing -> new Admitted(standing, now))
                .orElseGet(Wrong::new);
    }

    /** Failures go on record in sums, at the fifth and then whenever their number has doubled: a flood leaves few lines. */
    private void failed(Optional<UUID> account, Subjects subjects, Instant now) {
        throttle.failed(subjects, now);
        int failures = throttle.failures(subjects);
        if (account.isPresent() && failures % REPORTED == 0 && Integer.bitCount(failures / REPORTED) == 1) {
            transactions.write(SIGNING_IN, () -> {
                records.account(
                        Actor.system(new Purpose("identity.sign-in")),
                        "account.sign-in-failures",
                        account.get(),
                        null,
                        Map.of("in-a-row", Integer.toString(failures)));
                return failures;
            });
        }
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
        transactions.write(SIGNING_IN, () -> {
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

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
