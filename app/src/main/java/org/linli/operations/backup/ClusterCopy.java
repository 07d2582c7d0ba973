package org.linli.operations.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A base backup of a running cluster through PostgreSQL's low-level interface (manual, "Making a Base Backup Using the
 * Low Level API"): the files as they come, between start and stop, and the log that makes them whole.
 */
final class ClusterCopy implements AutoCloseable {

    /** Folders whose content a start makes anew. */
    private static final Set<String> EMPTY = Set.of(
            "pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "backup_label",
            "backup_label.old",
            "tablespace_map",
            "tablespace_map.old",
            "pg_internal.init");

    private static final String CONTROL = "global/pg_control";

    private final Path cluster;
    private final Connection connection;
    private final String firstWal;

    /** Begins the backup; the log from here on stays until {@link #close}. */
    ClusterCopy(Path cluster, Connection connection) throws SQLException {
        this.cluster = cluster;
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            // A slot of this session alone holds the log back while files are copied.
            statement.execute("SELECT pg_create_physical_replication_slot("
                    + "'linli_backup_' || pg_backend_pid(), true, true)");
            this.firstWal = text(statement, "SELECT pg_walfile_name(pg_backup_start('linli', true))");
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** The first segment of the log that the recovery reads. */
    String firstWal() {
        return firstWal;
    }

    /** Writes the cluster below {@code name}. */
    void writeTo(ArchiveWriter archive, String name) throws IOException, SQLException {
        copyFolder(archive, cluster, name);
        archive.addFile(name + "/" + CONTROL, cluster.resolve(CONTROL));
        String lastWal;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT pg_walfile_name(lsn), labelfile, spcmapfile FROM pg_backup_stop(false)")) {
            row.next();
            lastWal = row.getString(1);
            archive.add(name + "/backup_label", row.getString(2).getBytes(StandardCharsets.UTF_8));
            if (!row.getString(3).isBlank()) {
                throw new BackupProblem("The database has tablespaces outside of the data folder; they cannot be backed up.");
            }
        }
        copyLog(archive, name + "/pg_wal", lastWal);
    }

    private void copyFolder(ArchiveWriter archive, Path folder, String name) throws IOException {
        archive.addFolder(name);
        for (Path entry : list(folder)) {
            String own = String.valueOf(entry.getFileName());
            String path = cluster.relativize(entry).toString();
            if (Files.isSymbolicLink(entry)) {
                throw new BackupProblem(entry + " is a link; a database with parts elsewhere cannot be backed up.");
            }
            if (Files.isDirectory(entry)) {
                if (EMPTY.contains(path)) {
                    archive.addFolder(name + "/" + own);
                } else if (!own.startsWith("pgsql_tmp")) {
                    copyFolder(archive, entry, name + "/" + own);
                }
            } else if (!LEFT_OUT.contains(own) && !own.startsWith("pgsql_tmp") && !path.equals(CONTROL)) {
                archive.addFile(name + "/" + own, entry);
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted(Comparator.comparing(Path::toString)).toList();
        } catch (NoSuchFileException dropped) {
            return List.of();
        }
    }

    /** Stopping has ended the last segment, so all of them are whole. Names are in the order of the log. */
    private void copyLog(ArchiveWriter archive, String name, String lastWal) throws IOException {
        for (Path segment : list(cluster.resolve("pg_wal"))) {
            String own = String.valueOf(segment.getFileName());
            boolean isNeeded = own.matches("[0-9A-F]{24}") && own.compareTo(firstWal) >= 0 && own.compareTo(lastWal) <= 0;
            if (isNeeded || own.endsWith(".history")) {
                archive.addFile(name + "/" + own, segment);
            }
        }
    }

    /** Ends the session and with it the slot, and the backup if it was not finished. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
