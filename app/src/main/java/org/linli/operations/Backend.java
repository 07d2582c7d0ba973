package org.linli.operations;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database under a running process, with what must be given back when the process ends. */
final class Backend implements AutoCloseable {

    private final Database database;
    private final @Nullable EmbeddedPostgres server;
    private final @Nullable InstallationLock lock;

    private Backend(Database database, @Nullable EmbeddedPostgres server, @Nullable InstallationLock lock) {
        this.database = database;
        this.server = server;
        this.lock = lock;
    }

    /** For the server: alone in its data folder when the database is embedded. */
    static Backend inCharge(Settings settings) {
        Optional<String> url = settings.databaseUrl();
        if (url.isPresent()) {
            return new Backend(ExternalPostgres.connect(url.get()), null, null);
        }
        InstallationLock lock = InstallationLock.tryOn(settings.dataFolder())
                .orElseThrow(() -> new UsageProblem("Linli runs on " + settings.dataFolder()
                        + " already. Several servers on one database need LINLI_DB_URL."));
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start(settings.dataFolder(), settings.keysFolder());
            return new Backend(server.database(), server, lock);
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /** For a command: in charge if nobody else is, else a guest of the server that runs. */
    static Backend inChargeOrGuest(Settings settings) {
        if (settings.databaseUrl().isPresent()) {
            return inCharge(settings);
        }
        Optional<InstallationLock> lock = InstallationLock.tryOn(settings.dataFolder());
        EmbeddedPostgres server = EmbeddedPostgres.start(settings.dataFolder(), settings.keysFolder());
        return lock.map(held -> new Backend(server.database(), server, held))
                .orElseGet(() -> new Backend(server.database(), null, null));
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
