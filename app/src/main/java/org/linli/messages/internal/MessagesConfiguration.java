package org.linli.messages.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.linli.kernel.web.NavigationEntry;
import org.linli.kernel.web.PersonalField;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MessagesConfiguration {

    @Bean
    RecurringTask<Void> deliverMessages(Outbox outbox) {
        return Tasks.recurring("messages.deliver", FixedDelay.ofSeconds(2))
                .execute((instance, context) -> outbox.deliverDue());
    }

    @Bean
    RecurringTask<Void> forgetMessages(Outbox outbox) {
        return Tasks.recurring("messages.forget", FixedDelay.ofHours(6))
                .execute((instance, context) -> outbox.forgetOld());
    }

    @Bean
    NavigationEntry outboxEntry() {
        return new NavigationEntry(
                "messages.outbox", "phone", "/messages", "messages.outbox", "frame.group.admin", 940);
    }

    @Bean
    PersonalField messageField() {
        return new PersonalField(
                "outbox.phone, outbox.text",
                "messages.field",
                "messages.field.purpose",
                "messages.field.basis",
                "messages.field.retention",
                "messages.field.visibility");
    }
}
