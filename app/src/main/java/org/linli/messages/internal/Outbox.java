package org.linli.messages.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.Installation;
import org.linli.kernel.UuidV7;
import org.linli.messages.Messages;
import org.linli.messages.Phone;
import org.linli.messages.TextMessage;
import org.linli.messages.internal.Gateway.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes messages and gets them delivered: at least once, in the background, with growing pauses. A demo has no carrier,
 * whatever is configured: its messages stand on the screen of whoever caused them.
 */
@Service
class Outbox implements Messages {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int AT_ONCE = 20;
    private static final int MOST_ATTEMPTS = 6;
    private static final Duration CLAIMED_FOR = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_ON_SCREEN = 1_000;

    private final OutboxRows rows;
    private final Optional<Gateway> gateway;
    private final Installation installation;
    private final Clock clock;
    private final Cache<Phone, String> onScreen = Caffeine.newBuilder()
            .maximumSize(MOST_ON_SCREEN)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    Outbox(OutboxRows rows, Optional<Gateway> gateway, Installation installation, Clock clock) {
        this.rows = rows;
        this.gateway = gateway;
        this.installation = installation;
        this.clock = clock;
    }

    @Override
    public boolean canSend() {
        return installation.isDemo() || gateway.isPresent();
    }

    @Override
    public UUID send(TextMessage message) {
        Instant now = clock.instant();
        UUID id = UuidV7.at(now);
        if (installation.isDemo()) {
            onScreen.put(message.phone(), message.text());
        } else if (gateway.isPresent()) {
            rows.insert(id, message, now);
        } else {
            throw new IllegalStateException("This installation has no way to send " + message);
        }
        return id;
    }

    @Override
    public Optional<String> findOnScreen(Phone phone) {
        return installation.isDemo() ? Optional.ofNullable(onScreen.getIfPresent(phone)) : Optional.empty();
    }

    /** Makes one attempt at everything that is due; answers how many attempts were made. */
    int deliverDue() {
        if (gateway.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        var claimed = rows.claim(now, now.plus(CLAIMED_FOR), AT_ONCE);
        claimed.forEach(message -> attempt(gateway.get(), message));
        return claimed.size();
    }

    private void attempt(Gateway carrier, OutboxRows.Claimed message) {
        Instant now = clock.instant();
        if (now.isAfter(message.usefulUntil())) {
            giveUp(message, "too late", now);
            return;
        }
        switch (carrier.deliver(message.id(), message.phone(), message.text())) {
            case Delivery.Sent ignored -> rows.sent(message.id(), now);
            case Delivery.Never never -> giveUp(message, never.problem(), now);
            case Delivery.Later later when message.attempts() >= MOST_ATTEMPTS -> giveUp(message, later.problem(), now);
            case Delivery.Later later ->
                rows.later(message.id(), now.plus(pauseAfter(message.attempts())), later.problem());
        }
    }

    private void giveUp(OutboxRows.Claimed message, String problem, Instant now) {
        rows.dead(message.id(), problem, now);
        LOG.warn("Message {} was given up after {} attempts: {}", message.id(), message.attempts(), problem);
    }

    /** 5 s, 15 s, 45 s … */
    static Duration pauseAfter(int attempts) {
        return FIRST_PAUSE.multipliedBy((long) Math.pow(3, attempts - 1.0));
    }

    void forgetOld() {
        rows.deleteEndedBefore(clock.instant().minus(KEPT));
    }
}
