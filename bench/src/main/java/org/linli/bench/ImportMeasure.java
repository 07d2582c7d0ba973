package org.linli.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.operations.Settings;
import org.linli.territory.Content;
import org.linli.territory.ImportOrder;
import org.linli.territory.ImportOrder.PropertyNames;
import org.linli.territory.ImportReport.Counts;
import org.linli.territory.SourceFile;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;

/** Imports through the server's own code into a database of their own: look first, then write, as a person does it. */
final class ImportMeasure {

    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1024.0 * 1024;
    private static final long HUNDRED_MEGABYTES = 100_000_000;

    private final Report report;
    private final Path folder;

    ImportMeasure(Report report, Path folder) {
        this.report = report;
        this.folder = folder;
    }

    /** The list of the whole country into an empty installation. */
    void country() throws IOException {
        Path list = folder.resolve("country.csv");
        NationalList.write(list);
        try (BenchServer server = start("country")) {
            int added = measure("territory.import", server, divisions(list));
            if (added != NationalList.ROWS) {
                report.remark("territory.import added " + added + " rows instead of " + NationalList.ROWS);
            }
        }
    }

    /** A city that was drawn into {@code folder} before: its units, their boundaries, then all its grids. */
    void city() throws IOException {
        try (BenchServer server = start("city")) {
            measure("territory.import.city", server, divisions(folder.resolve("divisions.csv")));
            measure(
                    "territory.import.boundaries",
                    server,
                    boundaries("city.geojson", "districts.geojson", "streets.geojson", "communities.geojson"));
            measure("territory.import.grids", server, boundaries("grids.geojson"));
            measure("territory.import.grids.again", server, boundaries("grids.geojson"));
            look("territory.import.hundred-megabytes", server, large());
        }
    }

    /** Such a city into a server that another bench asks. */
    void unitsAndGrids(BenchServer server) throws IOException {
        measure("territory.import.city", server, divisions(folder.resolve("divisions.csv")));
        measure("territory.import.grids", server, boundaries("grids.geojson"));
    }

    private BenchServer start(String name) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data-" + name));
        return BenchServer.start(Settings.from(Map.of("LINLI_DATA", data.toString(), "LINLI_PORT", "0")), 4);
    }

    /** How many rows it added. */
    private int measure(String name, BenchServer server, ImportOrder order) {
        TerritoryImports imports = server.part(TerritoryImports.class);
        Actor actor = Actor.system(new Purpose("territory.bench"));
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        imports.preview(actor, order).orThrow();
        double looked = (System.nanoTime() - start) / NANOS;
        Counts counts =
                imports.run(actor, order, Progress.SILENT).orThrow().report().counts();
        double seconds = (System.nanoTime() - start) / NANOS;
        report.take(name, seconds, "s");
        report.take(name + ".preview", looked, "s");
        report.take(name + ".rate", counts.total() / seconds, "rows/s");
        report.take(name + ".heap", peakHeap(), "MB");
        report.remark("%s: %d rows, %d added, %d changed, %d unchanged, %d refused"
                .formatted(
                        name, counts.total(), counts.added(), counts.changed(), counts.unchanged(), counts.refused()));
        return counts.added();
    }

    /** What a preview of a map that nobody should bring takes. */
    private void look(String name, BenchServer server, ImportOrder order) {
        TerritoryImports imports = server.part(TerritoryImports.class);
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        Counts counts = imports.preview(Actor.system(new Purpose("territory.bench")), order)
                .orThrow()
                .counts();
        report.take(name, (System.nanoTime() - start) / NANOS, "s");
        report.take(name + ".heap", peakHeap(), "MB");
        report.remark("%s: %d features, %d refused".formatted(name, counts.total(), counts.refused()));
    }

    /** The grids of the city once, and then again until the file has 100 MB. */
    private ImportOrder large() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("grids.geojson"));
        List<String> features = lines.subList(1, lines.size() - 1);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("large.geojson"))) {
            out.write(lines.getFirst());
            long written = 0;
            for (int i = 0; written < HUNDRED_MEGABYTES; i++) {
                String feature = features.get(i % features.size());
                String bare = feature.endsWith(",") ? feature.substring(0, feature.length() - 1) : feature;
                out.write((i == 0 ? "" : ",\n") + bare);
                written += feature.length();
            }
            out.write("\n]}");
        }
        return boundaries("large.geojson");
    }

    private static double peakHeap() {
        return heapPools().stream()
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / MEGABYTE;
    }

    private static ImportOrder divisions(Path list) throws IOException {
        return new ImportOrder.Divisions(List.of(file(list)), null, Map.of(), null);
    }

    private ImportOrder boundaries(String... names) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (String name : names) {
            files.add(file(folder.resolve(name)));
        }
        return new ImportOrder.Boundaries(files, null, null, PropertyNames.guessed(), false, null);
    }

    private static SourceFile file(Path path) throws IOException {
        return new SourceFile(path.getFileName().toString(), Content.of(path));
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
