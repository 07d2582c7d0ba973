package org.linli.operations;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database under a running process, with what must be given back when the process ends. */
public final class Backend implements AutoCloseable {

    private final Database database;
    private final @Nullable EmbeddedPostgres embedded;
    private final @Nullable InstallationLock lock;
    private @Nullable DatabaseKeeper keeper;

    /** @param lock held by the process in charge, which stops the embedded server at its end */
    private Backend(Database database, @Nullable EmbeddedPostgres embedded, @Nullable InstallationLock lock) {
        this.database = database;
        this.embedded = embedded;
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
    public static Backend inChargeOrGuest(Settings settings) {
        if (settings.databaseUrl().isPresent()) {
            return inCharge(settings);
        }
        Optional<InstallationLock> lock = InstallationLock.tryOn(settings.dataFolder());
        EmbeddedPostgres server = EmbeddedPostgres.start(settings.dataFolder(), settings.keysFolder());
        return new Backend(server.database(), server, lock.orElse(null));
    }

    public Database database() {
        return database;
    }

    /** The embedded server, also for a guest; empty if the database is elsewhere. */
    public Optional<EmbeddedPostgres> embedded() {
        return Optional.ofNullable(embedded);
    }

    /** From now on an embedded server that goes is started again. */
    void keepUp() {
        if (embedded != null && keeper == null) {
            keeper = DatabaseKeeper.over(embedded);
        }
    }

    @Override
    public void close() {
        if (keeper != null) {
            keeper.close();
        }
        if (lock != null) {
            if (embedded != null) {
                embedded.stop();
            }
            lock.close();
        }
    }
}
