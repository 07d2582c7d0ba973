package org.linli.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidV7Test {

    private static final Instant AT = Instant.parse("2026-03-02T02:00:00.123Z");

    @Test
    void later_ids_sort_after_earlier_ones() {
        assertThat(UuidV7.at(AT).toString())
                .isLessThan(UuidV7.at(AT.plusMillis(1)).toString());
    }

    @Test
    void an_id_says_version_variant_and_its_millisecond() {
        UUID id = UuidV7.at(AT);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(AT.toEpochMilli());
    }

    @Test
    void ids_of_one_millisecond_differ() {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(UuidV7.at(AT));
        }

        assertThat(ids).hasSize(10_000);
    }
}
