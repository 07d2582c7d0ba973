package org.linli.evidence.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.linli.evidence.internal.Outbound.Answer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Posts the latest checkpoint to an address outside, such as that of a supervising authority. */
@Component
class Webhook {

    static final String PLACE = "webhook";

    private final Optional<URI> address;
    private final CheckpointRows checkpoints;
    private final DeliveryRows deliveries;
    private final Clock clock;
    private final Outbound outbound = new Outbound();

    /** @param setting {@code LINLI_CHECKPOINT_WEBHOOK}: http or https address; empty for none */
    Webhook(
            @Value("${linli.checkpoint.webhook:}") String setting,
            CheckpointRows checkpoints,
            DeliveryRows deliveries,
            Clock clock) {
        this.address = setting.isBlank() ? Optional.empty() : Optional.of(Outbound.address(setting));
        this.checkpoints = checkpoints;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Posts unless the address has this checkpoint already. What fails is tried again at the next turn. */
    void post() {
        if (address.isEmpty()) {
            return;
        }
        checkpoints.findLatest().ifPresent(latest -> {
            long size = latest.head().size();
            if (deliveries.findSize(PLACE).filter(known -> known == size).isPresent()) {
                return;
            }
            Instant now = clock.instant();
            try {
                Answer answer = outbound.post(address.get(), "text/plain; charset=utf-8", latest.note());
                if (answer.status() / 100 != 2) {
                    throw new IOException("answered " + answer.status());
                }
                deliveries.done(PLACE, size, now);
            } catch (IOException | RuntimeException failure) {
                deliveries.failed(PLACE, DeliveryRows.reason(failure), now);
            }
        });
    }
}
