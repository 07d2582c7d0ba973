package org.linli.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.linli.Linli;
import org.linli.kernel.Installation;
import org.linli.operations.Database;
import org.linli.operations.EmbeddedPostgres;
import org.linli.operations.Settings;
import org.linli.operations.Startup;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The server without its web port: embedded database, migrations and, as they are asked for, the parts of the application,
 * configured as in {@code ./linli run}, with a single connection unless more are asked for. Background jobs do not run.
 */
public final class BenchServer implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final Database database;
    private final ConfigurableApplicationContext context;

    private BenchServer(EmbeddedPostgres postgres, ConfigurableApplicationContext context) {
        this.postgres = postgres;
        this.database = postgres.database();
        this.context = context;
    }

    public static BenchServer start(Settings settings) {
        return start(settings, 1);
    }

    /** @param connections how many things the application may do at once */
    public static BenchServer start(Settings settings, int connections) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(settings.dataFolder(), settings.keysFolder());
        try {
            return new BenchServer(postgres, application(settings, postgres.database(), connections));
        } catch (RuntimeException failure) {
            postgres.stop();
            throw failure;
        }
    }

    private static ConfigurableApplicationContext application(Settings settings, Database database, int connections) {
        Map<String, Object> properties = Map.of(
                "db-scheduler.enabled",
                false,
                "spring.datasource.hikari.maximum-pool-size",
                connections,
                "spring.datasource.hikari.minimum-idle",
                1,
                "logging.level.root",
                "ERROR",
                "logging.level.org.linli",
                "WARN");
        SpringApplication spring = new SpringApplication(Linli.class);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setLogStartupInfo(false);
        spring.setRegisterShutdownHook(false);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setLazyInitialization(true);
        spring.addInitializers(
                context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("bench", properties)),
                new Startup(settings, database, Installation.Mode.PRODUCTION));
        ConfigurableApplicationContext context = spring.run();
        // The record of the installation is written into the migrated database; nothing else would migrate it here.
        context.getBean(Installation.class);
        return context;
    }

    /** The part of the application that has this type. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** A connection as the owner of the schema, who is not held back by row-level security. */
    public Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password());
    }

    @Override
    public void close() {
        context.close();
        postgres.stop();
    }
}
