package org.linli.territory.internal.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.territory.Lineage.Chain;
import org.linli.territory.Lineage.Kind;
import org.linli.territory.Lineage.Link;

/** FEATURE UNDER TEST: where a unit came from and what became of it, over any number of changes (M01-17, M01-23). */
class ChainsTest {

    /** 1 and 2 merge into 10, which is split into 20 and 21; 21 gives a part back to 1's heir 30, and 30 gives 10's ground to 21. */
    private static final Chains RECORDED = new Chains(List.of(
            link(2000, 1, 10),
            link(2000, 2, 10),
            link(2010, 10, 20),
            link(2010, 10, 21),
            link(2015, 3, 21),
            link(2018, 21, 30),
            link(2020, 30, 21)));

    @ParameterizedTest(name = "around {0}, at most {1} others: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    10 | 9 | 1-10 2-10 10-20 10-21 21-30 30-21 | true
                    20 | 9 | 1-10 2-10 10-20                   | true
                    1  | 9 | 1-10 10-20 10-21 21-30 30-21      | true
                    1  | 1 | 1-10                              | false
                    3  | 9 | 3-21 21-30 30-21                  | true
                    99 | 9 | ''                                | true
                    """)
    void a_chain_leads_back_and_forth_in_time_and_never_round(
            int unitNo, int mostUnits, String links, boolean isWhole) {
        Chain chain = RECORDED.around(unitNo, mostUnits);

        assertThat(chain.links().stream()
                        .map(link -> link.predecessorNo() + "-" + link.successorNo())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(links);
        assertThat(chain.isWhole()).isEqualTo(isWhole);
    }

    private static Link link(int year, int predecessorNo, int successorNo) {
        return new Link(LocalDate.of(year, 1, 1), predecessorNo, successorNo, Kind.SPLIT, 0.5, false);
    }
}
