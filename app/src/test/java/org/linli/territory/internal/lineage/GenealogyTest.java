package org.linli.territory.internal.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.territory.Lineage.Kind;
import org.linli.territory.Lineage.Life;
import org.linli.territory.Lineage.Link;

/** FEATURE UNDER TEST: every unit is resolvable forwards and backwards as of any day (M01-17, M01-23). */
class GenealogyTest {

    /** 1 and 2 merge into 10, which is split into 20 and 21; 3 is abolished and goes to 21, which was there before. */
    private static final Genealogy TREE = new Genealogy(
            List.of(
                    life(1, 1981, 2000),
                    life(2, 1981, 2000),
                    life(10, 2000, 2010),
                    life(20, 2010, null),
                    life(21, 2010, null),
                    life(3, 1990, 2015)),
            List.of(
                    link(2000, 1, 10, Kind.MERGE, 1),
                    link(2000, 2, 10, Kind.MERGE, 1),
                    link(2010, 10, 20, Kind.SPLIT, 0.75),
                    link(2010, 10, 21, Kind.SPLIT, 0.25),
                    link(2015, 3, 21, Kind.ABOLITION, 1),
                    link(2012, 21, 21, Kind.RENAME, 1)));

    @ParameterizedTest(name = "unit {0} in {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    1  | 1999 | 1:1.00
                    1  | 2000 | 10:1.00
                    1  | 2009 | 10:1.00
                    1  | 2010 | 20:0.75 21:0.25
                    20 | 2005 | 10:0.75
                    20 | 1990 | 1:0.75 2:0.75
                    10 | 1985 | 1:1.00 2:1.00
                    3  | 2020 | 21:1.00
                    21 | 2012 | 21:1.00
                    21 | 2000 | 10:0.25
                    1  | 1970 | ''
                    99 | 2000 | ''
                    """)
    void resolves(int unitNo, int year, String expected) {
        String found = TREE.on(day(year), unitNo).entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%d:%.2f", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" "));

        assertThat(found).isEqualTo(expected);
    }

    private static Life life(int unitNo, int from, @Nullable Integer to) {
        return new Life(unitNo, day(from), to == null ? null : day(to));
    }

    private static Link link(int year, int predecessor, int successor, Kind kind, double share) {
        return new Link(day(year), predecessor, successor, kind, share, false);
    }

    private static LocalDate day(int year) {
        return LocalDate.of(year, 7, 1);
    }
}
