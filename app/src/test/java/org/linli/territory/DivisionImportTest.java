package org.linli.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.territory.ImportReport.Counts;
import org.linli.territory.TerritoryImports.Imported;
import org.linli.territory.TerritoryImports.Progress;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LinliTest
class DivisionImportTest {

    @Autowired
    TerritoryImports imports;

    @Autowired
    Territory territory;

    @Autowired
    Transactions transactions;

    @Autowired
    Evidence evidence;

    @Autowired
    JdbcClient jdbc;

    @Test
    void units_get_numbers_in_a_row_so_that_a_subtree_is_one_range() {
        String city = TerritorySamples.newCityCode();

        ImportReport report = run(TerritorySamples.divisionsOf(city));

        assertThat(report.counts()).isEqualTo(new Counts(7, 0, 0, 0, 0));
        Unit root = territory.findByCode(city).orElseThrow();
        Unit east = territory.findByCode(city + "02").orElseThrow();
        assertThat(territory.numbersAtOrBelow(root.no()).ranges()).hasSize(1);
        assertThat(territory.numbersAtOrBelow(east.no()).ranges())
                .containsExactly(new NumberRanges.Range(east.no(), east.no() + 5));
        assertThat(territory.listPath(unit(city + "02001001").no()))
                .extracting(Unit::name)
                .containsExactly("测试市", "东区", "前街街道", "第一社区居委会");
        assertThat(territory.listAtLevel(root.no(), "community"))
                .extracting(Unit::code)
                .containsExactly(city + "02001001", city + "02002001");
    }

    @Test
    void importing_again_changes_nothing() {
        String city = TerritorySamples.newCityCode();
        run(TerritorySamples.divisionsOf(city));
        long versionBefore = version();

        ImportReport report = run(TerritorySamples.divisionsOf(city));

        assertThat(report.counts()).isEqualTo(new Counts(0, 0, 7, 0, 0));
        assertThat(version()).isEqualTo(versionBefore);
    }

    @Test
    void a_preview_writes_nothing() {
        String city = TerritorySamples.newCityCode();

        ImportReport preview = imports.preview(
                        TerritorySamples.system(), TerritorySamples.divisions(TerritorySamples.divisionsOf(city)))
                .orThrow();

        assertThat(preview.counts().added()).isEqualTo(7);
        assertThat(territory.findByCode(city)).isEmpty();
    }

    @Test
    void a_changed_name_holds_from_its_day_on_and_the_old_one_stays_true_before() {
        String city = TerritorySamples.newCityCode();
        LocalDate longAgo = LocalDate.of(2020, 1, 1);
        LocalDate lastYear = LocalDate.of(2025, 7, 1);
        run(TerritorySamples.divisions(TerritorySamples.divisionsOf(city), longAgo));

        ImportReport report = run(TerritorySamples.divisions("code,name\n" + city + "02001,前街新街道\n", lastYear));

        assertThat(report.counts()).isEqualTo(new Counts(0, 1, 0, 0, 0));
        int no = unit(city + "02001").no();
        assertThat(territory.getUnit(no).name()).isEqualTo("前街新街道");
        assertThat(territory.findUnit(no, lastYear.minusDays(1)))
                .map(Unit::name)
                .contains("前街街道");
        assertThat(territory.findUnit(no, lastYear)).map(Unit::name).contains("前街新街道");
        assertThat(territory.findUnit(no, longAgo.minusDays(1))).isEmpty();
    }

    @Test
    void new_units_widen_the_subtrees_above_them() {
        String city = TerritorySamples.newCityCode();
        run(TerritorySamples.divisionsOf(city));
        run(TerritorySamples.divisionsOf(TerritorySamples.newCityCode()));

        run("code,name\n" + city + "03001,新街街道\n");

        Unit late = unit(city + "03001");
        for (Unit above : territory.listPath(late.no())) {
            assertThat(territory.numbersAtOrBelow(above.no()).contains(late.no()))
                    .isTrue();
        }
        assertThat(territory.numbersAtOrBelow(unit(city).no()).ranges()).hasSize(2);
        assertThat(territory.numbersAtOrBelow(unit(city + "02").no()).contains(late.no()))
                .isFalse();
    }

    @Test
    void an_import_is_on_record_with_a_hash_of_its_rows() {
        String city = TerritorySamples.newCityCode();
        Imported imported = imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(TerritorySamples.divisionsOf(city)),
                        Progress.SILENT)
                .orThrow();

        List<Evidence.EntrySummary> entries = transactions.read(
                TerritorySamples.system().scope(), () -> evidence.listEntries(new Subject("import", imported.id())));

        assertThat(entries).extracting(Evidence.EntrySummary::verb).containsExactly("territory.divisions-imported");
    }

    @Test
    void a_district_imports_below_itself_only() {
        String city = TerritorySamples.newCityCode();
        run(TerritorySamples.divisionsOf(city));
        Actor east = TerritorySamples.staffAt(territory, unit(city + "02").no(), "territory.import");

        ImportReport report = imports.run(
                        east,
                        TerritorySamples.divisions("code,name\n%1$s02003,自己的街道\n%1$s03001,邻区的街道\n".formatted(city)),
                        Progress.SILENT)
                .orThrow()
                .report();

        assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 1, 0));
        assertThat(territory.findByCode(city + "03001")).isEmpty();
    }

    @Test
    void two_actors_at_once_bring_every_unit_in_once() throws Exception {
        String city = TerritorySamples.newCityCode();
        Callable<ImportReport> work = () -> run(TerritorySamples.divisionsOf(city));
        List<Counts> counts = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            for (Future<ImportReport> done : pool.invokeAll(List.of(work, work, work, work))) {
                counts.add(done.get().counts());
            }
        }

        assertThat(counts)
                .containsExactlyInAnyOrder(
                        new Counts(7, 0, 0, 0, 0),
                        new Counts(0, 0, 7, 0, 0),
                        new Counts(0, 0, 7, 0, 0),
                        new Counts(0, 0, 7, 0, 0));
    }

    @Test
    void nothing_becomes_valid_in_the_future() {
        ImportOrder order = TerritorySamples.divisions(
                TerritorySamples.divisionsOf(TerritorySamples.newCityCode()),
                LocalDate.now(ZoneOffset.UTC).plusDays(3));

        assertThat(imports.run(TerritorySamples.system(), order, Progress.SILENT))
                .isEqualTo(Outcome.refused("territory.import.since-future"));
    }

    @Test
    void the_divisions_of_wuhai_come_in_from_the_real_lists() throws IOException {
        Path folder = SharedData.find("divisions");
        List<SourceFile> files = new ArrayList<>();
        for (String name : List.of("villages-sample.csv", "areas-sample.csv", "streets-sample.csv")) {
            files.add(new SourceFile(name, Files.readAllBytes(folder.resolve(name))));
        }

        ImportReport report = imports.run(
                        TerritorySamples.system(),
                        new ImportOrder.Divisions(files, "1503", Map.of(), null),
                        Progress.SILENT)
                .orThrow()
                .report();

        assertThat(report.counts().refused()).isZero();
        Unit wuhai = unit("150300");
        assertThat(wuhai.name()).isEqualTo("乌海市");
        assertThat(territory.listChildren(wuhai.no())).extracting(Unit::name).containsExactly("海勃湾区", "海南区", "乌达区");
        assertThat(territory.listAtLevel(wuhai.no(), "street")).hasSize(22);
        assertThat(territory.listAtLevel(wuhai.no(), "community")).hasSize(87);
    }

    private ImportReport run(String table) {
        return run(TerritorySamples.divisions(table));
    }

    private ImportReport run(ImportOrder order) {
        return imports.run(TerritorySamples.system(), order, Progress.SILENT)
                .orThrow()
                .report();
    }

    private Unit unit(String code) {
        return territory.findByCode(code).orElseThrow();
    }

    private long version() {
        return jdbc.sql("SELECT units FROM territory_version").query(Long.class).single();
    }
}
