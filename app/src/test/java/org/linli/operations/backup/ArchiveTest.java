package org.linli.operations.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: an archive is there whole or not at all, and is unpacked unchanged or not at all. */
class ArchiveTest {

    private static final ArchiveHead HEAD = new ArchiveHead(
            1, "test", "installation", ArchiveHead.EMBEDDED, "18.6", List.of(), false, true, "", "2026-11-22T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void members_come_back_as_they_were() throws IOException {
        Path file = write(Optional.empty());

        try (ArchiveReader reader = new ArchiveReader(file, Optional.empty())) {
            assertThat(reader.head()).isEqualTo(HEAD);
            reader.unpackInto(folder.resolve("back"));
        }

        assertThat(folder.resolve("back/media/a.jpg")).hasBinaryContent(noise(100_000));
        assertThat(folder.resolve("back/postgres/pg_notify")).isEmptyDirectory();
    }

    @Test
    void a_member_that_differs_from_the_list_is_named() throws IOException {
        Path file = folder.resolve("changed.linli");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            add(tar, ArchiveHead.NAME, HEAD.json());
            add(tar, "media/a.jpg", noise(10));
            add(tar, ArchiveWriter.MANIFEST, listOf(HEAD.json(), noise(11)));
        }

        try (ArchiveReader reader = new ArchiveReader(file, Optional.empty())) {
            assertThatThrownBy(() -> reader.unpackInto(folder.resolve("back")))
                    .isInstanceOf(BackupProblem.class)
                    .hasMessageContaining("media/a.jpg");
        }
    }

    @Test
    void a_member_that_points_outside_is_refused() throws IOException {
        Path file = folder.resolve("outside.linli");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            add(tar, ArchiveHead.NAME, HEAD.json());
            add(tar, "../outside", noise(10));
        }

        try (ArchiveReader reader = new ArchiveReader(file, Optional.empty())) {
            assertThatThrownBy(() -> reader.unpackInto(folder.resolve("back"))).isInstanceOf(BackupProblem.class);
        }
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void a_cut_archive_is_refused() throws IOException {
        Path file = write(Optional.empty());
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {whole.length - 1, whole.length / 2, 30, 0}) {
            Path cut = Files.write(folder.resolve("cut-" + length), Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> {
                        try (ArchiveReader reader = new ArchiveReader(cut, Optional.empty())) {
                            reader.unpackInto(folder.resolve("back-" + length));
                        }
                    })
                    .as("cut to " + length)
                    .isInstanceOf(BackupProblem.class);
        }
    }

    @Test
    void an_encrypted_archive_asks_for_its_key() throws IOException {
        Path file = write(Optional.of(new BackupKey.Random(new byte[BackupKey.KEY_BYTES])));

        assertThatThrownBy(() -> new ArchiveReader(file, Optional.empty()))
                .isInstanceOf(BackupProblem.class)
                .hasMessageContaining("--key");
    }

    @Test
    void what_is_no_backup_is_called_so() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Dear neighbour, this is no backup but a letter.");

        assertThatThrownBy(() -> new ArchiveReader(file, Optional.empty()))
                .isInstanceOf(BackupProblem.class)
                .hasMessageContaining("not a backup");
    }

    @Test
    void a_full_disk_leaves_the_older_backup_and_nothing_else() throws IOException {
        Configuration small = Configuration.unix().toBuilder().setMaxSize(1 << 20).build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path target = disk.getPath("/backup.linli");
            Files.writeString(target, "the older one");

            assertThatThrownBy(() -> writeMuch(target)).isInstanceOf(IOException.class);

            assertThat(target).hasContent("the older one");
            try (Stream<Path> files = Files.list(disk.getPath("/"))) {
                assertThat(files.filter(Files::isRegularFile)).containsExactly(target);
            }
        }
    }

    private static void writeMuch(Path target) throws IOException {
        try (ArchiveWriter writer = new ArchiveWriter(target, Optional.empty())) {
            writer.add(ArchiveHead.NAME, HEAD.json());
            for (int i = 0; i < 40; i++) {
                writer.add("media/" + i, noise(100_000 + i));
            }
            writer.finish();
        }
    }

    private Path write(Optional<BackupKey> key) throws IOException {
        Path file = folder.resolve("backup.linli");
        try (ArchiveWriter writer = new ArchiveWriter(file, key)) {
            writer.add(ArchiveHead.NAME, HEAD.json());
            writer.addFolder("postgres/pg_notify");
            writer.add("media/a.jpg", noise(100_000));
            writer.finish();
        }
        return file;
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static byte[] listOf(byte[] head, byte[] photo) throws IOException {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        try (OutputStream out = list) {
            out.write(Hashes.line(hex(head), head.length, ArchiveHead.NAME));
            out.write(Hashes.line(hex(photo), photo.length, "media/a.jpg"));
        }
        return list.toByteArray();
    }

    private static String hex(byte[] content) {
        return HexFormat.of().formatHex(Hashes.sha256().digest(content));
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
