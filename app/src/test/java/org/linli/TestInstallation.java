package org.linli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.linli.kernel.Installation;
import org.linli.operations.EmbeddedPostgres;
import org.linli.operations.Settings;
import org.linli.operations.Startup;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/** One database server for the whole test run, in a fresh data folder. */
public class TestInstallation implements ApplicationContextInitializer<GenericApplicationContext> {

    public static final String DEMO_PASSWORD = "linli-test-password";

    private static final Path DATA = Path.of("target", "test-installation");

    @Override
    public void initialize(GenericApplicationContext context) {
        new Startup(settings(), Server.RUNNING.database(), Installation.Mode.DEMO).initialize(context);
    }

    public static Settings settings() {
        return Settings.from(
                Map.of("LINLI_DATA", DATA.toString(), "LINLI_PORT", "0", "LINLI_DEMO_PASSWORD", DEMO_PASSWORD));
    }

    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                FileSystemUtils.deleteRecursively(DATA);
            } catch (IOException e) {
                throw new IllegalStateException("Clearing " + DATA, e);
            }
            EmbeddedPostgres server =
                    EmbeddedPostgres.start(settings().dataFolder(), settings().keysFolder());
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            return server;
        }
    }
}
