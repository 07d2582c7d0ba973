package org.linli.operations.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.kernel.OfflineCommand;
import org.linli.operations.Settings;
import org.linli.operations.UsageProblem;

/** {@code ./linli restore FILE|FOLDER}: an installation as it was, from a backup or from continuous backups. */
class RestoreCommand implements OfflineCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String usage() {
        return "restore FILE|FOLDER [--data FOLDER] [--replace] [--until TIME] [--key FILE | --passphrase-file FILE]";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        Options options = Options.parse(
                arguments, Set.of("--replace"), Set.of("--data", "--until", "--key", "--passphrase-file"));
        Path source = Path.of(options.onlyWord("file or folder to restore")).toAbsolutePath().normalize();
        Map<String, String> environment = new HashMap<>(terminal.environment());
        options.value("--data").ifPresent(folder -> environment.put("LINLI_DATA", folder));
        Settings settings = Settings.from(environment);
        Optional<Instant> until = options.value("--until").map(text -> moment(text, settings.zone()));
        if (!Files.isReadable(source)) {
            throw new UsageProblem(source + " is not there or cannot be read.");
        }
        if (until.isPresent() && !Files.isDirectory(source)) {
            throw new UsageProblem("--until goes with a folder of continuous backups; a single file is of one moment.");
        }
        Optional<BackupKey> key = options.key(environment);
        Restore restore = new Restore(
                settings.dataFolder(), settings.keysFolder(), key, options.flags().contains("--replace"), terminal);
        long began = System.nanoTime();
        try {
            Restore.Result result = Files.isDirectory(source)
                    ? restore.fromFolder(new BackupFolder(source, key), until)
                    : restore.fromFile(source);
            result.aside().ifPresent(aside -> terminal.err().println("linli: what was there before is in " + aside));
            terminal.out().printf(
                    Locale.ROOT,
                    "{\"restored\":\"%s\",\"made\":\"%s\",\"seconds\":%.1f}%n",
                    settings.dataFolder().toString().replace("\\", "\\\\").replace("\"", "\\\""),
                    result.head().madeAt(),
                    (System.nanoTime() - began) / 1e9);
            return DONE;
        } catch (BackupProblem problem) {
            terminal.err().println("linli: " + problem.getMessage());
            return FAILED;
        }
    }

    /** With an offset, or in the installation's zone without one. */
    static Instant moment(String text, ZoneId zone) {
        String iso = text.strip().replace(' ', 'T');
        try {
            return iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).atZone(zone).toInstant();
        } catch (DateTimeException unreadable) {
            throw new UsageProblem("--until wants a time such as 2026-11-22T10:15, not '" + text + "'.", unreadable);
        }
    }
}
