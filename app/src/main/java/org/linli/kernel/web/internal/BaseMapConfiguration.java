package org.linli.kernel.web.internal;

import org.linli.kernel.web.BaseMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The base map of {@code LINLI_MAP_TILES}, {@code LINLI_MAP_ATTRIBUTION} and {@code LINLI_MAP_DATUM}. */
@Configuration(proxyBeanMethods = false)
class BaseMapConfiguration {

    @Bean
    BaseMap baseMap(Environment environment) {
        return BaseMap.of(
                environment.getProperty("LINLI_MAP_TILES"),
                environment.getProperty("LINLI_MAP_ATTRIBUTION"),
                environment.getProperty("LINLI_MAP_DATUM"));
    }
}
