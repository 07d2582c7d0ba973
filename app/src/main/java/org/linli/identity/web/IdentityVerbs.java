package org.linli.identity.web;

import org.linli.evidence.VerbMessages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The words for what is done to accounts and posts, for the auditor's pages. */
@Configuration(proxyBeanMethods = false)
class IdentityVerbs {

    @Bean
    VerbMessages accountVerbs() {
        return new VerbMessages("account.", "verbs.");
    }

    @Bean
    VerbMessages postVerbs() {
        return new VerbMessages("post.", "verbs.");
    }
}
