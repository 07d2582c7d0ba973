package org.linli.operations.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.linli.kernel.DataFolder;
import org.linli.kernel.OfflineCommand;
import org.linli.operations.Backend;
import org.linli.operations.EmbeddedPostgres;
import org.linli.operations.Settings;
import org.linli.operations.UsageProblem;

/** {@code ./linli backup FILE}: the whole installation in one file, whether the server runs or not. */
class BackupCommand implements OfflineCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final String WITHOUT_KEYS = "--without-keys";

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String usage() {
        return "backup FILE (--key FILE | --passphrase-file FILE | --without-keys)   everything in one file";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        Options options = Options.parse(arguments, Set.of(WITHOUT_KEYS), Set.of("--key", "--passphrase-file"));
        Path target = Path.of(options.onlyWord("file to write")).toAbsolutePath().normalize();
        Settings settings = Settings.from(terminal.environment());
        Optional<BackupKey> key = options.key(terminal.environment());
        checkKey(key, options.flags().contains(WITHOUT_KEYS));
        if (settings.databaseUrl().isEmpty() && !EmbeddedPostgres.existsIn(settings.dataFolder())) {
            throw new UsageProblem("There is no installation in " + settings.dataFolder() + "; LINLI_DATA names its folder.");
        }
        long began = System.nanoTime();
        try {
            Backup.Result result = write(settings, key, target, terminal);
            terminal.out().printf(
                    Locale.ROOT,
                    "{\"file\":\"%s\",\"bytes\":%d,\"content\":%d,\"encrypted\":%b,\"seconds\":%.1f}%n",
                    target.toString().replace("\\", "\\\\").replace("\"", "\\\""),
                    size(target),
                    result.contentBytes(),
                    key.isPresent(),
                    (System.nanoTime() - began) / 1e9);
            return DONE;
        } catch (BackupProblem problem) {
            terminal.err().println("linli: " + problem.getMessage());
            return FAILED;
        }
    }

    /** Keys lie in the clear in an archive that is not encrypted, so they stay out of it, and that must be wanted. */
    private static void checkKey(Optional<BackupKey> key, boolean isWithoutKeys) {
        if (key.isEmpty() && !isWithoutKeys) {
            throw new UsageProblem("The backup needs a key: --key FILE, --passphrase-file FILE or LINLI_BACKUP_KEY."
                    + " With --without-keys it is written unencrypted and without the keys of the installation; keep"
                    + " the keys folder elsewhere then: without it phone numbers, names and the like cannot be read any"
                    + " more, and the log cannot be continued.");
        }
        if (key.isPresent() && isWithoutKeys) {
            throw new UsageProblem("either a key or --without-keys, not both");
        }
    }

    private static Backup.Result write(Settings settings, Optional<BackupKey> key, Path target, Terminal terminal) {
        DataFolder folder = new DataFolder(settings.dataFolder(), settings.keysFolder());
        Backup backup = new Backup(folder, key, true, terminal.err());
        try (Backend backend = Backend.inChargeOrGuest(settings)) {
            Optional<EmbeddedPostgres> postgres = backend.embedded();
            if (postgres.isPresent()) {
                return backup.write(postgres.get(), target);
            }
            terminal.err().println("linli: the database of LINLI_DB_URL is NOT in this backup; it is backed up with the"
                    + " tools of its server (pg_basebackup with a log archive, or pg_dump). In the file are photos,"
                    + " checkpoints" + (key.isPresent() ? " and keys." : "."));
            return backup.writeWithout(backend.database(), target);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Looking at " + file, e);
        }
    }
}
