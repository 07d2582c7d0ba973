package org.linli.evidence.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalDate;
import org.linli.kernel.Zone;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the log does by itself. */
@Configuration(proxyBeanMethods = false)
class EvidenceTasks {

    @Bean
    RecurringTask<Void> sequenceEntries(Sequencer sequencer) {
        return Tasks.recurring("evidence.sequence", FixedDelay.ofSeconds(1))
                .execute((instance, context) -> sequencer.sequenceNow());
    }

    @Bean
    RecurringTask<Void> keepCheckpoints(CheckpointFiles files) {
        return Tasks.recurring("evidence.keep-checkpoints", FixedDelay.ofMinutes(4))
                .execute((instance, context) -> files.write());
    }

    @Bean
    RecurringTask<Void> deliverCheckpoints(Webhook webhook, Witnesses witnesses) {
        return Tasks.recurring("evidence.deliver-checkpoints", FixedDelay.ofMinutes(2))
                .execute((instance, context) -> {
                    webhook.post();
                    witnesses.cosign();
                });
    }

    @Bean
    RecurringTask<Void> ensureEvidencePartitions(JdbcClient jdbc, Clock clock, Zone zone) {
        return Tasks.recurring("evidence.ensure-partitions", FixedDelay.ofHours(24))
                .execute((instance, context) -> jdbc.sql("CALL ensure_evidence_partitions(:day)")
                        .param("day", LocalDate.ofInstant(clock.instant(), zone.id()))
                        .update());
    }
}
