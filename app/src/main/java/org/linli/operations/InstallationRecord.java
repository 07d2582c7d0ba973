package org.linli.operations;

import java.time.Clock;
import java.time.ZoneOffset;
import org.linli.kernel.Installation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decides at the first start what kind of installation this is, and reads it back ever after. */
@Configuration(proxyBeanMethods = false)
class InstallationRecord {

    @Bean
    Installation installation(JdbcClient jdbc, Startup startup, Clock clock) {
        jdbc.sql("""
                        INSERT INTO installation (mode, created_at)
                        VALUES (:mode, :now)
                        ON CONFLICT (is_only) DO NOTHING
                        """)
                .param("mode", startup.modeOfNewInstallation().name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new Installation(Installation.Mode.valueOf(
                jdbc.sql("SELECT mode FROM installation").query(String.class).single()));
    }
}
