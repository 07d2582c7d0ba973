package org.linli.operations;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the embedded server and starts it again when it has gone. Requests meanwhile wait for a connection or are
 * answered with 503.
 */
final class DatabaseKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseKeeper.class);
    private static final long EVERY_MILLIS = 300;
    private static final long MOST_MILLIS_BETWEEN_TRIES = 10_000;

    private final EmbeddedPostgres server;
    private final Thread watch;
    private volatile boolean isClosed;

    private DatabaseKeeper(EmbeddedPostgres server) {
        this.server = server;
        this.watch = Thread.ofPlatform().daemon().name("database-keeper").unstarted(this::keep);
    }

    static DatabaseKeeper over(EmbeddedPostgres server) {
        DatabaseKeeper keeper = new DatabaseKeeper(server);
        keeper.watch.start();
        return keeper;
    }

    private void keep() {
        long pauseMillis = EVERY_MILLIS;
        while (!isClosed) {
            pauseMillis = isUp() ? EVERY_MILLIS : Math.min(pauseMillis * 2, MOST_MILLIS_BETWEEN_TRIES);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
        }
    }

    private synchronized boolean isUp() {
        if (isClosed || server.isListening()) {
            return true;
        }
        long began = System.nanoTime();
        LOG.error("The database server has gone; starting it again");
        try {
            server.startAgain();
            LOG.warn(
                    "The database server is back after {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            return true;
        } catch (RuntimeException failure) {
            LOG.error("The database server does not start; trying again soon", failure);
            return false;
        }
    }

    /** Ends the watch; returns when no start is under way any more. */
    @Override
    public void close() {
        isClosed = true;
        synchronized (this) {
            LockSupport.unpark(watch);
        }
    }
}
