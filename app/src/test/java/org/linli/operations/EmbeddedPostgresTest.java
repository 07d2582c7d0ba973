package org.linli.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.kernel.Installation;

class EmbeddedPostgresTest {

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        if (Files.exists(folder.resolve("postgres/cluster/postmaster.pid"))) {
            EmbeddedPostgres.start(folder, folder.resolve("keys")).stop();
        }
    }

    @Test
    void a_server_left_running_by_a_killed_start_is_adopted_with_all_it_acknowledged() throws SQLException {
        EmbeddedPostgres killed = EmbeddedPostgres.start(folder, folder.resolve("keys"));
        execute(killed.database(), "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (1)");

        EmbeddedPostgres adopted = EmbeddedPostgres.start(folder, folder.resolve("keys"));

        assertThat(adopted.database().url()).isEqualTo(killed.database().url());
        assertThat(count(adopted.database())).isEqualTo(1);
    }

    @Test
    void nothing_acknowledged_is_lost_when_the_database_itself_is_killed() throws Exception {
        EmbeddedPostgres server = EmbeddedPostgres.start(folder, folder.resolve("keys"));
        execute(server.database(), "CREATE TABLE kept (n int)", "INSERT INTO kept SELECT generate_series(1, 500)");
        kill();

        EmbeddedPostgres again = EmbeddedPostgres.start(folder, folder.resolve("keys"));

        assertThat(count(again.database())).isEqualTo(500);
    }

    @Test
    void a_database_that_is_killed_is_started_again_where_it_was() throws Exception {
        Settings settings = Settings.from(Map.of("LINLI_DATA", folder.toString()));
        try (Backend backend = Backend.inCharge(settings)) {
            execute(backend.database(), "CREATE TABLE kept (n int)", "INSERT INTO kept SELECT generate_series(1, 7)");
            backend.keepUp();

            kill();

            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(count(backend.database())).isEqualTo(7));
        }
    }

    @Test
    void a_cluster_of_an_older_linli_gets_the_settings_of_the_newer_and_keeps_those_of_its_operator() throws Exception {
        EmbeddedPostgres.start(folder, folder.resolve("keys")).stop();
        Path cluster = folder.resolve("postgres/cluster");
        Files.delete(cluster.resolve("linli.conf"));
        Files.writeString(cluster.resolve("postgresql.auto.conf"), "max_connections = 100\nwork_mem = '13MB'\n");

        EmbeddedPostgres newer = EmbeddedPostgres.start(folder, folder.resolve("keys"));

        assertThat(setting(newer, "max_slot_wal_keep_size")).isEqualTo("8GB");
        assertThat(setting(newer, "work_mem")).isEqualTo("13MB");
        assertThat(cluster.resolve("postgresql.auto.conf")).hasContent("work_mem = '13MB'");
    }

    @Test
    void a_start_that_was_cut_off_while_the_cluster_was_made_is_followed_by_a_whole_one() throws Exception {
        Path draft = Files.createDirectories(folder.resolve("postgres/cluster.new"));
        Files.writeString(draft.resolve("PG_VERSION"), "18");

        EmbeddedPostgres server = EmbeddedPostgres.start(folder, folder.resolve("keys"));

        assertThat(setting(server, "fsync")).isEqualTo("on");
    }

    @Test
    void an_external_database_gives_two_servers_the_same_role() throws SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.start(folder, folder.resolve("keys"));
        String password = read(folder.resolve("keys/db-superuser.password"));
        String url = server.database().url() + "?user=postgres&password=" + password;

        Database first = ExternalPostgres.connect(url);
        Database second = ExternalPostgres.connect(url);

        assertThat(second.application()).isEqualTo(first.application());
        assertThat(first.url()).doesNotContain(password);
        try (Connection connection = DriverManager.getConnection(
                second.url(), second.application().user(), second.application().password())) {
            assertThat(connection.isValid(2)).isTrue();
        }
    }

    @Test
    void a_url_that_is_none_is_answered_with_what_it_should_look_like() {
        assertThatThrownBy(() -> ExternalPostgres.connect("mysql://somewhere"))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("jdbc:postgresql://");
    }

    @Test
    void only_one_process_is_in_charge_of_a_data_folder() {
        try (InstallationLock held = InstallationLock.tryOn(folder).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(InstallationLock.tryOn(folder)).isEmpty();
        }
        assertThat(InstallationLock.tryOn(folder)).isPresent();
    }

    @Test
    void a_demo_and_an_open_production_do_not_listen_beyond_this_machine() {
        Settings open = Settings.from(Map.of("LINLI_HOST", "0.0.0.0"));
        Settings behindProxy = Settings.from(Map.of(
                "LINLI_HOST", "0.0.0.0",
                "LINLI_PUBLIC_URL", "https://linli.example",
                "LINLI_TRUSTED_PROXIES", "10\\..*"));
        Installation demo = new Installation(Installation.Mode.DEMO);
        Installation production = new Installation(Installation.Mode.PRODUCTION);

        assertThatThrownBy(() -> InstallationRecord.checkDoor(demo, open)).isInstanceOf(UsageProblem.class);
        assertThatThrownBy(() -> InstallationRecord.checkDoor(production, open)).isInstanceOf(UsageProblem.class);
        InstallationRecord.checkDoor(production, behindProxy);
        InstallationRecord.checkDoor(demo, Settings.from(Map.of()));
    }

    private void kill() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> workers = process.children().toList();
        process.destroyForcibly();
        workers.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        for (ProcessHandle worker : workers) {
            worker.onExit().join();
        }
    }

    private static String setting(EmbeddedPostgres server, String name) throws SQLException {
        try (Connection connection = server.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Database database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int count(Database database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM kept")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
