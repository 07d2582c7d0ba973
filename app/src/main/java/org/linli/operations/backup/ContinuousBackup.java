package org.linli.operations.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.linli.kernel.DataFolder;
import org.linli.operations.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Keeps a {@link BackupFolder} up to date while the server runs: the log and the photos every two minutes, an archive of the
 * database every day. The log is brought by a thread of its own, so that a long archive does not hold it up.
 */
final class ContinuousBackup implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ContinuousBackup.class);
    private static final Duration LOG_EVERY = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(10);
    private static final Duration BASE_EVERY = Duration.ofDays(1);

    private final EmbeddedPostgres postgres;
    private final DataFolder data;
    private final BackupFolder folder;
    private final int kept;
    private final LogShipping log;
    private final PhotoShipping photos;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("continuous-backup-", 0).factory());

    /** @param kept how many archives of the database are kept, and the log back to the oldest of them */
    ContinuousBackup(EmbeddedPostgres postgres, DataFolder data, BackupFolder folder, int kept) {
        this.postgres = postgres;
        this.data = data;
        this.folder = folder;
        this.kept = kept;
        this.log = new LogShipping(folder, postgres.cluster());
        this.photos = new PhotoShipping(folder, data.media());
    }

    /** @throws BackupProblem if the folder holds backups of another installation */
    @SuppressWarnings("FutureReturnValueIgnored") // "logged" lets no failure out that the future could tell about
    void start() {
        claimFolder();
        threads.scheduleWithFixedDelay(
                logged("The database's log", this::bringLog), LOG_EVERY.toSeconds(), LOG_EVERY.toSeconds(), TimeUnit.SECONDS);
        threads.scheduleWithFixedDelay(
                logged("A base backup", this::archiveIfDue), 0, LOOK_EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private interface Work {

        void run() throws IOException, SQLException;
    }

    private static Runnable logged(String what, Work work) {
        return () -> {
            try {
                work.run();
            } catch (IOException | SQLException | RuntimeException failure) {
                LOG.error("{} was not brought to the backups; trying again soon", what, failure);
            }
        };
    }

    private void claimFolder() {
        Path note = folder.root().resolve("installation");
        String own = DatabaseState.installationIn(data.root()).orElseThrow();
        try {
            if (!Files.exists(note)) {
                try (DurableFile file = new DurableFile(note)) {
                    file.out().write(own.getBytes(StandardCharsets.UTF_8));
                    file.keep();
                }
            }
            if (!Files.readString(note).equals(own)) {
                throw new BackupProblem(folder.root() + " holds backups of another installation.");
            }
            Files.createDirectories(folder.wal());
        } catch (IOException e) {
            throw new BackupProblem("LINLI_BACKUP_DIR cannot be used: " + e.getMessage(), e);
        }
    }

    /** Brings the log up to now, and the photos. */
    void bringLog() throws IOException, SQLException {
        try (Connection connection = postgres.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            if (log.isContinued(statement)) {
                log.ship(connection);
                photos.ship();
            } else {
                LOG.warn("The database's log was not kept since the last backup; a new base backup is made");
                archive(statement);
            }
        }
    }

    /** Makes an archive of the database if the last one is old or cannot be continued. */
    void archiveIfDue() throws IOException, SQLException {
        try (Connection connection = postgres.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            boolean isContinued = log.isContinued(statement);
            List<BackupFolder.Base> bases = folder.bases();
            Instant now = DatabaseState.of(connection, true).now();
            if (!isContinued
                    || bases.isEmpty()
                    || bases.getLast().at().plus(BASE_EVERY).isBefore(now)) {
                archive(statement);
            }
        }
    }

    private synchronized void archive(Statement statement) throws IOException, SQLException {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Backup.Result made = new Backup(data, folder.key(), false, silent).write(postgres, folder.incoming());
        Instant finished = DatabaseState.of(statement.getConnection(), true).now();
        folder.list(made.head().firstWal(), finished.plusSeconds(1));
        log.ship(statement.getConnection());
        photos.ship();
        prune();
        LOG.info("A base backup is in {}", folder.root());
    }

    private void prune() throws IOException {
        List<BackupFolder.Base> bases = folder.bases();
        photos.layAsideDropped(bases.getLast());
        List<BackupFolder.Base> old = bases.subList(0, Math.max(0, bases.size() - kept));
        for (BackupFolder.Base base : old) {
            Files.delete(base.file());
            FileSystemUtils.deleteRecursively(folder.gone().resolve(base.stamp()));
        }
        log.prune(bases.get(old.size()).firstWal());
    }

    /** Brings what is left and ends. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (threads.awaitTermination(10, TimeUnit.SECONDS)) {
                logged("The database's log", this::bringLog).run();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
