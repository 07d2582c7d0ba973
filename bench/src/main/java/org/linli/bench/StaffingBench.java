package org.linli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.city.metropolis.CitySize;
import org.linli.city.metropolis.CityWriter;
import org.linli.identity.Identity;
import org.linli.identity.NewAccount;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Zone;
import org.linli.operations.Settings;
import org.linli.territory.GridStaff.Kind;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.web.GridFacts;
import org.linli.territory.web.structure.StaffingReport;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./linli bench staffing}: what the report on grid staff and the three rules of staffing take with 129,000 grid
 * workers in 108,000 grids (M01-04, M01-05), as the server does it. The same people are there for whatever fans work out
 * to them.
 */
public final class StaffingBench {

    private static final int ROUNDS = 9;
    private static final int APPOINTMENTS = 300;
    private static final int SHOWN = 500;
    private static final double NANOS = 1e9;
    private static final Actor BENCH = Actor.system(new Purpose("staffing.bench"));

    private final Report report;

    private StaffingBench(Report report) {
        this.report = report;
    }

    public static void main(String[] words) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("linli-staffing-bench");
        try {
            new StaffingBench(Report.onStandardOutput()).run(folder);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(Path folder) throws IOException, SQLException {
        CityWriter.write(CitySize.BEIJING, 1, Optional.empty(), folder);
        Path data = Files.createDirectories(folder.resolve("data"));
        try (BenchServer server =
                BenchServer.start(Settings.from(Map.of("LINLI_DATA", data.toString(), "LINLI_PORT", "0")), 4)) {
            ImportMeasure imports = new ImportMeasure(report, folder);
            imports.unitsAndGrids(server);
            Territory territory = server.part(Territory.class);
            List<Unit> grids =
                    territory.listAtLevel(territory.listRoots().getFirst().no(), "grid");
            long start = System.nanoTime();
            try (Connection owner = server.connectAsOwner()) {
                new GridWorkforce(owner).load(grids.stream().map(Unit::no).toList());
            }
            report.take("staffing.load", (System.nanoTime() - start) / NANOS, "s");
            report(server, grids);
            appoint(server, grids);
        }
    }

    private void report(BenchServer server, List<Unit> grids) {
        GridFacts facts = server.part(GridFacts.class);
        Samples samples = new Samples();
        StaffingReport seen = null;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            seen = StaffingReport.of(grids, facts.workersOf(grids), grid -> grid, SHOWN);
            samples.add(System.nanoTime() - start);
        }
        if (seen == null
                || seen.assignments() != GridWorkforce.assignmentsOf(grids.size())
                || seen.vacant().size() != grids.size() - GridWorkforce.fullTimersOf(grids.size())) {
            throw new IllegalStateException("The report does not say what was loaded");
        }
        report.take("staffing.report", samples.percentileMillis(95) / 1000, "s");
        report.take("staffing.report.p50", samples.percentileMillis(50) / 1000, "s");
        report.take("staffing.people", GridWorkforce.PEOPLE, "people");
        report.take("staffing.assignments", seen.assignments(), "assignments");
    }

    /** A second full-timer is refused, a part-timer is taken in; both while everybody else is there. */
    private void appoint(BenchServer server, List<Unit> grids) {
        Identity identity = server.part(Identity.class);
        LocalDate today = LocalDate.now(server.part(Zone.class).id());
        Samples refused = new Samples();
        Samples taken = new Samples();
        UUID person = identity.createAccount(BENCH, new NewAccount("bench-newcomer", "新来的", "bench-2026-newcomer"))
                .orThrow();
        for (int i = 1; i <= APPOINTMENTS; i++) {
            UUID post = identity.listPosts(grids.get(i * GridWorkforce.STEP + 1).no())
                    .getFirst()
                    .id();
            long start = System.nanoTime();
            Outcome<UUID> second = identity.appoint(BENCH, person, post, today, null, Kind.FULL_TIME);
            refused.add(System.nanoTime() - start);
            if (!(second instanceof Outcome.Refused<UUID> no)
                    || !no.refusal().key().equals("identity.grid.has-full-timer")) {
                throw new IllegalStateException("A second full-timer was not refused: " + second);
            }
            start = System.nanoTime();
            identity.appoint(BENCH, person, post, today, null, Kind.PART_TIME).orThrow();
            taken.add(System.nanoTime() - start);
        }
        report.take("staffing.refuse", refused.percentileMillis(95), "ms");
        report.take("staffing.appoint", taken.percentileMillis(95), "ms");
    }
}
