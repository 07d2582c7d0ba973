package org.linli.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

    @TempDir
    Path folder;

    @Test
    void a_secret_is_made_once_and_read_by_its_owner_only() throws IOException {
        Path file = folder.resolve("keys").resolve("field.key");

        assertThat(SecretFiles.readOrCreate(file, () -> new byte[] {1, 2, 3})).containsExactly(1, 2, 3);
        assertThat(SecretFiles.readOrCreate(file, () -> new byte[] {9})).containsExactly(1, 2, 3);
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(file.getParent())).isEqualTo("rwx------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void of_many_that_make_it_at_once_one_wins_for_all_and_nothing_is_left_beside_it() throws IOException {
        Path file = folder.resolve("index.key");
        AtomicInteger count = new AtomicInteger();

        List<Byte> read = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> SecretFiles.readOrCreate(file, () -> new byte[] {(byte) count.incrementAndGet()})[0])
                .distinct()
                .toList();

        assertThat(read).hasSize(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
