package org.linli.identity.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Vault;
import org.linli.messages.Messages;
import org.linli.messages.Phone;
import org.linli.messages.TextMessage;
import org.springframework.stereotype.Service;

/** One-time codes for residents' phones: six digits, five minutes, five tries. The same for every phone, known or not. */
@Service
public class ResidentCodes {

    public static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private static final Purpose PURPOSE = new Purpose("identity.resident-code");
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final int CODES = 1_000_000;

    private final ResidentCodeRows rows;
    private final Throttle throttle;
    private final Messages messages;
    private final Records records;
    private final Transactions transactions;
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ResidentCodes(
            ResidentCodeRows rows,
            Throttle throttle,
            Messages messages,
            Records records,
            Transactions transactions,
            Vault vault,
            Clock clock) {
        this.rows = rows;
        this.throttle = throttle;
        this.messages = messages;
        this.records = records;
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Sends a code; the one sent before is void.
     *
     * @param text the message around the code
     * @return how long to wait before another can be sent; empty if this one is on its way
     */
    public Optional<Duration> send(Phone phone, String address, Function<String, String> text) {
        Instant now = clock.instant();
        var subjects = throttle.phone(phone.digits(), address);
        Optional<Duration> wait = throttle.findWait(subjects, BackOff.PHONE, now);
        if (wait.isPresent() || !throttle.count(subjects, BackOff.PHONE, now)) {
            return Optional.of(wait.orElse(SHORTEST_WAIT));
        }
        String code = "%06d".formatted(random.nextInt(CODES));
        Instant until = now.plus(GOOD_FOR);
        transactions.write(new Scope.SystemJob(PURPOSE), () -> {
            rows.put(index(phone), hash(phone, code), until);
            return messages.send(new TextMessage(phone, text.apply(code), PURPOSE, until));
        });
        return Optional.empty();
    }

    /** The resident whose phone it is, if the code is the one sent to it. */
    public Optional<UUID> enter(Phone phone, String typed) {
        byte[] expected = hash(phone, typed.replaceAll("\\s", ""));
        Optional<byte[]> kept = rows.takeTry(index(phone), clock.instant());
        if (kept.isEmpty() || !MessageDigest.isEqual(kept.get(), expected) || !rows.delete(index(phone), expected)) {
            return Optional.empty();
        }
        UUID id = ownId(phone);
        transactions.write(new Scope.SystemJob(PURPOSE), () -> {
            records.resident(actor(id), "resident.signed-in", id);
            return id;
        });
        return Optional.of(id);
    }

    /** A resident as an actor who sees her own records only. */
    public Actor actor(UUID ownId) {
        return new Actor(Actor.Kind.RESIDENT, ownId, "", null, new Scope.Self(ownId), Set.of());
    }

    /** Made of the phone with the key that lies outside of the database: it cannot be found by trying all numbers. */
    public UUID ownId(Phone phone) {
        ByteBuffer hash = ByteBuffer.wrap(vault.blindIndex(phone.digits(), "resident.own-id"));
        return new UUID(hash.getLong(), hash.getLong());
    }

    void forgetExpired() {
        rows.deleteExpired(clock.instant());
    }

    private byte[] index(Phone phone) {
        return vault.blindIndex(phone.digits(), "resident_code.phone");
    }

    private byte[] hash(Phone phone, String code) {
        return vault.blindIndex(phone.digits() + " " + code, "resident_code.code");
    }
}
