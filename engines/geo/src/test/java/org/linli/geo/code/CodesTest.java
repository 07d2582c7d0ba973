package org.linli.geo.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.geo.GridArea;
import org.linli.geo.Lattice;
import org.locationtech.jts.geom.Envelope;

class CodesTest {

    private static final String DIVISIONS = """
            code               name       parent        warnings
            15                 内蒙古自治区  -             -
            1503               乌海市      15            -
            150302             海勃湾区     1503          -
            150302             海勃湾区     150300000000  -
            150302             海勃湾县     1503          COUNTY_NAME
            150321             某区        1503          COUNTY_NAME
            150384             某市        1503          -
            150302             海勃湾区     1504          NOT_BELOW_PARENT
            150302007          滨河街道     150302        -
            150302107          滨河街道     150302        TOWNSHIP_NAME
            150302100          千里山镇     150302        -
            150302007          千里山镇     150302        TOWNSHIP_NAME
            150302200          某苏木      150302        -
            150302601          某厂        150302        TOWNSHIP_RANGE
            150302007003       某社区居委会   150302007     -
            150302007203       某社区居委会   150302007     VILLAGE_NAME
            150302007203       某村村委会    150302007     -
            150302007003       某村村委会    150302007     VILLAGE_NAME
            150302007498       某开发区     150302007     VILLAGE_SPECIAL
            150302007601       某社区      150302007     VILLAGE_RANGE
            15030200700301111  某社区居委会   150302007     -
            15030200700301119  某社区居委会   150302007     URBAN_CLASS
            990101             某区        99            PROVINCE_UNKNOWN
            157101             某区        1571          CITY_RANGE
            15030              某         -             LENGTH
            15O302             海勃湾区     -             NOT_DIGITS
            000000             某         -             ZERO
            """;

    @Test
    void a_division_code_is_warned_of_with_its_reason() {
        DIVISIONS.lines().skip(1).map(line -> line.split("\\s+")).forEach(row -> {
            Optional<String> parent = row[2].equals("-") ? Optional.empty() : Optional.of(row[2]);
            assertThat(reasons(DivisionCodes.check(row[0], row[1], parent)))
                    .as(String.join(" ", row))
                    .isEqualTo(row[3]);
        });
    }

    private static final String UNIT_GRIDS = """
            code               community     warnings
            150302007003001    150302007003  -
            150302007003999    -             -
            150302007003000    150302007003  SEQUENCE
            150302007003001    150302007004  NOT_BELOW_PARENT
            150302007601001    -             VILLAGE_RANGE
            15030200700300     -             LENGTH
            15030200700300A    -             NOT_DIGITS
            """;

    @Test
    void a_unit_grid_code_is_warned_of_with_its_reason() {
        UNIT_GRIDS.lines().skip(1).map(line -> line.split("\\s+")).forEach(row -> {
            Optional<String> community = row[1].equals("-") ? Optional.empty() : Optional.of(row[1]);
            assertThat(reasons(UnitGridCode.check(row[0], community)))
                    .as(String.join(" ", row))
                    .isEqualTo(row[2]);
        });
    }

    @Test
    void a_unit_grid_code_is_made_of_county_street_community_and_sequence() {
        UnitGridCode code = UnitGridCode.of("150302007003", 12);
        assertThat(code).hasToString("150302007003012");
        assertThat(code.county()).isEqualTo("150302");
        assertThat(code.street()).isEqualTo("150302007");
        assertThat(code.community()).isEqualTo("150302007003");
        assertThat(code.sequence()).isEqualTo(12);
        assertThat(UnitGridCode.find(" 150302007003012 ")).contains(code);
        assertThat(UnitGridCode.find("150302007003")).isEmpty();
        assertThatThrownBy(() -> UnitGridCode.of("150302007003", 1000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unit_grids_are_numbered_from_west_to_east_and_then_from_north_to_south() {
        List<GridArea> grids = new ArrayList<>();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                double west = 106.80 + column * 0.001;
                double south = 39.70 - row * 0.001 + (column % 2) * 0.0002;
                grids.add(new GridArea(
                        row * 4 + column + 1,
                        Lattice.FACTORY.toGeometry(new Envelope(west, west + 0.001, south, south + 0.001))));
            }
        }
        Collections.shuffle(grids, new Random(5));
        assertThat(UnitGridNumbering.of("150302007003", grids, 7))
                .hasSize(12)
                .allSatisfy((id, code) -> assertThat(code.sequence()).isEqualTo(id + 6));
    }

    @Test
    void a_reason_names_its_message() {
        assertThat(CodeWarning.Reason.NOT_BELOW_PARENT.key()).isEqualTo("code.not-below-parent");
    }

    private static String reasons(List<CodeWarning> warnings) {
        return warnings.isEmpty()
                ? "-"
                : warnings.stream().map(warning -> warning.reason().name()).collect(Collectors.joining(","));
    }
}
