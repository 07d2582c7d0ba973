package org.linli.operations.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Brings the database's write-ahead log to a folder of continuous backups, segment by segment. A replication slot keeps what
 * has not been brought there; it lets go when the folder has been out of reach for so long that the disk would fill
 * ({@code max_slot_wal_keep_size}), and a new base backup is due then.
 */
record LogShipping(BackupFolder folder, Path cluster) {

    private static final String SLOT = "linli_archive";
    private static final int SEGMENT_BITS = 24;

    /**
     * Makes sure that the log is kept from now on.
     *
     * @return whether it was kept since the last time, so that the backups in the folder can be continued
     */
    boolean isContinued(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT wal_status IN ('reserved', 'extended', 'unreserved') FROM pg_replication_slots WHERE slot_name = '" + SLOT + "'")) {
            if (row.next() && row.getBoolean(1)) {
                return true;
            }
        }
        statement.execute("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = '" + SLOT + "'");
        statement.execute("SELECT pg_create_physical_replication_slot('" + SLOT + "', true)");
        return false;
    }

    /**
     * Ends the segment in use and packs all ended ones that are not in the folder yet.
     *
     * @return how many were packed
     */
    int ship(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_switch_wal()");
            String current = text(statement, "SELECT pg_walfile_name(pg_current_wal_insert_lsn() + 1)");
            String oldest = text(
                    statement,
                    "SELECT pg_walfile_name(restart_lsn + 1) FROM pg_replication_slots WHERE slot_name = '" + SLOT + "'");
            int packed = 0;
            for (Path segment : ended(oldest, current)) {
                Path target = BackupFolder.packed(folder.wal(), String.valueOf(segment.getFileName()));
                if (!Files.exists(target)) {
                    folder.pack(segment, target);
                    packed++;
                }
            }
            statement.execute(
                    "SELECT pg_replication_slot_advance('" + SLOT + "', '" + beginOf(current) + "'::pg_lsn)");
            return packed;
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private List<Path> ended(String oldest, String current) throws IOException {
        try (Stream<Path> files = Files.list(cluster.resolve("pg_wal"))) {
            return files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.endsWith(".history")
                                || name.matches("[0-9A-F]{24}")
                                        && name.compareTo(oldest) >= 0
                                        && name.compareTo(current) < 0;
                    })
                    .sorted()
                    .toList();
        }
    }

    /** The position in the log at which a segment of 16 MB begins: its name is timeline, upper half, number. */
    static String beginOf(String segment) {
        long number = Long.parseLong(segment.substring(16), 16);
        return String.format(Locale.ROOT, "%s/%X", segment.substring(8, 16), number << SEGMENT_BITS);
    }

    /** Deletes what no base backup in the folder needs any more. */
    void prune(String firstNeeded) throws IOException {
        try (Stream<Path> files = Files.list(folder.wal())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = BackupFolder.unpackedName(file.getFileName());
                if (name.matches("[0-9A-F]{24}") && name.compareTo(firstNeeded) < 0) {
                    Files.delete(file);
                }
            }
        }
    }
}
