package org.linli.operations.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.operations.UsageProblem;

/** FEATURE UNDER TEST: what is typed wrongly is said, with exit code 2, and starts nothing. */
class CommandsTest {

    @TempDir
    Path folder;

    @Test
    void a_backup_wants_a_key_or_the_word_that_it_has_none() throws Exception {
        Town town = new Town(folder.resolve("town"));

        assertThat(town.run("backup", "x.linli").code()).isEqualTo(2);
        assertThat(town.run("backup", "x.linli").err()).contains("--without-keys");
        Files.writeString(folder.resolve("key"), "00".repeat(32));
        assertThat(town.run(
                                "backup",
                                "x.linli",
                                "--without-keys",
                                "--key",
                                folder.resolve("key").toString())
                        .code())
                .isEqualTo(2);
    }

    @Test
    void an_empty_folder_is_not_backed_up() {
        Town town = new Town(folder.resolve("nothing-here"));

        Town.Answer answer = town.run("backup", "x.linli", "--without-keys");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("no installation");
        assertThat(town.data()).doesNotExist();
    }

    @Test
    void what_is_not_there_cannot_be_restored() {
        Town.Answer answer = new Town(folder.resolve("town"))
                .run("restore", folder.resolve("x").toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(folder.resolve("town")).doesNotExist();
    }

    @Test
    void a_backup_of_a_newer_linli_is_known_by_its_migrations() {
        assertThat(DatabaseState.unknownTo(
                        CommandsTest.class.getClassLoader(),
                        List.of("__root/V1__house.sql", "media/V99__holograms.sql")))
                .containsExactly("media/V99__holograms.sql");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22 10:15, 2026-11-22T02:15:00Z",
        "2026-11-22T10:15:30, 2026-11-22T02:15:30Z",
        "2026-11-22T10:15Z, 2026-11-22T10:15:00Z",
        "2026-11-22T10:15+09:00, 2026-11-22T01:15:00Z"
    })
    void a_moment_without_an_offset_is_in_the_installations_zone(String typed, Instant moment) {
        assertThat(RestoreCommand.moment(typed, ZoneId.of("Asia/Shanghai"))).isEqualTo(moment);
    }

    @Test
    void what_is_no_moment_is_named() {
        assertThatThrownBy(() -> RestoreCommand.moment("yesterday", ZoneId.of("Asia/Shanghai")))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("yesterday");
    }
}
