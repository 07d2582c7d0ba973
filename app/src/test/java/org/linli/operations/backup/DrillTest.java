package org.linli.operations.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.operations.EmbeddedPostgres;
import org.linli.operations.InstallationLock;
import org.springframework.context.ConfigurableApplicationContext;

/** FEATURE UNDER TEST: a demo that is backed up, running and stopped, stands elsewhere as it was. */
class DrillTest {

    @TempDir
    Path folder;

    @Test
    void a_demo_stands_elsewhere_as_it_was() throws Exception {
        Town town = new Town(folder.resolve("town"));
        String key = Files.writeString(folder.resolve("key"), HexFormat.of().formatHex(new byte[32]))
                .toString();
        String running = folder.resolve("running.linli").toString();
        String stopped = folder.resolve("stopped.linli").toString();
        SortedMap<String, String> atFirst;
        SortedMap<String, String> atLast;
        EmbeddedPostgres postgres = town.start();
        try (InstallationLock held = InstallationLock.tryOn(town.data()).orElseThrow();
                ConfigurableApplicationContext server = town.serve(postgres)) {
            assertThat(server.isActive() && held != null).isTrue();
            atFirst = Town.rows(postgres);
            assertThat(town.run("backup", running, "--key", key).code()).isZero();
            addRows(postgres);
            atLast = Town.rows(postgres);
        } finally {
            postgres.stop();
        }
        assertThat(town.run("backup", stopped, "--key", key).code()).isZero();

        Town elsewhere = new Town(folder.resolve("elsewhere"));
        assertStandsAs(atLast, elsewhere, town, "restore", stopped, "--key", key);
        assertThat(elsewhere.run("restore", running, "--key", key).err()).contains("--replace");
        assertStandsAs(atFirst, elsewhere, town, "restore", running, "--key", key, "--replace");
        assertThat(elsewhere.data().resolve("before-restore-1/postgres/cluster/PG_VERSION"))
                .exists();
        assertThat(atFirst).isNotEqualTo(atLast);
        assertRefusalsChangeNothing(stopped, key);
    }

    private static void addRows(EmbeddedPostgres postgres) throws Exception {
        try (Connection connection = postgres.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO idempotency_key (operation, key, created_at)
                    SELECT 'drill', 'key-' || n, now()
                    FROM generate_series(1, 20000) n
                    """);
        }
    }

    private static void assertStandsAs(SortedMap<String, String> rows, Town place, Town origin, String... restore)
            throws Exception {
        Town.Answer answer = place.run(restore);

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("\"verdict\":\"sound\"");
        EmbeddedPostgres restored = place.start();
        try {
            assertThat(Town.rows(restored)).isEqualTo(rows);
        } finally {
            restored.stop();
        }
        assertThat(hashes(place.data().resolve("media")))
                .isNotEmpty()
                .isEqualTo(hashes(origin.data().resolve("media")));
    }

    /** Each of these would be a disaster if it did half its work. */
    private void assertRefusalsChangeNothing(String file, String key) throws Exception {
        String wrong =
                Files.writeString(folder.resolve("wrong"), "ff".repeat(32)).toString();
        Path cut = folder.resolve("cut.linli");
        byte[] whole = Files.readAllBytes(Path.of(file));
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        Town empty = new Town(folder.resolve("empty"));

        assertThat(empty.run("restore", file, "--key", wrong).err()).contains("not the one");
        assertThat(empty.run("restore", cut.toString(), "--key", key).code()).isEqualTo(1);
        assertThat(empty.run("restore", file).err()).contains("encrypted");
        assertThat(EmbeddedPostgres.existsIn(empty.data())).isFalse();

        EmbeddedPostgres stranger = empty.start();
        stranger.stop();
        Town.Answer refused = empty.run("restore", file, "--key", key, "--replace");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("another installation");
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                hashes.put(
                        folder.relativize(file).toString(),
                        HexFormat.of().formatHex(Hashes.sha256().digest(Files.readAllBytes(file))));
            }
        }
        return hashes;
    }
}
