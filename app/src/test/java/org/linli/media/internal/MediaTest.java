package org.linli.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.media.Media;
import org.linli.media.Media.Photo;
import org.linli.media.Media.Size;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@LinliTest
class MediaTest {

    private static final Scope SCOPE = new Scope.SystemJob(new Purpose("media.test"));

    @Autowired
    Media media;

    @Autowired
    KeptPhotos keptPhotos;

    @Autowired
    Darkroom darkroom;

    @Autowired
    PhotoTable table;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MessageSource messages;

    @Autowired
    Clock clock;

    @Test
    void a_photo_is_kept_and_found_in_both_sizes() throws Exception {
        Photo photo = keep(601);

        Path full = media.findFile(photo.id(), Size.FULL).orElseThrow();
        assertThat(media.findPhoto(photo.id())).contains(photo);
        assertThat(full.getFileName().toString()).isEqualTo(photo.sha256() + ".jpg");
        assertThat(Pictures.decode(Files.readAllBytes(full)).getWidth()).isEqualTo(601);
        assertThat(media.findFile(photo.id(), Size.THUMBNAIL)).isPresent();
        assertThat(media.findFile(UUID.randomUUID(), Size.FULL)).isEmpty();
    }

    @Test
    void a_photo_that_is_attached_stays_and_one_that_is_not_goes_after_a_day() {
        UUID report = UUID.randomUUID();
        Photo attached = keep(602);
        Photo forgotten = keep(603);
        write(() -> media.attach(List.of(attached.id()), "test-report", report));

        keptPhotos.dropUnattached(in(Duration.ofHours(23)));
        assertThat(media.findFile(forgotten.id(), Size.FULL)).isPresent();
        keptPhotos.dropUnattached(in(Duration.ofHours(25)));

        assertThat(media.findPhoto(forgotten.id())).isEmpty();
        assertThat(media.findFile(attached.id(), Size.FULL)).isPresent();
        assertThat(media.listPhotos("test-report", report)).containsExactly(attached);
    }

    @Test
    void two_equal_photos_share_a_file_until_the_last_one_goes() {
        Photo attached = keep(604);
        Photo forgotten = keep(604);
        Path file = media.findFile(attached.id(), Size.FULL).orElseThrow();
        assertThat(media.findFile(forgotten.id(), Size.FULL)).contains(file);
        write(() -> media.attach(List.of(attached.id()), "test-report", UUID.randomUUID()));

        keptPhotos.dropUnattached(in(Duration.ofHours(25)));
        assertThat(media.findPhoto(forgotten.id())).isEmpty();
        assertThat(file).exists();

        jdbc.sql("UPDATE photo SET owner_kind = NULL, owner_id = NULL, attached_at = NULL WHERE id = :id")
                .param("id", attached.id())
                .update();
        keptPhotos.dropUnattached(in(Duration.ofHours(25)));
        assertThat(file).doesNotExist();
    }

    @Test
    void photos_are_attached_in_the_order_given_and_once() {
        UUID report = UUID.randomUUID();
        Photo first = keep(605);
        Photo second = keep(606);
        List<UUID> ids = List.of(second.id(), first.id(), second.id());

        assertThat(write(() -> media.attach(ids, "test-report", report)))
                .isEqualTo(Outcome.done(List.of(second, first)));
        assertThat(write(() -> media.attach(ids, "test-report", report)))
                .isEqualTo(Outcome.done(List.of(second, first)));
        assertThat(media.listPhotos("test-report", report)).containsExactly(first, second);
    }

    @Test
    void a_photo_of_another_report_cannot_be_taken() {
        UUID owner = UUID.randomUUID();
        Photo taken = keep(607);
        Photo own = keep(608);
        write(() -> media.attach(List.of(taken.id()), "test-report", owner));

        Outcome<List<Photo>> outcome =
                write(() -> media.attach(List.of(own.id(), taken.id()), "test-report", UUID.randomUUID()));

        assertThat(outcome).isEqualTo(Outcome.refused("media.photo-gone"));
        assertThat(media.listPhotos("test-report", owner)).containsExactly(taken);
        assertThat(jdbc.sql("SELECT attached_at IS NULL FROM photo WHERE id = :id")
                        .param("id", own.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void a_full_disk_refuses_the_photo_and_keeps_nothing() throws Exception {
        Configuration small = Configuration.unix().toBuilder()
                .setBlockSize(512)
                .setMaxSize(2_000)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            KeptPhotos photos =
                    new KeptPhotos(darkroom, new PhotoFiles(disk.getPath("/media")), table, transactions, clock);

            assertThat(photos.keep(Pictures.upload(Pictures.jpeg(641, 483))))
                    .isEqualTo(Outcome.refused("media.no-space"));
            assertThat(jdbc.sql("SELECT count(*) FROM photo WHERE width = 641 AND height = 483")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "media.empty",
                "media.too-large",
                "media.not-a-photo",
                "media.heic",
                "media.too-many-pixels",
                "media.damaged",
                "media.no-space",
                "media.busy",
                "media.photo-gone",
                "media.field.photo",
                "media.field.photo.purpose",
                "media.field.photo.basis",
                "media.field.photo.retention",
                "media.field.photo.visibility"
            })
    void every_message_is_there_in_chinese_and_in_english(String key) {
        String chinese = messages.getMessage(key, new Object[] {25}, Locale.SIMPLIFIED_CHINESE);
        String english = messages.getMessage(key, new Object[] {25}, Locale.ENGLISH);

        assertThat(chinese).isNotEqualTo(english).doesNotContain("{");
        assertThat(english).isNotBlank().doesNotContain("{");
    }

    private Photo keep(int width) {
        return media.keep(Pictures.upload(Pictures.jpeg(width, 300))).orThrow();
    }

    private <T> T write(Supplier<T> work) {
        return transactions.write(SCOPE, work);
    }

    private Instant in(Duration time) {
        return clock.instant().plus(time);
    }
}
