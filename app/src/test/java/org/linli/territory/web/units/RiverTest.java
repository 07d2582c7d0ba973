package org.linli.territory.web.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.territory.Lineage.Kind;
import org.linli.territory.Lineage.Link;
import org.linli.territory.internal.UnitHistory.Version;
import org.linli.territory.web.units.River.Band;

/** FEATURE UNDER TEST: a lineage is drawn over time, with the day that is asked for (M01-17, M01-23). */
class RiverTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /** 1 and 2 merge into 10 in 2000, which is renamed in 2005 and split into 20 and 21 in 2010. */
    private static final Map<Integer, List<Version>> LIVES = Map.of(
            1, List.of(version("甲", 1981, 2000)),
            2, List.of(version("乙", 1981, 2000)),
            10, List.of(version("丙", 2000, 2005), version("丁", 2005, 2010)),
            20, List.of(version("戊", 2010, null)),
            21, List.of(version("己", 2010, null)));

    private static final List<Link> LINKS =
            List.of(link(2000, 1, 10, 1), link(2000, 2, 10, 1), link(2010, 10, 20, 0.75), link(2010, 10, 21, 0.25));

    @Test
    void a_unit_is_a_band_from_its_first_day_to_its_last_and_a_new_name_begins_a_new_piece() {
        River river = river(2003);

        assertThat(river.bands())
                .extracting(band -> band.version().name())
                .containsExactlyInAnyOrder("甲", "乙", "丙", "丁", "戊", "己");
        assertThat(river.marks()).extracting(mark -> mark.day().getYear()).containsExactly(2000, 2005, 2010);
        assertThat(right(band(river, "甲"))).isLessThan(band(river, "丙").x());
        assertThat(right(band(river, "丙"))).isLessThanOrEqualTo(band(river, "丁").x());
        assertThat(band(river, "丁").y()).isEqualTo(band(river, "丙").y());
        assertThat(band(river, "甲").y()).isNotEqualTo(band(river, "乙").y());
        assertThat(right(band(river, "己"))).isEqualTo(river.width());
    }

    @Test
    void the_line_of_the_day_goes_through_what_stood_on_it() {
        for (int year : List.of(1990, 2003, 2007, 2020)) {
            River river = river(year);
            assertThat(river.bands())
                    .as("in %d", year)
                    .anyMatch(Band::isStanding)
                    .allSatisfy(band -> assertThat(band.x() <= river.dayX() && river.dayX() <= right(band))
                            .as(band.version().name())
                            .isEqualTo(band.isStanding()));
        }
        assertThat(river(1900).dayX()).isZero();
    }

    @Test
    void a_stream_is_as_wide_as_its_share_and_a_trickle_where_the_share_is_not_known() {
        assertThat(river(2003).streams()).extracting(River.Stream::thickness).containsExactly(24, 24, 21, 7);

        River unknown = River.of(20, List.of(link(2010, 10, 20, 0)), LIVES, TODAY, TODAY)
                .orElseThrow();
        assertThat(unknown.streams()).singleElement().matches(stream -> !stream.isShareKnown());
        assertThat(unknown.streams().getFirst().thickness()).isEqualTo(3);
    }

    @Test
    void a_unit_that_only_changed_its_name_has_a_river_and_one_that_never_changed_has_none() {
        River renamed = River.of(10, List.of(), Map.of(10, Objects.requireNonNull(LIVES.get(10))), TODAY, TODAY)
                .orElseThrow();

        assertThat(renamed.bands()).hasSize(2);
        assertThat(River.of(20, List.of(), Map.of(20, Objects.requireNonNull(LIVES.get(20))), TODAY, TODAY))
                .isEmpty();
    }

    @Test
    void what_is_only_planned_is_not_drawn() {
        assertThat(River.of(20, List.of(link(2030, 20, 21, 1)), LIVES, TODAY, TODAY))
                .isEmpty();
    }

    private static River river(int year) {
        return River.of(10, LINKS, LIVES, LocalDate.of(year, 7, 1), TODAY).orElseThrow();
    }

    private static Band band(River river, String name) {
        return river.bands().stream()
                .filter(band -> band.version().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int right(Band band) {
        return band.x() + band.width();
    }

    private static Version version(String name, int from, @Nullable Integer to) {
        return new Version(
                LocalDate.of(from, 1, 1), to == null ? null : LocalDate.of(to, 1, 1), name, "", name, "县", "");
    }

    private static Link link(int year, int from, int to, double share) {
        return new Link(LocalDate.of(year, 1, 1), from, to, Kind.SPLIT, share, false);
    }
}
