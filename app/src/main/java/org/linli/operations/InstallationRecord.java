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
        Installation installation = new Installation(Installation.Mode.valueOf(
                jdbc.sql("SELECT mode FROM installation").query(String.class).single()));
        checkDoor(installation, startup.settings());
        return installation;
    }

    /** A demo has known passwords; production carries people's data. Neither may stand open by mistake. */
    static void checkDoor(Installation installation, Settings settings) {
        if (settings.isLoopback()) {
            return;
        }
        if (installation.isDemo()) {
            throw new UsageProblem("A demo answers on this machine only: LINLI_HOST must be a loopback address.");
        }
        boolean isEncrypted =
                settings.publicUrl().filter(url -> url.startsWith("https://")).isPresent()
                        && settings.trustedProxies().isPresent();
        if (!isEncrypted) {
            throw new UsageProblem("Production is reached through a proxy with TLS: set LINLI_PUBLIC_URL=https://… and"
                    + " LINLI_TRUSTED_PROXIES, or keep LINLI_HOST on a loopback address.");
        }
    }
}
