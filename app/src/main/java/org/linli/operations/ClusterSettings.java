package org.linli.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the embedded server is told, in a file that every start writes anew, so that clusters made by an older Linli follow.
 * What an operator sets with {@code ALTER SYSTEM} goes before it.
 */
record ClusterSettings(Path cluster) {

    private static final String FILE = "linli.conf";
    private static final String INCLUDE = "include_if_exists = '" + FILE + "'";

    private static final List<String> SETTINGS = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            max_connections = 100
            shared_buffers = '256MB'
            effective_cache_size = '1GB'
            work_mem = '8MB'
            max_wal_size = '2GB'
            random_page_cost = 1.1
            jit = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_min_error_statement = 'panic'
            log_parameter_max_length_on_error = 0
            wal_level = replica
            max_wal_senders = 4
            max_replication_slots = 4
            max_slot_wal_keep_size = '8GB'
            """.lines().toList();

    void write() {
        try {
            replace(cluster.resolve(FILE), SETTINGS);
            Path main = cluster.resolve("postgresql.conf");
            List<String> lines = Files.readAllLines(main);
            if (!lines.contains(INCLUDE)) {
                replace(main, Stream.concat(lines.stream(), Stream.of(INCLUDE)).toList());
            }
            takeBackWhatOlderOnesWrote(cluster.resolve("postgresql.auto.conf"));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing the settings of the database in " + cluster, e);
        }
    }

    /** They wrote the same settings where an operator's go, and would win over the newer ones for ever. */
    private static void takeBackWhatOlderOnesWrote(Path operators) throws IOException {
        if (!Files.exists(operators)) {
            return;
        }
        List<String> lines = Files.readAllLines(operators);
        Set<String> own = SETTINGS.stream().map(ClusterSettings::plain).collect(Collectors.toSet());
        List<String> kept =
                lines.stream().filter(line -> !own.contains(plain(line))).toList();
        if (kept.size() < lines.size()) {
            replace(operators, kept);
        }
    }

    private static String plain(String line) {
        return line.replace("'", "").replace(" ", "");
    }

    private static void replace(Path file, List<String> lines) throws IOException {
        Path folder = Optional.ofNullable(file.getParent()).orElseThrow();
        Path draft = Files.createTempFile(folder, "new-", ".conf");
        Files.write(draft, lines);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
