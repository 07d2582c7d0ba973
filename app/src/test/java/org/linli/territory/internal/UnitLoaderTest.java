package org.linli.territory.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.kernel.Transactions;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.TerritorySamples;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: units that are loaded at once stand as if they had been written and counted one by one. */
@LinliTest
class UnitLoaderTest {

    @Autowired
    TerritoryImports imports;

    @Autowired
    UnitWriter units;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void the_numbers_below_a_unit_are_those_that_counting_gives() {
        String city = TerritorySamples.newCityCode();
        run(TerritorySamples.divisionsOf(city));
        run("code,name\n%1$s03001,西街街道\n%1$s03001001,西街社区居委会\n%1$s02001002,新社区居委会\n".formatted(city));
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.boundaries(TerritorySamples.collection(
                                TerritorySamples.box("\"code\":\"%s03001001001\"".formatted(city), 96.0, 31.0, 0.01),
                                TerritorySamples.box("\"code\":\"%s02001002001\"".formatted(city), 96.1, 31.0, 0.01))),
                        Progress.SILENT)
                .orThrow();
        List<String> loaded = ranges();

        transactions.write(TerritorySamples.system().scope(), () -> {
            units.lock();
            units.recount();
            return loaded;
        });

        assertThat(ranges()).isEqualTo(loaded);
    }

    @Test
    void indexes_made_behind_a_first_load_are_those_that_were_there() {
        List<String> before = indexes();

        List<String> meanwhile = transactions.write(TerritorySamples.system().scope(), () -> {
            jdbc.sql("CALL begin_loading_units()").update();
            List<String> kept = indexes();
            jdbc.sql("CALL end_loading_units()").update();
            return kept;
        });

        assertThat(meanwhile).hasSizeLessThan(before.size()).allMatch(before::contains);
        assertThat(indexes()).isEqualTo(before);
    }

    private void run(String table) {
        imports.run(TerritorySamples.system(), TerritorySamples.divisions(table), Progress.SILENT)
                .orThrow();
    }

    private List<String> ranges() {
        return jdbc.sql("""
                        SELECT unit_no || ' ' || subtree
                        FROM unit_version
                        WHERE valid @> current_date
                        ORDER BY unit_no
                        """).query(String.class).list();
    }

    private List<String> indexes() {
        return jdbc.sql("SELECT indexdef FROM pg_indexes WHERE tablename = 'unit_version' ORDER BY indexname")
                .query(String.class)
                .list();
    }
}
