package org.linli.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.linli.city.metropolis.CitySize;
import org.linli.city.metropolis.CityWriter;
import org.linli.geo.GridArea;
import org.linli.geo.GridLocator;
import org.linli.geo.Lattice;
import org.linli.geo.LonLat;
import org.linli.geo.proposal.GridRequest;
import org.linli.geo.proposal.Proposal;
import org.linli.geo.proposal.Proposer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * {@code ./linli bench territory [--quick] [--imports]}: drawing a city as large as 北京, building the index of its
 * 108,000 grids, locating places in it on one core, drawing its vector tiles, proposing grids for 1,000 buildings, and importing the list of the
 * whole country and then that city into databases of their own. {@code --quick} takes a city as large as 深圳,
 * {@code --imports} measures nothing but the imports.
 */
public final class TerritoryBench {

    private static final long SEED = 1;
    private static final int PLACES = 1_000_000;
    private static final int ROUNDS = 7;
    private static final int BUILDINGS = 1_000;
    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1024.0 * 1024;

    private final Report report;
    private final CitySize size;

    private TerritoryBench(Report report, CitySize size) {
        this.report = report;
        this.size = size;
    }

    public static void main(String[] words) throws IOException {
        List<String> options = List.of(words);
        CitySize size = options.contains("--quick") ? CitySize.SHENZHEN : CitySize.BEIJING;
        new TerritoryBench(Report.onStandardOutput(), size).run(options.contains("--imports"));
    }

    private void run(boolean isForImportsOnly) throws IOException {
        Path folder = Files.createTempDirectory("linli-territory-bench");
        try {
            generate(folder);
            if (!isForImportsOnly) {
                locate(BenchGrids.read(folder.resolve("grids.geojson")));
                new TileBench(report).measure(folder.resolve("grids.geojson"));
            }
            ImportMeasure imports = new ImportMeasure(report, folder);
            imports.country();
            imports.city();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        if (!isForImportsOnly) {
            propose();
        }
    }

    private void generate(Path folder) throws IOException {
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        CityWriter.Summary summary = CityWriter.write(size, SEED, Optional.empty(), folder);
        String name = "generate." + size.name().toLowerCase(Locale.ROOT);
        report.take(name, seconds(start), "s");
        double peak = heapPools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        report.take(name + ".heap", peak / MEGABYTE, "MB");
        report.take(name + ".grids", summary.grids(), "grids");
        report.take(name + ".buildings", summary.buildings(), "buildings");
    }

    private void locate(List<GridArea> grids) {
        long before = usedHeap();
        long start = System.nanoTime();
        GridLocator locator = GridLocator.of(grids);
        report.take("locate.build", seconds(start), "s");
        report.take("locate.memory", (usedHeap() - before) / MEGABYTE, "MB");
        double[] places = places(grids);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double best = 0;
        long found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = threads.getCurrentThreadCpuTime();
            found = 0;
            for (int i = 0; i < places.length; i += 2) {
                found += locator.locate(places[i], places[i + 1], -1) >= 0 ? 1 : 0;
            }
            best = Math.max(best, places.length / 2.0 / (threads.getCurrentThreadCpuTime() - begun) * NANOS);
        }
        report.take("territory.locate", best, "places/s");
        report.remark("%d of %d places lie in one of %d grids; the best of %d rounds, in time of one core"
                .formatted(found, PLACES, locator.size(), ROUNDS));
    }

    /** Where people are: around the grids, which are dense where people are, in random order. */
    private static double[] places(List<GridArea> grids) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] places = new double[2 * PLACES];
        for (int i = 0; i < places.length; i += 2) {
            Envelope box = grids.get(random.nextInt(grids.size())).shape().getEnvelopeInternal();
            places[i] = random.nextDouble(box.getMinX(), box.getMaxX());
            places[i + 1] = random.nextDouble(box.getMinY(), box.getMaxY());
        }
        return places;
    }

    private void propose() {
        GridRequest request = town();
        Samples samples = new Samples();
        List<Proposal> proposals = List.of();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            proposals = Proposer.propose(request);
            samples.add(System.nanoTime() - start);
        }
        report.take("territory.propose", samples.percentileMillis(100) / 1000, "s");
        report.take("territory.propose.p50", samples.percentileMillis(50) / 1000, "s");
        for (Proposal proposal : proposals) {
            report.take(proposal.style().key() + ".deviation", proposal.score().largestDeviation(), "share");
            report.take(proposal.style().key() + ".gap", proposal.score().gap(), "points");
        }
    }

    /** 1,000 buildings between crooked streets, with the grids of today. */
    private static GridRequest town() {
        SplittableRandom random = new SplittableRandom(SEED);
        Polygon ground = (Polygon) Lattice.FACTORY.toGeometry(new Envelope(106.80, 106.82, 39.66, 39.675));
        List<GridRequest.Street> streets = new ArrayList<>();
        for (int i = 1; i < 14; i++) {
            double fitness = i % 4 == 0 ? 1 : 0.6;
            streets.add(new GridRequest.Street(crooked(random, i / 14.0, true), fitness));
            streets.add(new GridRequest.Street(crooked(random, i / 14.0, false), fitness));
        }
        List<GridRequest.Site> sites = new ArrayList<>();
        for (int i = 0; i < BUILDINGS; i++) {
            LonLat place = new LonLat(random.nextDouble(106.8001, 106.8199), random.nextDouble(39.6601, 39.6749));
            sites.add(new GridRequest.Site(place, random.nextInt(10, 70)));
        }
        GridRequest.Count count = new GridRequest.Count.ByHouseholds(300, 500);
        GridRequest fresh = new GridRequest(ground, sites, streets, count, List.of(), true, SEED);
        List<GridArea> today = Proposer.propose(fresh).getLast().areas();
        return new GridRequest(ground, sites, streets, count, today, true, SEED + 1);
    }

    private static LineString crooked(SplittableRandom random, double at, boolean isNorthward) {
        Coordinate[] points = new Coordinate[8];
        for (int i = 0; i < points.length; i++) {
            double along = -0.02 + 1.04 * i / (points.length - 1);
            double across = at + random.nextDouble(-0.012, 0.012);
            points[i] = isNorthward
                    ? new Coordinate(106.80 + 0.02 * across, 39.66 + 0.015 * along)
                    : new Coordinate(106.80 + 0.02 * along, 39.66 + 0.015 * across);
        }
        return Lattice.FACTORY.createLineString(points);
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    @SuppressWarnings("ExplicitGC") // the size of what is left is the figure
    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / NANOS;
    }
}
