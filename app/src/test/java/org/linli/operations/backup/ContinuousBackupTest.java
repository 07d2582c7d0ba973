package org.linli.operations.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.DataFolder;
import org.linli.operations.EmbeddedPostgres;

/** FEATURE UNDER TEST: continuous backups bring an installation back to its last moment, or to one before. */
class ContinuousBackupTest {

    private static final Optional<BackupKey> KEY = Optional.of(new BackupKey.Random(new byte[BackupKey.KEY_BYTES]));

    @TempDir
    Path folder;

    private Town town;
    private EmbeddedPostgres postgres;
    private BackupFolder backups;
    private ContinuousBackup backup;

    @BeforeEach
    void start() throws Exception {
        town = new Town(folder.resolve("town"));
        postgres = town.start();
        backups = new BackupFolder(folder.resolve("backups"), KEY);
        DataFolder data = new DataFolder(town.data(), town.data().resolve("keys"));
        backup = new ContinuousBackup(postgres, data, backups, 2);
        execute("CREATE TABLE kept (n int PRIMARY KEY)");
        photo("aa/bb/1.jpg");
        backup.claimFolder();
        backup.archiveIfDue();
    }

    @AfterEach
    void stop() {
        postgres.stop();
    }

    @Test
    void the_last_moment_and_any_before_can_be_reached() throws Exception {
        execute("INSERT INTO kept SELECT generate_series(1, 1000)");
        backup.bringLog();
        String between = text("SELECT to_char(now(), 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
        execute("INSERT INTO kept SELECT generate_series(1001, 2000)");
        photo("cc/dd/2.jpg");
        backup.bringLog();

        assertThat(restored("last")).isEqualTo(2000);
        assertThat(restored("between", "--until", between)).isEqualTo(1000);
        assertThat(folder.resolve("last/media/aa/bb/1.jpg")).hasContent("aa/bb/1.jpg");
        assertThat(folder.resolve("last/media/cc/dd/2.jpg")).hasContent("cc/dd/2.jpg");
    }

    @Test
    void a_moment_before_the_first_backup_cannot_be_reached() {
        Town.Answer answer = restore("early", "--until", "2001-01-01 00:00");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("could be reached");
    }

    @Test
    void a_log_with_a_hole_is_not_taken_for_a_whole_one() throws Exception {
        execute("INSERT INTO kept VALUES (1)");
        backup.bringLog();
        execute("SELECT pg_drop_replication_slot('linli_archive')");

        backup.bringLog();

        assertThat(backups.bases()).hasSize(2);
        assertThat(restored("after-the-hole")).isEqualTo(1);
    }

    @Test
    void a_photo_that_was_dropped_goes_with_the_backups_it_was_in() throws Exception {
        Files.delete(town.data().resolve("media/aa/bb/1.jpg"));
        for (int more : IntStream.range(0, 3).toArray()) {
            execute("SELECT pg_drop_replication_slot('linli_archive')");
            backup.archiveIfDue();
            assertThat(backups.bases()).as("after " + more).hasSizeLessThanOrEqualTo(2);
        }

        assertThat(files(backups.media())).isEmpty();
        assertThat(backups.bases()).hasSize(2);
        String oldest = backups.bases().getFirst().firstWal();
        assertThat(files(backups.wal())).allMatch(name -> name.compareTo(oldest) >= 0);
    }

    @ParameterizedTest
    @CsvSource({"000000010000000000000001, 00000000/1000000", "0000000200000003000000FF, 00000003/FF000000"})
    void a_segment_begins_where_its_name_says(String segment, String position) {
        assertThat(LogShipping.beginOf(segment)).isEqualTo(position);
    }

    private long restored(String name, String... options) throws SQLException {
        Town.Answer answer = restore(name, options);
        assertThat(answer.code()).as(answer.err()).isZero();
        EmbeddedPostgres there = new Town(folder.resolve(name)).start();
        try (Connection connection = there.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM kept")) {
            row.next();
            return row.getLong(1);
        } finally {
            there.stop();
        }
    }

    private Town.Answer restore(String name, String... options) {
        Path key = folder.resolve("key");
        try {
            Files.write(key, new byte[BackupKey.KEY_BYTES]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Town(folder.resolve(name))
                .run(Stream.concat(
                                Stream.of("restore", backups.root().toString(), "--key", key.toString()),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    private void photo(String name) throws Exception {
        Path file = town.data().resolve("media").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = postgres.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = postgres.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<String> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
