package org.linli.identity.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.linli.identity.internal.BackOff.Failures;
import org.linli.kernel.Vault;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of passwords, per login name and per network address. An attempt on a login name is counted before
 * the password is looked at, so a thousand attempts at once get no further than five.
 */
@Component
class Throttle {

    private static final int TRIES_TO_COUNT = 3;

    private final FailureRows rows;
    private final Vault vault;

    Throttle(FailureRows rows, Vault vault) {
        this.rows = rows;
        this.vault = vault;
    }

    /** Who is trying; what was typed and where it came from are kept as keyed hashes only. */
    record Subjects(byte[] login, byte[] address) {}

    /**
     * @param device mark of a browser this person has signed in with before, empty for any other: what strangers try
     *     elsewhere does not lock her out there
     */
    Subjects subjects(String login, String device, String address) {
        return of(device.isEmpty() ? login : login + " " + device, "sign_in_throttle.login", address);
    }

    /** For the second step, which has a count of its own. */
    Subjects factorOf(UUID account, String address) {
        return of(account.toString(), "sign_in_throttle.factor", address);
    }

    /** For sending codes to a phone. */
    Subjects phone(String phone, String address) {
        return of(phone, "sign_in_throttle.phone", address);
    }

    private Subjects of(String subject, String kind, String address) {
        return new Subjects(
                vault.blindIndex(subject, kind), vault.blindIndex(network(address), "sign_in_throttle.address"));
    }

    /** How long an attempt has to wait; empty if it may be made now. Writes and locks nothing. */
    Optional<Duration> findWait(Subjects subjects, Instant now) {
        return findWait(subjects, BackOff.ACCOUNT, now);
    }

    Optional<Duration> findWait(Subjects subjects, BackOff ofSubject, Instant now) {
        Instant opensAt = now;
        for (FailureRows.Row row : rows.list(subjects)) {
            BackOff rule = Arrays.equals(row.subject(), subjects.login()) ? ofSubject : BackOff.ADDRESS;
            Instant next = rule.isForgotten(row.failures(), now) ? now : rule.opensAt(row.failures());
            opensAt = next.isAfter(opensAt) ? next : opensAt;
        }
        return opensAt.isAfter(now) ? Optional.of(Duration.between(now, opensAt)) : Optional.empty();
    }

    /** Counts an attempt on the login name; false if it has to wait after all because others came first. */
    boolean count(Subjects subjects, Instant now) {
        return count(subjects, BackOff.ACCOUNT, now);
    }

    boolean count(Subjects subjects, BackOff rule, Instant now) {
        for (int i = 0; i < TRIES_TO_COUNT; i++) {
            Optional<Failures> seen = rows.find(subjects.login());
            boolean isFirst = seen.isEmpty() || rule.isForgotten(seen.get(), now);
            if (!isFirst && rule.opensAt(seen.get()).isAfter(now)) {
                return false;
            }
            Failures next = new Failures(isFirst ? 1 : seen.get().count() + 1, now);
            if (seen.isEmpty()
                    ? rows.insert(subjects.login(), next)
                    : rows.replace(subjects.login(), seen.get(), next)) {
                return true;
            }
        }
        return false;
    }

    /** The password was wrong: counts against the address too. */
    void failed(Subjects subjects, Instant now) {
        rows.increment(subjects.address(), now, now.minus(BackOff.ADDRESS.memory()));
    }

    /** How many attempts on the login name have failed in a row. */
    int failures(Subjects subjects) {
        return rows.find(subjects.login()).map(Failures::count).orElse(0);
    }

    /** The password was right: the login name starts afresh. The address does not, or one true account would free it. */
    void succeeded(Subjects subjects) {
        rows.delete(subjects.login());
    }

    /** Forgets what no longer counts. */
    void forget(Instant now) {
        rows.deleteBefore(now.minus(BackOff.ACCOUNT.memory()));
    }

    /** The address itself, or the network of an IPv6 address: a subscriber has 2⁶⁴ of those. */
    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, 8)
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
