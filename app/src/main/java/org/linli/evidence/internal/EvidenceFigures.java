package org.linli.evidence.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.linli.evidence.EvidenceLog;
import org.springframework.stereotype.Component;

/** What an operator watches of the log: how far it is, how much waits, how old its last checkpoint is. */
@Component
class EvidenceFigures implements MeterBinder {

    private final EvidenceLog log;
    private final Clock clock;

    EvidenceFigures(EvidenceLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("linli.evidence.size", () -> log.state().size())
                .description("Leaves in the public log")
                .register(registry);
        Gauge.builder("linli.evidence.waiting", () -> log.state().waiting().value())
                .description("Entries that are not in the log yet; 10,000 stands for more")
                .register(registry);
        Gauge.builder("linli.evidence.checkpoint.age", this::secondsSinceCheckpoint)
                .description("Age of the last checkpoint")
                .baseUnit("seconds")
                .register(registry);
    }

    private double secondsSinceCheckpoint() {
        return log.state()
                .checkpointAt()
                .map(at -> Duration.between(at, clock.instant()).toMillis() / 1_000.0)
                .orElse(Double.NaN);
    }
}
