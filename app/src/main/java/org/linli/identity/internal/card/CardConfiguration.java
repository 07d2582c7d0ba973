package org.linli.identity.internal.card;

import org.linli.kernel.web.NavigationEntry;
import org.linli.kernel.web.PersonalField;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CardConfiguration {

    private static final String RESIDENTS = "card.field.visibility.residents";

    /** For whoever works in grids; she finds her own card. */
    @Bean
    NavigationEntry ownCardEntry() {
        return new NavigationEntry("card.own", "user", "/profile/grid", "incidents.verify", "frame.group.admin", 989);
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
