package org.linli.statute.web;

import org.linli.kernel.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the module adds to the desk's navigation. */
@Configuration(proxyBeanMethods = false)
class StatuteConfiguration {

    @Bean
    NavigationEntry rulesEntry() {
        return new NavigationEntry("statute.rules", "shield", "/rules", "statute.browse", "frame.group.admin", 500);
    }

    @Bean
    NavigationEntry calendarsEntry() {
        return new NavigationEntry(
                "statute.calendars", "calendar", "/calendars", "statute.browse", "frame.group.admin", 510);
    }

    @Bean
    NavigationEntry codesEntry() {
        return new NavigationEntry("statute.codes", "tag", "/code-tables", "statute.browse", "frame.group.admin", 520);
    }
}
