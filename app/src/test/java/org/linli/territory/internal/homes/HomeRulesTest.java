package org.linli.territory.internal.homes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.Outcome;
import org.linli.territory.Dwellings.Kind;
import org.linli.territory.internal.homes.GridDays.Span;

/** FEATURE UNDER TEST: how doors are written, what the map proposes, and in which grid a building lies on which day (M01-40). */
class HomeRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3      | 3
            ３     | 3
            12层   | 12
            12F    | 12
            -1     | -1
            负1    | -1
            地下2层| -2
            B3     | -3
            200    | 200
            -9     | -9
            """)
    void floors_are_read_as_people_write_them(String text, int floor) {
        assertThat(DoorText.floor(text)).isEqualTo(Outcome.done(floor));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0       | homes.refused.floor.zero
            201     | homes.refused.floor.range
            400     | homes.refused.floor.range
            -10     | homes.refused.floor.range
            99999   | homes.refused.floor
            一楼    | homes.refused.floor
            1.5     | homes.refused.floor
            ''      | homes.refused.floor
            """)
    void other_floors_are_refused_with_the_reason(String text, String key) {
        assertThat(DoorText.floor(text))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().key()).isEqualTo(key));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            301      | 301      | true
            ３０１   | 301      | true
            s01      | S01      | true
            东户     | 东户     | true
            12-3     | 12-3     | true
            张三     | ''       | false
            13904730001 | ''    | false
            =1+1     | ''       | false
            """)
    void a_door_has_figures_capitals_and_directions(String text, String read, boolean isSound) {
        assertThat(DoorText.door(text) instanceof Outcome.Done<String>).isEqualTo(isSound);
        if (isSound) {
            assertThat(DoorText.door(text)).isEqualTo(Outcome.done(read));
        }
    }

    @Test
    void only_a_home_has_households() {
        assertThat(DoorText.households("", Kind.HOME)).isEqualTo(Outcome.done(1));
        assertThat(DoorText.households("", Kind.SHOP)).isEqualTo(Outcome.done(0));
        assertThat(DoorText.households("0", Kind.HOME)).isEqualTo(Outcome.done(0));
        assertThat(DoorText.households("20", Kind.HOME)).isEqualTo(Outcome.done(20));
        assertThat(DoorText.households("21", Kind.HOME)).isInstanceOf(Outcome.Refused.class);
        assertThat(DoorText.households("2", Kind.SHOP)).isInstanceOf(Outcome.Refused.class);
    }

    private static Building building(@Nullable Integer floors, @Nullable Integer entrances, @Nullable Integer homes) {
        return new Building(new UUID(1, 1), 1, "楼", null, null, floors, entrances, homes, true);
    }

    @Test
    void the_map_proposes_doors_by_floor_and_entrance() {
        assertThat(MapProposal.of(building(2, 2, 8)))
                .hasSize(8)
                .contains(new Door.Place("1", 1, "101"), new Door.Place("2", 2, "202"))
                .doesNotHaveDuplicates();
        assertThat(MapProposal.of(building(3, 1, 5))).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void where_the_map_says_too_little_or_nonsense_it_proposes_nothing() {
        assertThat(MapProposal.of(building(null, 2, 8))).isEmpty();
        assertThat(MapProposal.of(building(2, 2, 0))).isEmpty();
        assertThat(MapProposal.of(building(0, 2, 8))).isEmpty();
        assertThat(MapProposal.of(building(400, 1, 400))).isEmpty();
        assertThat(MapProposal.of(building(1, 1, 999_999))).isEmpty();
    }

    private static Span span(int grid, int from, int until, boolean isByHand) {
        return new Span(grid, DAY.plusDays(from), until == 0 ? null : DAY.plusDays(until), isByHand);
    }

    @Test
    void ground_says_where_a_building_lies_and_the_hand_where_there_is_none() {
        assertThat(GridDays.of(List.of(span(7, 10, 20, false)), List.of(span(3, 0, 0, true)))
                        .spans())
                .containsExactly(span(3, 0, 10, true), span(7, 10, 20, false), span(3, 20, 0, true));
    }

    @Test
    void on_a_border_it_is_the_grid_with_the_lower_number_on_every_day() {
        assertThat(GridDays.of(List.of(span(9, 0, 0, false), span(4, 5, 8, false)), List.of())
                        .spans())
                .containsExactly(span(9, 0, 5, false), span(4, 5, 8, false), span(9, 8, 0, false));
    }

    @Test
    void days_on_end_in_one_grid_are_one_span() {
        assertThat(GridDays.of(List.of(span(4, 0, 5, false), span(4, 5, 0, false)), List.of())
                        .spans())
                .containsExactly(span(4, 0, 0, false));
    }

    @Test
    void a_number_is_counted_only_where_every_building_has_doors() {
        assertThat(figure(2, 2).source()).isEqualTo(HomeFigure.Source.COUNTED);
        assertThat(figure(2, 1).source()).isEqualTo(HomeFigure.Source.PARTLY);
        assertThat(figure(2, 0).source()).isEqualTo(HomeFigure.Source.MAP);
        assertThat(HomeFigure.NONE.source()).isEqualTo(HomeFigure.Source.UNKNOWN);
    }

    private static HomeFigure figure(int buildings, int kept) {
        return new HomeFigure(1, buildings, kept, 0, 0, 0, 0, 0, 0, null);
    }
}
