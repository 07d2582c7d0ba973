package org.linli.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.media.Media.Size;
import org.linli.media.internal.Darkroom.Prints;

class PhotoFilesTest {

    private static final String SHA256 = "abcd".repeat(16);
    private static final Prints PRINTS = new Prints(2, 1, new byte[100_000], new byte[20_000]);

    @Test
    void a_photo_lies_under_its_hash() throws Exception {
        try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
            PhotoFiles files = new PhotoFiles(disk.getPath("/media"));

            files.keep(SHA256, PRINTS);

            assertThat(filesOn(disk))
                    .containsExactly("/media/ab/cd/" + SHA256 + "-thumbnail.jpg", "/media/ab/cd/" + SHA256 + ".jpg");
            assertThat(files.find(SHA256, Size.THUMBNAIL).map(PhotoFilesTest::length))
                    .contains(20_000L);
            files.drop(SHA256);
            assertThat(files.find(SHA256, Size.FULL)).isEmpty();
            assertThat(filesOn(disk)).isEmpty();
        }
    }

    @Test
    void a_disk_that_fills_up_at_any_byte_leaves_nothing_behind() throws Exception {
        for (int kilobytes = 1; kilobytes <= 120; kilobytes += 7) {
            Configuration small = Configuration.unix().toBuilder()
                    .setBlockSize(512)
                    .setMaxSize(kilobytes * 1000L)
                    .build();
            try (FileSystem disk = Jimfs.newFileSystem(small)) {
                PhotoFiles files = new PhotoFiles(disk.getPath("/media"));

                assertThatThrownBy(() -> files.keep(SHA256, PRINTS)).isInstanceOf(PhotoFiles.NoSpace.class);

                assertThat(filesOn(disk)).isEmpty();
            }
        }
    }

    @Test
    void half_written_files_of_a_killed_process_are_cleared_after_a_day() throws Exception {
        Instant now = Instant.parse("2026-03-01T10:00:00Z");
        try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
            Path drafts = Files.createDirectories(disk.getPath("/media/drafts"));
            Files.setLastModifiedTime(Files.createFile(drafts.resolve("old.jpg")), FileTime.from(now.minusSeconds(60)));
            Files.setLastModifiedTime(Files.createFile(drafts.resolve("new.jpg")), FileTime.from(now));

            new PhotoFiles(disk.getPath("/media")).dropDraftsOlderThan(now);

            assertThat(filesOn(disk)).containsExactly("/media/drafts/new.jpg");
        }
    }

    private static List<String> filesOn(FileSystem disk) throws IOException {
        try (Stream<Path> all = Files.walk(disk.getPath("/media"))) {
            return all.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
