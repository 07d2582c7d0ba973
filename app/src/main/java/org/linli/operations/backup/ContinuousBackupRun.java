package org.linli.operations.backup;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.linli.kernel.DataFolder;
import org.linli.operations.EmbeddedPostgres;
import org.linli.operations.UsageProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Continuous backups beside the running server, if {@code LINLI_BACKUP_DIR} names a folder for them. Encrypted with
 * {@code LINLI_BACKUP_KEY_FILE} or the passphrase {@code LINLI_BACKUP_KEY}; {@code LINLI_BACKUP_KEEP} says how many daily archives
 * are kept (7).
 */
@Component
class ContinuousBackupRun implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ContinuousBackupRun.class);
    private static final int KEPT = 7;

    private final Environment environment;
    private final DataFolder data;
    private final Optional<EmbeddedPostgres> postgres;
    private Optional<ContinuousBackup> running = Optional.empty();

    ContinuousBackupRun(Environment environment, DataFolder data, ObjectProvider<EmbeddedPostgres> postgres) {
        this.environment = environment;
        this.data = data;
        this.postgres = Optional.ofNullable(postgres.getIfAvailable());
    }

    @Override
    public void start() {
        Optional<Path> root = setting("LINLI_BACKUP_DIR").map(folder -> Path.of(folder).toAbsolutePath().normalize());
        if (root.isEmpty() || postgres.isEmpty()) {
            return;
        }
        Optional<BackupKey> key = BackupKey.find(
                setting("LINLI_BACKUP_KEY_FILE").map(Path::of),
                Optional.empty(),
                setting("LINLI_BACKUP_KEY").map(words -> Map.of("LINLI_BACKUP_KEY", words)).orElse(Map.of()));
        if (key.isEmpty()) {
            LOG.warn("Continuous backups are neither encrypted nor do they hold the keys: set LINLI_BACKUP_KEY_FILE, or"
                    + " keep the keys folder elsewhere");
        }
        ContinuousBackup backup =
                new ContinuousBackup(postgres.get(), data, new BackupFolder(root.get(), key), kept());
        try {
            backup.start();
        } catch (BackupProblem problem) {
            throw new UsageProblem(String.valueOf(problem.getMessage()), problem);
        }
        running = Optional.of(backup);
    }

    private Optional<String> setting(String name) {
        return Optional.ofNullable(environment.getProperty(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private int kept() {
        String text = setting("LINLI_BACKUP_KEEP").orElse(Integer.toString(KEPT));
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new UsageProblem("LINLI_BACKUP_KEEP must be a number from 1 to 9999, not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }

    @Override
    public void stop() {
        running.ifPresent(ContinuousBackup::close);
        running = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return running.isPresent();
    }
}
