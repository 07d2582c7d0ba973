package org.linli.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.linli.lineage.Contradiction.Kind;

/** Every county-level code since 1981, forwards and backwards. */
class AreaCodeListTest {

    private static AreaCodeList.Reading reading = new AreaCodeList.Reading(Lineage.of(List.of(), List.of()), List.of());

    @BeforeAll
    static void read() throws IOException {
        try (InputStreamReader text = new InputStreamReader(
                Objects.requireNonNull(AreaCodeListTest.class.getResourceAsStream("/areacodes.csv")),
                StandardCharsets.UTF_8)) {
            reading = AreaCodeList.read(text);
        }
    }

    private static final String QUESTIONS = """
            code    year  asked  found
            340702  2014  2015   340705
            340703  1984  2024   340705
            340705  2024  2014   340702 340703
            340704  1983  2024   340711
            340823  2014  2019   340711 340722
            340823  2014  2016   340722
            340722  2019  2014   340823
            340711  2019  1986   340704 340711 342823
            110103  1981  2024   110101
            110101  2024  1990   110101 110103
            130103  2000  2024   130102 130104
            """;

    @Test
    void a_code_of_one_year_is_found_in_another() {
        QUESTIONS
                .lines()
                .skip(1)
                .map(line -> line.split("\\s+", 4))
                .forEach(row -> assertThat(String.join(
                                " ",
                                resolve(row[0], Integer.parseInt(row[1]), Integer.parseInt(row[2]))
                                        .codes()))
                        .as(String.join(" ", row))
                        .isEqualTo(row[3]));
    }

    @Test
    void every_chain_ends_at_living_units_or_where_the_list_is_known_to_be_silent() {
        Set<String> silent = codes(Kind.NO_SUCCESSOR);
        for (int from = 1981; from < 2024; from++) {
            for (Spell unit : reading.lineage().unitsOn(AreaCodeList.day(from))) {
                Resolution found = resolve(unit.code(), from, 2024);
                assertThat(found.units().isEmpty() && found.lost().isEmpty())
                        .as("%s in %d", unit, from)
                        .isFalse();
                assertThat(found.units()).allMatch(descent -> descent.unit().isOn(AreaCodeList.day(2024)));
                assertThat(found.lost()).allMatch(spell -> silent.contains(spell.code()));
            }
        }
    }

    @Test
    void every_living_unit_is_found_back_to_1981_or_to_where_the_list_is_known_to_be_silent() {
        Set<String> silent = codes(Kind.NO_PREDECESSOR);
        for (Spell unit : reading.lineage().unitsOn(AreaCodeList.day(2024))) {
            for (int year = 1981; year < 2024; year++) {
                Resolution found = resolve(unit.code(), 2024, year);
                int past = year;
                assertThat(found.units().isEmpty() && found.lost().isEmpty())
                        .as("%s in %d", unit, year)
                        .isFalse();
                assertThat(found.units()).allMatch(descent -> descent.unit().isOn(AreaCodeList.day(past)));
                assertThat(found.lost()).allMatch(spell -> silent.contains(spell.code()));
            }
        }
    }

    @Test
    void whoever_is_found_forwards_is_found_backwards_too() {
        for (int[] years : new int[][] {{1981, 2024}, {1983, 1984}, {1990, 2005}, {1999, 2016}}) {
            for (Spell unit : reading.lineage().unitsOn(AreaCodeList.day(years[0]))) {
                for (String code : resolve(unit.code(), years[0], years[1]).codes()) {
                    assertThat(resolve(code, years[1], years[0]).codes())
                            .as("%s of %d is %s of %d", unit.code(), years[0], code, years[1])
                            .contains(unit.code());
                }
            }
        }
    }

    @Test
    void the_list_has_these_contradictions_and_no_others() {
        Map<Kind, Long> counts = reading.contradictions().stream()
                .collect(Collectors.groupingBy(Contradiction::kind, TreeMap::new, Collectors.counting()));
        assertThat(counts.keySet())
                .doesNotContain(Kind.UNREADABLE, Kind.BACKWARDS, Kind.OVERLAP, Kind.NO_SUCH_SUCCESSOR);
        assertThat(counts)
                .isEqualTo(Map.of(Kind.NO_SUCCESSOR, 187L, Kind.NO_PREDECESSOR, 626L, Kind.GOES_ON_UNNAMED, 2L));
        assertThat(codes(Kind.NO_SUCCESSOR))
                .as("only prefectures and cities end without successor, never a county")
                .allMatch(code -> code.endsWith("00"));
    }

    private static final String BROKEN = """
            代码,一级行政区,二级行政区,名称,级别,状态,启用时间,变更/弃用时间,新代码
            110101,北京市,直辖,甲区,县级,弃用,1990,1985,
            110102,北京市,直辖,乙区,县级,弃用,1981,1990,110199
            110103,北京市,直辖,丙区,县级,在用,1981,,110104[1980]
            110103,北京市,直辖,丁区,县级,在用,1985,,
            110104,北京市,直辖,戊区,县级,在用,1995,,
            110105,北京市,直辖
            110106,北京市,直辖,己区,县级,变更,1981,1990,110104x
            110106,北京市,直辖,庚区,县级,在用,1990,,
            """;

    @Test
    void a_broken_list_is_read_as_far_as_it_goes_and_says_what_is_wrong() throws IOException {
        AreaCodeList.Reading broken = AreaCodeList.read(new StringReader(BROKEN));
        assertThat(broken.contradictions())
                .extracting(contradiction -> contradiction.line() + " " + contradiction.kind())
                .containsExactly(
                        "2 BACKWARDS",
                        "3 NO_SUCH_SUCCESSOR",
                        "4 OUTSIDE_ITS_YEARS",
                        "5 OVERLAP",
                        "6 NO_PREDECESSOR",
                        "7 UNREADABLE",
                        "8 UNREADABLE");
        assertThat(broken.lineage().resolve("110106", AreaCodeList.day(1985), AreaCodeList.day(2000)))
                .map(Resolution::codes)
                .contains(List.of("110106"));
    }

    private static Resolution resolve(String code, int from, int to) {
        return reading.lineage()
                .resolve(code, AreaCodeList.day(from), AreaCodeList.day(to))
                .orElseThrow();
    }

    private static Set<String> codes(Kind kind) {
        return reading.contradictions().stream()
                .filter(contradiction -> contradiction.kind() == kind)
                .map(Contradiction::code)
                .collect(Collectors.toSet());
    }
}
