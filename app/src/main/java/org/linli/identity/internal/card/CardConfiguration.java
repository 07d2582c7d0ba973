package org.linli.identity.internal.card;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.linli.kernel.web.NavigationEntry;
import org.linli.kernel.web.PersonalField;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CardConfiguration {

    private static final String RESIDENTS = "card.field.visibility.residents";

    /** For posts in grids only: a card belongs to such a post. */
    @Bean
    NavigationEntry ownCardEntry() {
        return new NavigationEntry("card.own", "user", "/profile/grid", "identity.grid-card", "frame.group.admin", 989);
    }

    @Bean
    RecurringTask<Void> forgetProfiles(Profiles profiles) {
        return Tasks.recurring("identity.forget-profiles", FixedDelay.ofHours(1))
                .execute((instance, context) -> profiles.forget());
    }

    @Bean
    PersonalField cardNameField() {
        return field("grid_profile.is_published", "card.field.name", "card.field.purpose", RESIDENTS);
    }

    @Bean
    PersonalField cardScopeField() {
        return field("grid_profile.service_scope", "card.field.scope", "card.field.purpose", RESIDENTS);
    }

    @Bean
    PersonalField cardPhoneField() {
        return field("grid_profile.office_phone", "card.field.phone", "card.field.purpose", RESIDENTS);
    }

    @Bean
    PersonalField cardHoursField() {
        return field("grid_profile.office_hours", "card.field.hours", "card.field.purpose", RESIDENTS);
    }

    @Bean
    PersonalField equipmentField() {
        return field(
                "grid_profile.equipment",
                "card.field.equipment",
                "card.field.equipment.purpose",
                "card.field.visibility.office");
    }

    private static PersonalField field(String field, String title, String purpose, String visibility) {
        return new PersonalField(field, title, purpose, "card.field.basis", "card.field.retention", visibility);
    }
}
