package org.linli.incidents.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.linli.clock.Budget;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.linli.statute.Rules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forgets what has been kept long enough, and lays out the partitions of the coming months. */
@Configuration(proxyBeanMethods = false)
class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Purpose RETENTION = new Purpose("incidents.retention");

    @Bean
    RecurringTask<Void> incidentHousekeeping(
            Transactions transactions,
            IncidentRows rows,
            ReportDrafts drafts,
            JdbcClient jdbc,
            Rules rules,
            Zone zone,
            Clock clock) {
        return Tasks.recurring("incidents-housekeeping", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> {
                    Instant now = clock.instant();
                    LocalDate today = now.atZone(zone.id()).toLocalDate();
                    Budget kept = rules.budget("incident.contact-retention", today);
                    Instant limit = now.minus(Duration.ofDays(kept.amount().longValue()));
                    int forgotten = transactions.write(
                            new Scope.SystemJob(RETENTION), () -> rows.forgetContactsClosedBefore(limit));
                    int dropped = drafts.dropOld();
                    jdbc.sql("CALL ensure_month_partitions('incident_event', CAST(:day AS date), 13)")
                            .param("day", today)
                            .update();
                    if (forgotten + dropped > 0) {
                        LOG.info("Forgot {} contacts and dropped {} unsent drafts", forgotten, dropped);
                    }
                });
    }
}
