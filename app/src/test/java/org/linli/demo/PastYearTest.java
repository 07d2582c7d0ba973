package org.linli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.linli.territory.Lineage;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.web.structure.StructureComparison;
import org.linli.territory.web.structure.StructureComparison.Compared;
import org.linli.territory.web.structure.StructureComparison.Side;
import org.linli.territory.web.structure.StructureFigures.Table;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: last year's figures of the demo under the structure of then and of today. */
@LinliTest
class PastYearTest {

    private static final String STREET = "150302001";

    @Autowired
    private StructureComparison comparison;

    @Autowired
    private Territory territory;

    @Autowired
    private Lineage lineage;

    @Autowired
    private Transactions transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Zone zone;

    @Test
    void last_year_can_be_counted_under_both_structures_and_the_totals_agree() {
        for (String code : new String[] {STREET, "150302", "150303", "1503"}) {
            Compared compared = lastYear(code);

            assertThat(compared.sides())
                    .hasSize(2)
                    .allSatisfy(
                            side -> assertThat(totals(side)).describedAs(code).allMatch(total -> total > 0));
            assertThat(totals(compared.sides().getFirst()))
                    .describedAs(code)
                    .isEqualTo(totals(compared.sides().getLast()));
        }
    }

    @Test
    void what_stood_at_the_two_communities_stands_at_the_one_that_became_of_them() {
        Compared compared = lastYear(STREET);
        Table before = tableOf(compared.sides().getFirst());
        Table after = tableOf(compared.sides().getLast());

        long east = received(before, unit -> unit.code().equals("150302001091"));
        long west = received(before, unit -> unit.code().equals("150302001092"));
        long neither = before.unplaced().getFirst();
        long merged = received(after, unit -> unit.code().equals("150302001007"));

        assertThat(east).isPositive();
        assertThat(west).isPositive();
        assertThat(neither).isPositive();
        assertThat(merged).isEqualTo(east + west + neither);
        assertThat(after.unplaced().getFirst()).isZero();
        assertThat(compared.differences())
                .anyMatch(difference -> difference.kind() == Lineage.Kind.MERGE
                        && difference.from().size() == 2);
    }

    @Test
    void every_month_of_last_year_brought_some_and_all_of_them_are_over() {
        LocalDate first = today().withDayOfYear(1).minusYears(1);

        long months = counted(
                "SELECT count(DISTINCT date_trunc('month', received_at)) FROM incident WHERE %s"
                        .formatted(OF_LAST_YEAR),
                first);
        long open = counted(
                "SELECT count(*) FROM incident WHERE state NOT IN ('CLOSED', 'REJECTED') AND %s"
                        .formatted(OF_LAST_YEAR),
                first);
        long rejected =
                counted("SELECT count(*) FROM incident WHERE state = 'REJECTED' AND %s".formatted(OF_LAST_YEAR), first);

        assertThat(months).isGreaterThanOrEqualTo(12);
        assertThat(open).isZero();
        assertThat(rejected).isBetween(5L, 100L);
    }

    private static final String OF_LAST_YEAR = """
            source_reference LIKE 'demo-past-%%'
              AND received_at >= :first
              AND received_at < CAST(:first AS timestamptz) + interval '1 year'
            """;

    private long counted(String sql, LocalDate first) {
        return transactions.read(
                new Scope.SystemJob(new Purpose("test.count")),
                () -> jdbc.sql(sql)
                        .param("first", first.atStartOfDay(zone.id()).toOffsetDateTime())
                        .query(Long.class)
                        .single());
    }

    private Compared lastYear(String code) {
        LocalDate from = today().withDayOfYear(1).minusYears(1);
        int unitNo = territory.findByCode(code).orElseThrow().no();
        return comparison.compare(
                reader(), unitNo, from, from.plusYears(1), from.plusMonths(6).minusDays(1), today());
    }

    private Actor reader() {
        int city = territory.findByCode("1503").orElseThrow().no();
        return new Actor(
                Actor.Kind.STAFF,
                UUID.randomUUID(),
                "包志远 · 规划员",
                null,
                new Scope.Territory(territory.numbersAtOrBelow(city)),
                Set.of("incidents.count"));
    }

    private static Table tableOf(Side side) {
        Table table = side.table();
        assertThat(table).isNotNull();
        assertThat(table.keys()).startsWith("incidents-received", "incidents-closed");
        return table;
    }

    private static List<Long> totals(Side side) {
        return tableOf(side).totals();
    }

    private static long received(Table table, Predicate<Unit> of) {
        return table.rows().stream()
                .filter(row -> of.test(row.unit()))
                .mapToLong(row -> row.values().getFirst())
                .sum();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.id());
    }
}
