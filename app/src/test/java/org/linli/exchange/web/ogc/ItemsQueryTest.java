package org.linli.exchange.web.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.exchange.web.ogc.ItemsQuery.Parameters;
import org.linli.geo.LonLatBox;
import org.linli.kernel.web.BadInput;
import org.linli.territory.PublishedUnits.Query;

/** FEATURE UNDER TEST: the parameters of OGC API – Features, read as the standard says and refused by name. */
class ItemsQueryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest(name = "{0}: from {1} to {2}")
    @CsvSource(nullValues = "-", textBlock = """
            -,                             2026-11-22, 2026-11-22
            2024-02-29,                    2024-02-29, 2024-02-29
            2026-03-31T16:00:00Z,          2026-04-01, 2026-04-01
            2026-03-31T23:59:59+08:00,     2026-03-31, 2026-03-31
            2020-01-01/2020-12-31,         2020-01-01, 2020-12-31
            ../2020-12-31,                 -,          2020-12-31
            2020-01-01/..,                 2020-01-01, 2026-11-22
            2030-01-01/,                   2030-01-01, 2030-01-01
            """)
    void a_time_is_a_day_an_instant_or_an_interval(@Nullable String text, @Nullable LocalDate from, LocalDate to) {
        Query query = read(new Parameters(null, null, text, null, null));

        assertThat(query.span().from()).isEqualTo(from);
        assertThat(query.span().to()).isEqualTo(to);
    }

    @Test
    void a_box_is_west_south_east_north_unless_the_latitude_comes_first() {
        LonLatBox wuhai = LonLatBox.of(106.5, 39.2, 107.1, 39.9);

        assertThat(read(new Parameters("106.5,39.2,107.1,39.9", null, null, null, null))
                        .box())
                .isEqualTo(wuhai);
        assertThat(read(new Parameters("106.5,39.2,0,107.1,39.9,9", null, null, null, null))
                        .box())
                .isEqualTo(wuhai);
        assertThat(read(new Parameters("39.2,106.5,39.9,107.1", Crs.CGCS2000.uri(), null, null, null))
                        .box())
                .isEqualTo(wuhai);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3", "a,b,c,d", "2,0,1,1", "0,0,181,1", "0,0,NaN,1", "", "1,2,3,4,5"})
    void what_is_no_box_is_refused(String bbox) {
        assertThatThrownBy(() -> read(new Parameters(bbox, null, null, null, null)))
                .isInstanceOfSatisfying(
                        BadInput.class, bad -> assertThat(bad.field()).isEqualTo("bbox"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-02-29", "2021-01-01/2020-01-01", "2020-01-01/2020-01-02/2020-01-03"})
    void what_is_no_time_is_refused(String datetime) {
        assertThatThrownBy(() -> read(new Parameters(null, null, datetime, null, null)))
                .isInstanceOfSatisfying(
                        BadInput.class, bad -> assertThat(bad.field()).isEqualTo("datetime"));
    }

    @ParameterizedTest(name = "limit {0}: {1}")
    @CsvSource({"1,1", "1000,1000", "1001,1000", "2147483647,1000"})
    void a_limit_above_the_most_is_the_most(String asked, int given) {
        assertThat(read(new Parameters(null, null, null, asked, null)).limit()).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "99999999999"})
    void what_is_no_limit_is_refused(String limit) {
        assertThatThrownBy(() -> read(new Parameters(null, null, null, limit, null)))
                .isInstanceOfSatisfying(
                        BadInput.class, bad -> assertThat(bad.field()).isEqualTo("limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "7@2026-13-01", "x@2026-01-01", "7@2026-01-01; DROP TABLE unit"})
    void a_cursor_that_was_not_given_out_is_refused(String after) {
        assertThatThrownBy(() -> read(new Parameters(null, null, null, null, after)))
                .isInstanceOfSatisfying(
                        BadInput.class, bad -> assertThat(bad.field()).isEqualTo("after"));
    }

    private static Query read(Parameters parameters) {
        return ItemsQuery.read("district", parameters, TODAY, ZONE);
    }
}
