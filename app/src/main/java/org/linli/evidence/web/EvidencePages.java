package org.linli.evidence.web;

import org.linli.evidence.VerbMessages;
import org.linli.kernel.web.NavigationEntry;
import org.linli.kernel.web.PersonalField;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the module adds to the desk and to the page about personal data. */
@Configuration(proxyBeanMethods = false)
class EvidencePages {

    @Bean
    NavigationEntry evidenceNavigation() {
        return new NavigationEntry(
                "evidence.navigation", "shield", "/evidence", "evidence.audit", "frame.group.admin", 910);
    }

    @Bean
    NavigationEntry retentionNavigation() {
        return new NavigationEntry(
                "evidence.retention.title",
                "clock",
                "/evidence/retention",
                "evidence.retention",
                "frame.group.admin",
                920);
    }

    @Bean
    VerbMessages evidenceVerbs() {
        return new VerbMessages("evidence.", "evidence.verb.");
    }

    @Bean
    VerbMessages openings() {
        return new VerbMessages("record.opened", "evidence.verb.");
    }

    @Bean
    PersonalField accessReason() {
        return field("access_entry.reason", "access-reason");
    }

    @Bean
    PersonalField evidenceActor() {
        return field("evidence_entry.actor_name, evidence_entry.facts", "actor");
    }

    @Bean
    PersonalField evidenceOnBehalfOf() {
        return field("evidence_entry.on_behalf_of", "on-behalf-of");
    }

    @Bean
    PersonalField accessActor() {
        return field("access_entry.actor_name", "access");
    }

    private static PersonalField field(String column, String name) {
        String key = "evidence.personal." + name;
        return new PersonalField(
                column, key, key + ".purpose", key + ".basis", key + ".retention", key + ".visibility");
    }
}
