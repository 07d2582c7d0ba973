package org.linli.operations;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.linli.kernel.DataFolder;
import org.linli.kernel.DemoPassword;
import org.linli.kernel.Installation;
import org.linli.kernel.Zone;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Hands the settings and the database to an application context before it starts.
 *
 * @param modeOfNewInstallation what an empty database becomes
 */
public record Startup(Settings settings, Database database, Installation.Mode modeOfNewInstallation)
        implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", database.application().user());
        properties.put("spring.datasource.password", database.application().password());
        // While the database is started again, a request waits this long for it before it is answered with 503.
        properties.put("spring.datasource.hikari.connection-timeout", 10_000);
        properties.put("spring.flyway.url", database.url());
        properties.put("spring.flyway.user", database.owner().user());
        properties.put("spring.flyway.password", database.owner().password());
        properties.put(
                "spring.flyway.placeholders.application", database.application().user());
        properties.put("server.address", settings.host());
        settings.trustedProxies().ifPresent(proxies -> {
            properties.put("server.forward-headers-strategy", "native");
            properties.put("server.tomcat.remoteip.internal-proxies", proxies);
        });
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("linli", properties));
        context.registerBean(Settings.class, () -> settings);
        context.registerBean(Startup.class, () -> this);
        context.registerBean(DataFolder.class, () -> new DataFolder(settings.dataFolder(), settings.keysFolder()));
        context.registerBean(Zone.class, () -> new Zone(settings.zone()));
        DemoPassword demoPassword = new DemoPassword(settings.demoPassword().orElseGet(Startup::randomPassword));
        context.registerBean(DemoPassword.class, () -> demoPassword);
    }

    /** 48 random bits in groups of four, easy to read from one screen and type on another. */
    private static String randomPassword() {
        byte[] bits = new byte[6];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits).replaceAll("(.{4})(?=.)", "$1-");
    }
}
