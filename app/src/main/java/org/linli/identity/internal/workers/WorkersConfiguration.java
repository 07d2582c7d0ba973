package org.linli.identity.internal.workers;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.linli.evidence.VerbMessages;
import org.linli.identity.internal.workers.roster.RosterWork;
import org.linli.identity.internal.workers.roster.Rosters;
import org.linli.kernel.web.NavigationEntry;
import org.linli.kernel.web.PersonalField;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the register does by itself, and what it adds to the desk and to the page about personal data. */
@Configuration(proxyBeanMethods = false)
class WorkersConfiguration {

    private static final int SECONDS_BETWEEN_LOOKS = 2;

    @Bean
    NavigationEntry workersEntry() {
        return new NavigationEntry(
                "workers.register", "people", "/workers", "identity.workers", "frame.group.admin", 895);
    }

    @Bean
    VerbMessages workerVerbs() {
        return new VerbMessages("worker.", "workers.verb.");
    }

    @Bean
    RecurringTask<Void> takeUpRosters(RosterWork work) {
        return Tasks.recurring("identity.take-up-rosters", FixedDelay.ofSeconds(SECONDS_BETWEEN_LOOKS))
                .execute((instance, context) -> work.workOff());
    }

    @Bean
    RecurringTask<Void> forgetRosters(Rosters rosters) {
        return Tasks.recurring("identity.forget-rosters", FixedDelay.ofHours(1))
                .execute((instance, context) -> rosters.forget());
    }

    @Bean
    RecurringTask<Void> forgetWorkers(WorkerRetention retention) {
        return Tasks.recurring("identity.forget-workers", FixedDelay.ofHours(6))
                .execute((instance, context) -> retention.forget());
    }

    @Bean
    PersonalField workerNameField() {
        return field("worker.name", "workers.field.name", "workers.field.visibility");
    }

    @Bean
    PersonalField workerPhoneField() {
        return field("worker.phone", "workers.field.phone", "workers.field.visibility.phone");
    }

    @Bean
    PersonalField engagementField() {
        return field("engagement.role", "workers.field.engagement", "workers.field.visibility");
    }

    @Bean
    PersonalField rosterField() {
        return new PersonalField(
                "worker_roster.lines",
                "workers.field.roster",
                "workers.field.purpose",
                "workers.field.basis",
                "workers.field.roster.retention",
                "workers.field.visibility.phone");
    }

    private static PersonalField field(String field, String title, String visibility) {
        return new PersonalField(
                field, title, "workers.field.purpose", "workers.field.basis", "workers.field.retention", visibility);
    }
}
