package org.linli.evidencelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTileStoreTest {

    private static final TilePath TILE = new TilePath.Hashes(0, 1_234_067, 8);

    @TempDir
    private Path folder;

    @Test
    void a_tile_is_a_file_at_its_path_and_nothing_else_is_left() throws IOException {
        TileStore store = new DirectoryTileStore(folder);
        assertThat(store.find(TILE)).isEmpty();
        store.write(TILE, new byte[] {1});
        store.write(TILE, new byte[] {1, 2});
        store.write(TILE.withWidth(256), new byte[] {3});
        assertThat(store.find(TILE)).hasValue(new byte[] {1, 2});
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString()))
                    .containsExactlyInAnyOrder("tile/0/x001/x234/067", "tile/0/x001/x234/067.p/8");
        }
    }

    @Test
    void a_log_is_sound_when_the_folder_is_opened_again() {
        TreeHead head = Logs.store(Logs.entries(600), new DirectoryTileStore(folder));
        assertThat(new LogVerifier(new DirectoryTileStore(folder)).verify(head)).isEqualTo(new Verdict.Sound(head));
    }

    @Test
    void a_folder_that_cannot_be_written_fails_the_write_and_leaves_no_draft() throws IOException {
        Files.createDirectories(folder.resolve("tile/0/x001/x234/067.p/8/occupied"));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new DirectoryTileStore(folder).write(TILE, new byte[] {1}))
                .withMessageContaining(TILE.text());
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
