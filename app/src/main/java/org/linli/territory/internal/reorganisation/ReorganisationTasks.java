package org.linli.territory.internal.reorganisation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.linli.evidence.VerbMessages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReorganisationTasks {

    private static final int SECONDS_BETWEEN_LOOKS = 10;

    /** Looks for plans whose midnight has come; on one server at a time. */
    @Bean
    RecurringTask<Void> carryOutPlans(CarryingOut carryingOut, Clock clock) {
        return Tasks.recurring("territory.carry-out-plans", FixedDelay.ofSeconds(SECONDS_BETWEEN_LOOKS))
                .execute((instance, context) -> carryingOut.runDue(clock.instant()));
    }

    @Bean
    VerbMessages reorganisationVerbs() {
        return new VerbMessages("reorganisation.", "reorganisation.verb.");
    }
}
