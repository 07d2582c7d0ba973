package org.linli.incidents.web;

import org.linli.evidence.VerbMessages;
import org.linli.kernel.web.NavigationEntry;
import org.linli.kernel.web.PersonalField;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the module adds to the desk's navigation and to the public page about data. */
@Configuration(proxyBeanMethods = false)
class IncidentsConfiguration {

    @Bean
    NavigationEntry queueEntry() {
        return new NavigationEntry("incidents.queue", "inbox", "/desk", "incidents.list", "", 10);
    }

    @Bean
    NavigationEntry mapEntry() {
        return new NavigationEntry("incidents.map", "map", "/incidents/map", "incidents.list", "", 20);
    }

    @Bean
    NavigationEntry listEntry() {
        return new NavigationEntry("incidents.list", "report", "/incidents", "incidents.list", "", 30);
    }

    @Bean
    VerbMessages incidentVerbs() {
        return new VerbMessages("incident.", "incidents.step.");
    }

    @Bean
    VerbMessages statuteVerbs() {
        return new VerbMessages("statute.", "statute.verb.");
    }

    @Bean
    PersonalField contactField() {
        return field("incident.contact_name, incident.contact_phone", "incidents.data.contact");
    }

    @Bean
    PersonalField textField() {
        return field(
                "incident.original_text, incident.title, incident.address, incident.rating_words, incident_event.note,"
                        + " incident_event.facts, incident_token.token",
                "incidents.data.text");
    }

    @Bean
    PersonalField draftField() {
        return field("report_draft.content", "incidents.data.draft");
    }

    private static PersonalField field(String columns, String key) {
        return new PersonalField(
                columns, key, key + ".purpose", key + ".basis", key + ".retention", key + ".visibility");
    }
}
