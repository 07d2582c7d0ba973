package org.linli.identity.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.linli.identity.internal.factor.Base32;
import org.linli.identity.internal.factor.RecoveryCode;
import org.linli.identity.internal.factor.Totp;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Vault;
import org.springframework.stereotype.Service;

/** A person's second factor: enrolling it, taking codes of it, and the recovery codes that stand in for it. */
@Service
public class SecondFactor {

    private static final Purpose PURPOSE = new Purpose("identity.second-factor");
    private static final Scope OWN_FACTOR = new Scope.SystemJob(PURPOSE);
    /** Who typed a code is known only once it was right. */
    private static final Actor ANYBODY = Actor.system(PURPOSE);

    private static final String CONTEXT = "account_factor.secret";
    private static final String CODES = "recovery_code.code_hash";
    /** Under which an app lists the code; plain letters keep the QR code coarse. */
    private static final String ISSUER = "Linli";

    private static final int SECRET_BYTES = 20;
    private static final long NO_STEP_YET = 0;

    private final FactorRows rows;
    private final AccountRows accounts;
    private final Records records;
    private final Transactions transactions;
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactor(
            FactorRows rows,
            AccountRows accounts,
            Records records,
            Transactions transactions,
            Vault vault,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.records = records;
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * A secret that is offered to a person and not kept yet.
     *
     * @param sealed for keeping between two pages; opens for the same account only
     * @param grouped for typing into an app
     * @param uri for the QR code
     */
    public record Offer(String sealed, String grouped, String uri) {}

    /** How a person's factor stands. */
    public record State(Instant enrolledAt, int codesLeft) {}

    /** What enrolling came to. */
    public record Enrolled(Instant at, List<RecoveryCode> codes) {}

    public Optional<State> find(UUID account) {
        return rows.find(account).map(factor -> new State(factor.enrolledAt(), rows.countUnusedCodes(account)));
    }

    /** A fresh secret for the person. */
    public Offer offer(Standing person) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        byte[] sealed = vault.seal(text(secret), offerContext(person.accountId()));
        return offer(person, secret, Base64.getUrlEncoder().encodeToString(sealed));
    }

    /** The same offer again, for showing it once more. */
    public Offer reopen(Standing person, String sealed) {
        return offer(person, secretOf(person.accountId(), sealed), sealed);
    }

    private static Offer offer(Standing person, byte[] secret, String sealed) {
        String base32 = Base32.encode(secret);
        return new Offer(
                sealed,
                base32.replaceAll("(.{4})(?=.)", "$1 "),
                "otpauth://totp/%s?secret=%s&issuer=%s"
                        .formatted(ISSUER + ":" + encode(person.login()), base32, ISSUER));
    }

    /**
     * Keeps the secret if the person's app shows its code; her other sessions end.
     *
     * @return the recovery codes, which are shown this once, or a refusal: {@code doors.factor.wrong},
     *     {@code doors.factor.has-one}
     */
    public Outcome<Enrolled> enrol(Standing person, Actor by, String sealed, String typed) {
        UUID account = person.accountId();
        byte[] secret = secretOf(account, sealed);
        Instant now = now();
        OptionalLong step = Totp.USUAL.findStep(secret, digits(typed), now, NO_STEP_YET);
        if (step.isEmpty()) {
            return Outcome.refused("doors.factor.wrong");
        }
        return transactions.write(OWN_FACTOR, () -> {
            byte[] kept = vault.seal(text(secret), CONTEXT);
            if (!rows.insert(account, new FactorRows.Factor(kept, step.getAsLong(), now))) {
                return Outcome.refused("doors.factor.has-one");
            }
            List<RecoveryCode> codes = newCodes(account);
            accounts.endSessions(account, now);
            records.account(by, "account.factor-enrolled", account, null, Map.of());
            return Outcome.done(new Enrolled(now, codes));
        });
    }

    /** Ten new recovery codes; those from before are void. The caller has checked a code of the factor. */
    public List<RecoveryCode> renewCodes(Standing person, Actor by) {
        return transactions.write(OWN_FACTOR, () -> {
            rows.deleteCodes(person.accountId());
            records.account(by, "account.recovery-codes-renewed", person.accountId(), null, Map.of());
            return newCodes(person.accountId());
        });
    }

    /** Enrols an account without a person at a phone; for demo accounts. */
    void enrolUnattended(UUID account, Actor by) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        transactions.write(OWN_FACTOR, () -> {
            byte[] kept = vault.seal(text(secret), CONTEXT);
            if (rows.insert(account, new FactorRows.Factor(kept, NO_STEP_YET, now()))) {
                records.account(by, "account.factor-enrolled", account, null, Map.of());
            }
            return account;
        });
    }

    /** Whether a typed code opens: one of the app that was not used yet, or a recovery code. */
    boolean take(UUID account, String typed) {
        Optional<FactorRows.Factor> factor = rows.find(account);
        if (factor.isEmpty()) {
            return false;
        }
        RecoveryCode recovery = RecoveryCode.typed(typed);
        if (recovery.isWellFormed()) {
            return takeRecovery(account, recovery);
        }
        byte[] secret = secret(vault.open(factor.get().secret(), CONTEXT));
        OptionalLong step = Totp.USUAL.findStep(
                secret, digits(typed), clock.instant(), factor.get().lastStep());
        return step.isPresent() && rows.takeStep(account, step.getAsLong());
    }

    private boolean takeRecovery(UUID account, RecoveryCode code) {
        return transactions.write(OWN_FACTOR, () -> {
            boolean isTaken = rows.takeCode(account, hash(account, code), now());
            if (isTaken) {
                records.account(ANYBODY, "account.recovery-code-used", account, null, Map.of());
            }
            return isTaken;
        });
    }

    /** The code the account's app shows; absent while the ones of this minute have been used. */
    Optional<String> findPresentCode(UUID account) {
        return rows.find(account).flatMap(factor -> {
            OptionalLong step = Totp.USUAL.findOpenStep(clock.instant(), factor.lastStep());
            return step.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Totp.USUAL.code(secret(vault.open(factor.secret(), CONTEXT)), step.getAsLong()));
        });
    }

    private List<RecoveryCode> newCodes(UUID account) {
        List<RecoveryCode> codes = RecoveryCode.ten();
        rows.insertCodes(
                account, codes.stream().map(code -> hash(account, code)).toList());
        return codes;
    }

    private byte[] hash(UUID account, RecoveryCode code) {
        return vault.blindIndex(account + " " + code.signs(), CODES);
    }

    private byte[] secretOf(UUID account, String sealed) {
        return secret(vault.open(Base64.getUrlDecoder().decode(sealed), offerContext(account)));
    }

    private static String offerContext(UUID account) {
        return CONTEXT + ".offer." + account;
    }

    private static String text(byte[] secret) {
        return Base64.getEncoder().encodeToString(secret);
    }

    private static byte[] secret(String text) {
        return Base64.getDecoder().decode(text);
    }

    private static String digits(String typed) {
        return typed.replaceAll("[\\s-]", "");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
