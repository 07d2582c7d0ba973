package org.linli.operations.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.kernel.DataFolder;
import org.linli.operations.Database;
import org.linli.operations.EmbeddedPostgres;

/**
 * Writes one archive of an installation: checkpoints first, then the database, then the photos, so that the database of a
 * restored backup knows all that its checkpoints were signed over and has all the photos it speaks of.
 *
 * @param folder the installation's
 * @param key what the archive is encrypted with; without one the keys of the installation are left out
 * @param withMedia whether photos go in
 */
record Backup(DataFolder folder, Optional<BackupKey> key, boolean withMedia, PrintStream progress) {

    private static final String CLUSTER = "postgres/cluster";
    private static final int MEGABYTE = 1 << 20;

    /** What has been written. */
    record Result(ArchiveHead head, long contentBytes) {}

    /** Of an installation whose database is ours. */
    Result write(EmbeddedPostgres postgres, Path target) {
        try (ArchiveWriter archive = new ArchiveWriter(target, key);
                ClusterCopy copy = new ClusterCopy(postgres.cluster(), postgres.connectAsSuperuser());
                Connection asking = postgres.connectAsSuperuser()) {
            ArchiveHead head = head(DatabaseState.of(asking, true), ArchiveHead.EMBEDDED, copy.firstWal());
            begin(archive, head);
            copy.writeTo(archive, CLUSTER);
            report("database", archive);
            return end(archive, head);
        } catch (IOException | SQLException e) {
            throw unfinished(target, e);
        }
    }

    /** Of an installation whose database is elsewhere: all but the database. */
    Result writeWithout(Database database, Path target) {
        try (ArchiveWriter archive = new ArchiveWriter(target, key);
                Connection asking = DriverManager.getConnection(
                        database.url(), database.owner().user(), database.owner().password())) {
            ArchiveHead head = head(DatabaseState.of(asking, false), ArchiveHead.EXTERNAL, "");
            begin(archive, head);
            return end(archive, head);
        } catch (IOException | SQLException e) {
            throw unfinished(target, e);
        }
    }

    private ArchiveHead head(DatabaseState state, String database, String firstWal) {
        return new ArchiveHead(
                ArchiveHead.FORMAT,
                ArchiveHead.programVersion(),
                state.installation(),
                database,
                state.postgres(),
                state.schema(),
                key.isPresent(),
                withMedia,
                firstWal,
                state.now().toString());
    }

    private void begin(ArchiveWriter archive, ArchiveHead head) throws IOException {
        archive.add(ArchiveHead.NAME, head.json());
        addTree(archive, folder.checkpoints(), "checkpoints");
        if (key.isPresent()) {
            addTree(archive, folder.keys(), "keys");
        }
    }

    private Result end(ArchiveWriter archive, ArchiveHead head) throws IOException {
        if (withMedia) {
            addTree(archive, folder.media(), "media");
            report("photos", archive);
        }
        archive.finish();
        return new Result(head, archive.bytes());
    }

    private static void addTree(ArchiveWriter archive, Path root, String name) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(root)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (Files.isRegularFile(entry) && !isDraft(entry)) {
                    archive.addFile(name + "/" + root.relativize(entry), entry);
                }
            }
        }
    }

    /** Something that is being written, under a name that begins with a point. */
    private static boolean isDraft(Path entry) {
        return String.valueOf(entry.getFileName()).startsWith(".");
    }

    private void report(String what, ArchiveWriter archive) {
        progress.println("linli: " + what + " read, " + archive.bytes() / MEGABYTE + " MB so far");
    }

    private static BackupProblem unfinished(Path target, Exception failure) {
        String cause = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return new BackupProblem(
                "The backup was not finished: " + cause + ". " + (Files.exists(target) ? target + " is as it was." : "No file was left behind."),
                failure);
    }
}
