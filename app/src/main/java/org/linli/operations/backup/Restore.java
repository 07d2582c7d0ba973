package org.linli.operations.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.kernel.OfflineCommand.Terminal;
import org.linli.operations.EmbeddedPostgres;
import org.springframework.util.FileSystemUtils;

/**
 * Brings an installation back. It grows beside what is there, is started, checked and has its log verified, and only then
 * takes its place; until then nothing is changed.
 *
 * @param data the data folder
 * @param keys the folder of keys it will have
 * @param mayReplace whether an installation that is there may be moved aside
 */
record Restore(Path data, Path keys, Optional<BackupKey> key, boolean mayReplace, Terminal terminal) {

    private static final String RECOVERY = "linli-recovery.conf";

    /** What was restored; {@code aside} is where the installation is that stood there before. */
    record Result(ArchiveHead head, Optional<Path> aside) {}

    /** From one file. */
    Result fromFile(Path file) {
        return restore(file, growing -> {});
    }

    /** From a folder of continuous backups, to its end or to a moment. */
    Result fromFolder(BackupFolder folder, Optional<Instant> until) {
        List<BackupFolder.Base> bases = folder.bases().stream()
                .filter(base -> until.isEmpty() || !base.at().isAfter(until.get()))
                .toList();
        if (bases.isEmpty()) {
            throw new BackupProblem("There is no backup in " + folder.root()
                    + until.map(moment -> " from which " + moment + " could be reached").orElse("") + ".");
        }
        BackupFolder.Base base = bases.getLast();
        terminal.err().println("linli: going out from the backup of " + base.at());
        return restore(base.file(), growing -> {
            unpackLog(folder, base, growing);
            unpackMedia(folder, growing);
            replayLog(growing, until);
        });
    }

    /** What else goes into an installation that is growing. */
    private interface Addition {

        void to(Path growing) throws IOException;
    }

    private Result restore(Path file, Addition addition) {
        try (ArchiveReader archive = new ArchiveReader(file, key);
                Place place = placeFor(archive.head())) {
            Path growing = place.growing();
            say("unpacking and comparing");
            archive.unpackInto(growing);
            addition.to(growing);
            RestoredKeys restoredKeys = new RestoredKeys(growing.resolve("keys"), keys);
            restoredKeys.joinThoseThere();
            if (archive.head().isEmbedded()) {
                prove(growing);
            } else {
                say("the database is elsewhere and not in this backup; restore it with the tools of its server");
            }
            boolean isOutside = !keys.equals(data.resolve("keys"));
            if (isOutside) {
                restoredKeys.bringThere();
                FileSystemUtils.deleteRecursively(growing.resolve("keys"));
            }
            return new Result(archive.head(), place.moveIn());
        } catch (IOException e) {
            throw new BackupProblem("Nothing was restored: " + e.getMessage(), e);
        }
    }

    private Place placeFor(ArchiveHead head) {
        checkProgram(head);
        Optional<String> there = DatabaseState.installationIn(data);
        if (there.isPresent() && !there.get().equals(head.installation())) {
            throw new BackupProblem("The backup is of another installation than the one in " + data
                    + "; restore it into an empty folder with --data FOLDER.");
        }
        Place place = Place.on(data);
        if (!place.isFree() && !mayReplace) {
            place.close();
            throw new BackupProblem(data + " is not empty. With --replace what is there is moved aside and kept, or"
                    + " name an empty folder with --data FOLDER.");
        }
        if (there.isPresent()) {
            EmbeddedPostgres.stopIn(data, keys);
        }
        return place;
    }

    private static void checkProgram(ArchiveHead head) {
        List<String> unknown = DatabaseState.unknownTo(Restore.class.getClassLoader(), head.schema());
        if (!unknown.isEmpty()) {
            throw new BackupProblem("The backup was made by a newer Linli (" + head.program() + "): this one does not know "
                    + unknown + ". Update it first.");
        }
        if (head.isEmbedded() && !EmbeddedPostgres.isOfThisMajorVersion(head.postgres())) {
            throw new BackupProblem("The backup was made with PostgreSQL " + head.postgres()
                    + ", which this Linli does not have inside; restore it with the one that made it.");
        }
    }

    private static void unpackLog(BackupFolder folder, BackupFolder.Base base, Path growing) throws IOException {
        Path target = growing.resolve("postgres/wal");
        Files.createDirectories(target);
        try (Stream<Path> segments = Files.list(folder.wal())) {
            for (Path segment : (Iterable<Path>) segments.sorted()::iterator) {
                String name = BackupFolder.unpackedName(segment.getFileName());
                if (name.endsWith(".history") || name.matches("[0-9A-F]{24}") && name.compareTo(base.firstWal()) >= 0) {
                    folder.unpack(segment, target.resolve(name));
                }
            }
        }
    }

    private static void unpackMedia(BackupFolder folder, Path growing) throws IOException {
        Path target = growing.resolve("media");
        unpackTree(folder, folder.media(), target);
        if (Files.isDirectory(folder.gone())) {
            try (Stream<Path> times = Files.list(folder.gone())) {
                for (Path time : (Iterable<Path>) times::iterator) {
                    unpackTree(folder, time, target);
                }
            }
        }
    }

    private static void unpackTree(BackupFolder folder, Path source, Path target) throws IOException {
        if (!Files.isDirectory(source)) {
            return;
        }
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                folder.unpack(file, target.resolve(BackupFolder.unpackedName(source.relativize(file))));
            }
        }
    }

    private static void replayLog(Path growing, Optional<Instant> until) throws IOException {
        Path cluster = growing.resolve("postgres/cluster");
        Files.writeString(
                cluster.resolve(RECOVERY),
                """
                restore_command = 'cp ../wal/%f %p'
                recovery_target_timeline = 'current'
                """
                        + until.map(moment -> "recovery_target_time = '" + moment + "'\nrecovery_target_action = 'promote'\n")
                                .orElse(""));
        Files.writeString(
                cluster.resolve("postgresql.conf"), "include_if_exists = '" + RECOVERY + "'\n", StandardOpenOption.APPEND);
        Files.createFile(cluster.resolve("recovery.signal"));
    }

    /** Starts the database, reads all of it, and lets the application verify the log. */
    private void prove(Path growing) throws IOException {
        Path ownKeys = growing.resolve("keys");
        boolean hasKeys = !Place.keysIn(ownKeys).isEmpty();
        say("starting the database");
        EmbeddedPostgres postgres = EmbeddedPostgres.recover(growing, ownKeys);
        try {
            Files.deleteIfExists(growing.resolve("postgres/cluster").resolve(RECOVERY));
            FileSystemUtils.deleteRecursively(growing.resolve("postgres/wal"));
            say("reading all of it");
            checkDatabase(postgres);
            if (hasKeys) {
                say("verifying the log");
                verifyLog(growing, ownKeys);
            } else {
                say("the backup has no keys. Before the next start put the keys folder of the installation to " + keys
                        + ", then check with ./linli verify-log. Without it phone numbers, names and the like cannot be"
                        + " read any more, and the log cannot be continued.");
            }
        } finally {
            postgres.stop();
        }
    }

    private static void checkDatabase(EmbeddedPostgres postgres) {
        try (Connection connection = postgres.connectAsSuperuser()) {
            List<String> findings = DatabaseCheck.findings(connection);
            if (!findings.isEmpty()) {
                throw new BackupProblem("The database in the backup is damaged: " + String.join("; ", findings));
            }
        } catch (SQLException e) {
            throw new BackupProblem("The restored database cannot be read: " + e.getMessage(), e);
        }
    }

    private void verifyLog(Path growing, Path ownKeys) {
        Map<String, String> settings = new HashMap<>(terminal.environment());
        settings.keySet().removeAll(List.of("LINLI_DB_URL", "LINLI_BACKUP_DIR"));
        settings.put("LINLI_DATA", growing.toString());
        settings.put("LINLI_KEYS_DIR", ownKeys.toString());
        if (terminal.others().run(settings, terminal.err(), List.of("verify-log")) != 0) {
            throw new BackupProblem("The log in the backup does not verify; nothing was restored.");
        }
    }

    private void say(String words) {
        PrintStream err = terminal.err();
        err.println("linli: " + words);
    }
}
