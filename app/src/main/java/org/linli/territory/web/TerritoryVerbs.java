package org.linli.territory.web;

import org.linli.evidence.VerbMessages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The words for what is done to units, boundaries and departments, for the auditor's pages. */
@Configuration(proxyBeanMethods = false)
class TerritoryVerbs {

    @Bean
    VerbMessages verbsOfTerritory() {
        return new VerbMessages("territory.", "verbs.");
    }
}
