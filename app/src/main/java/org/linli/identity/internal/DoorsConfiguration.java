package org.linli.identity.internal;

import org.linli.kernel.web.NavigationEntry;
import org.linli.kernel.web.PersonalField;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the doors keep about people, and the pages of those who look after them. */
@Configuration(proxyBeanMethods = false)
class DoorsConfiguration {

    private static final String SECURITY = "identity.field.basis.security";
    private static final String NOBODY = "identity.field.nobody";

    @Bean
    NavigationEntry tokensEntry() {
        return new NavigationEntry("doors.tokens", "link", "/tokens", "identity.tokens", "frame.group.admin", 930);
    }

    @Bean
    PersonalField factorField() {
        return field("account_factor.secret, recovery_code.code_hash", "doors.field.factor", SECURITY, NOBODY);
    }

    @Bean
    PersonalField bindingField() {
        return field("account_binding.subject", "doors.field.binding", SECURITY, NOBODY);
    }

    @Bean
    PersonalField sessionField() {
        return field(
                "spring_session_attributes.attribute_bytes, spring_session.principal_name",
                "doors.field.session",
                SECURITY,
                "doors.field.session.visibility");
    }

    @Bean
    PersonalField residentCodeField() {
        return field(
                "resident_code.phone_index, resident_code.code_hash",
                "doors.field.resident",
                "doors.field.resident.basis",
                NOBODY);
    }

    @Bean
    PersonalField tokenMakerField() {
        return new PersonalField(
                "api_token.created_name",
                "identity.field.name",
                "identity.field.staff.purpose",
                SECURITY,
                "identity.field.staff.retention",
                "identity.field.staff.visibility");
    }

    private static PersonalField field(String field, String title, String basis, String visibility) {
        return new PersonalField(field, title, title + ".purpose", basis, title + ".retention", visibility);
    }
}
