package org.linli.incidents.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.identity.Residents;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives reports that were taken before residents could sign in the id under which their reporters find them. */
@Configuration(proxyBeanMethods = false)
class OwnIds {

    private static final Scope OLD_REPORTS = new Scope.SystemJob(new Purpose("incidents.own-ids"));
    private static final int AT_ONCE = 500;

    @Bean
    RecurringTask<Void> giveOwnIds(Giver giver) {
        return Tasks.recurring("incidents-own-ids", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> {
                    int given;
                    do {
                        given = giver.giveSome();
                    } while (given == AT_ONCE);
                });
    }

    @Bean
    Giver ownIdGiver(Transactions transactions, JdbcClient jdbc, Vault vault, Residents residents) {
        return new Giver(transactions, jdbc, vault, residents);
    }

    /** Works through what is left, some at a time. */
    record Giver(Transactions transactions, JdbcClient jdbc, Vault vault, Residents residents) {

        private record Old(UUID id, byte[] phone) {}

        int giveSome() {
            return transactions.write(OLD_REPORTS, () -> {
                List<Old> old = jdbc.sql("""
                                SELECT id, contact_phone
                                FROM incident
                                WHERE contact_phone IS NOT NULL
                                  AND own_id IS NULL
                                LIMIT :limit
                                FOR UPDATE SKIP LOCKED
                                """)
                        .param("limit", AT_ONCE)
                        .query((row, number) -> new Old(row.getObject("id", UUID.class), row.getBytes("contact_phone")))
                        .list();
                old.forEach(this::give);
                return old.size();
            });
        }

        /** What is no phone number belongs to nobody, and is not looked at again. */
        private void give(Old report) {
            Optional<UUID> own = residents.findOwnId(vault.open(report.phone(), IncidentDesk.CONTACT_CONTEXT));
            jdbc.sql("UPDATE incident SET own_id = :own WHERE id = :id")
                    .param("own", own.orElseGet(UUID::randomUUID))
                    .param("id", report.id())
                    .update();
        }
    }
}
