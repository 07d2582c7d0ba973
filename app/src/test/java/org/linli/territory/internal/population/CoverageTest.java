package org.linli.territory.internal.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.UnitNotes;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: residents by unit and day, and how well they are covered (M01-47, M01-21). */
@LinliTest
class CoverageTest {

    private static final LocalDate COUNTED = LocalDate.of(2024, 6, 30);

    @Autowired
    Coverage coverage;

    @Autowired
    Populations populations;

    @Autowired
    PopulationTable table;

    @Autowired
    UnitNotes notes;

    @Autowired
    TestStaff staff;

    @Autowired
    Territory territory;

    @Autowired
    Snapshots snapshots;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Clock clock;

    private final Actor all = TerritorySamples.staffEverywhere("territory.bodies");
    private String city;

    @BeforeEach
    void oldCity() {
        city = reorganisation.oldCity();
    }

    @Test
    void a_sum_says_what_it_lacks_and_an_own_figure_comes_first() {
        put("02001001", COUNTED, 3_000, 1_200);

        Coverage.Line incomplete = line("02", "02", snapshots.today());
        assertThat(incomplete.residents()).isEqualTo(3_000);
        assertThat(incomplete.missing()).as("the second community").isEqualTo(1);
        assertThat(line("02", "02002", snapshots.today()).residents()).isNull();

        put("02002001", COUNTED, 1_000, null);
        assertThat(line("02", "02", snapshots.today()).residents()).isEqualTo(4_000);
        assertThat(line("02", "02", snapshots.today()).isGap()).isFalse();

        put("02", COUNTED, 5_000, 2_000);
        assertThat(line("", "02", snapshots.today()).residents()).isEqualTo(5_000);
        assertThat(line("", "02", snapshots.today()).countedOn()).isEqualTo(COUNTED);
    }

    @Test
    void figures_hold_from_their_day_on() {
        put("02001001", COUNTED, 3_000, 1_200);
        put("02001001", COUNTED.plusYears(1), 3_300, 1_250);

        assertThat(line("02001", "02001001", COUNTED.minusDays(1)).residents()).isNull();
        assertThat(line("02001", "02001001", COUNTED).residents()).isEqualTo(3_000);
        assertThat(line("02001", "02001001", snapshots.today()).residents()).isEqualTo(3_300);
    }

    @Test
    void residents_are_set_against_facilities_and_grid_workers() {
        int community = no("02001001");
        put("02001001", COUNTED, 3_000, 1_200);
        notes.applyTemplate(all, community, "two-committees-two-stations", snapshots.today())
                .orThrow();
        staff.holding("grid-worker", community);

        Coverage.Line line = line("02001", "02001001", snapshots.today());

        assertThat(line.facilities()).as("centre and station").isEqualTo(2);
        assertThat(line.perFacility()).isEqualTo(1_500);
        assertThat(line.gridWorkers()).isEqualTo(1);
        assertThat(line.perGridWorker()).isEqualTo(3_000);
        assertThat(line.perSquareKilometre()).as("no boundary").isNull();
    }

    @Test
    void a_table_is_taken_in_whole_or_not_at_all_and_twice_is_once() {
        String good = "代码,统计日,常住人口,户数,来源\n%1$s02001001,2024-06-30,3000,1200,年中\n%1$s02002001,2024-06-30,900,,年中\n"
                .formatted(city);

        assertThat(table.take(all, good, clock.instant())).isEqualTo(Outcome.done(2));
        assertThat(table.take(all, good, clock.instant())).isEqualTo(Outcome.done(0));
        String bad = good + "%s02001,2024-06-30,10,20,户数多于人数\n".formatted(city);
        assertThat(table.take(all, bad, clock.instant())).isEqualTo(Outcome.refused("structure.refused.table-bad", 4));
        assertThat(populations.list(no("02001"))).isEmpty();
    }

    @Test
    void each_row_says_what_is_wrong_with_it() {
        Actor east = TerritorySamples.staffAt(territory, no("02"), "territory.bodies");
        String text = """
                %1$s02001001\t2024-06-30\t3000\t1200\t年中
                %1$s02001001\t2024-06-30\t3000\t1200\t年中
                %1$s03\t2024-06-30\t3000\t\t别的区
                %1$s02001\t2024-02-30\t3000\t\t没有这一天
                %1$s02001\t2099-01-01\t3000\t\t将来
                %1$s02001\t2024-06-30\t三千\t\t不是数
                %1$s02002\t2024-06-30\t3000\t\t
                """.formatted(city);

        List<PopulationTable.Line> lines = table.look(east, text).orThrow();

        assertThat(lines)
                .extracting(line -> line.problem() == null ? "" : line.problem().key())
                .containsExactly(
                        "",
                        "structure.refused.table-twice",
                        "structure.refused.table-unit",
                        "structure.refused.day",
                        "structure.refused.future",
                        "structure.refused.residents",
                        "structure.refused.source");
    }

    @Test
    void a_workbook_is_read_with_its_days() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("人口");
            sheet.value(0, 0, "代码");
            sheet.value(0, 2, "常住人口");
            sheet.value(1, 0, city + "02001001");
            sheet.value(1, 1, COUNTED);
            sheet.style(1, 1).format("yyyy-MM-dd").set();
            sheet.value(1, 2, 3000);
            sheet.value(1, 3, 1200);
            sheet.value(1, 4, "年中");
        }

        String text = PopulationTable.text(bytes.toByteArray()).orThrow();

        assertThat(table.take(all, text, clock.instant())).isEqualTo(Outcome.done(1));
        assertThat(populations.list(no("02001001")))
                .singleElement()
                .isEqualTo(new Count(no("02001001"), COUNTED, 3_000, 1_200, "年中"));
        assertThat(PopulationTable.text("PK\u0003\u0004 nothing".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Outcome.refused("structure.refused.table"));
    }

    @Test
    void figures_of_a_foreign_unit_are_not_entered() {
        Actor west = TerritorySamples.staffAt(territory, no("03"), "territory.bodies");

        assertThatThrownBy(() -> populations.put(west, no("02001001"), COUNTED, 10, null, "x", clock.instant()))
                .isInstanceOf(NotFound.class);
    }

    private void put(String unit, LocalDate day, int residents, @Nullable Integer households) {
        populations
                .put(all, no(unit), day, residents, households, "测试", clock.instant())
                .orThrow();
    }

    private Coverage.Line line(String top, String unit, LocalDate day) {
        return coverage.of(snapshots.units(day), territory.getUnit(no(top))).lines().stream()
                .filter(line -> line.unit().no() == no(unit))
                .findFirst()
                .orElseThrow();
    }

    private int no(String unit) {
        return territory.findByCode(city + unit).orElseThrow().no();
    }
}
