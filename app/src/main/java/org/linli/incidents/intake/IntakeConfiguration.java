package org.linli.incidents.intake;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.linli.kernel.web.NavigationEntry;
import org.linli.kernel.web.PersonalField;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the import does by itself, and what it adds to the desk and to the page about personal data. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    private static final int SECONDS_BETWEEN_LOOKS = 2;

    /** Only looks: the work itself goes on outside of the task, so that a server that dies does not keep it. */
    @Bean
    RecurringTask<Void> takeUpImports(IntakeWork work) {
        return Tasks.recurring("incidents.take-up-imports", FixedDelay.ofSeconds(SECONDS_BETWEEN_LOOKS))
                .execute((instance, context) -> work.wake());
    }

    @Bean
    RecurringTask<Void> tidyUpImports(Intake intake) {
        return Tasks.recurring("incidents.tidy-up-imports", FixedDelay.ofHours(1))
                .execute((instance, context) -> intake.tidyUp());
    }

    @Bean
    NavigationEntry intakeNavigation() {
        return new NavigationEntry(
                "intake.navigation", "upload", "/imports/petitions", "incidents.import", "frame.group.admin", 320);
    }

    @Bean
    PersonalField wordsWaiting() {
        return new PersonalField(
                "intake_line.text",
                "intake.field.words",
                "intake.field.words.purpose",
                "intake.field.words.basis",
                "intake.field.words.retention",
                "intake.field.words.visibility");
    }
}
