package org.linli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.linli.exchange.web.ogc.TileLayer;
import org.locationtech.jts.geom.Envelope;

/**
 * Vector tiles of all grids of a generated city: how long the first question waits, and how long and how heavy the
 * slowest tile of each zoom is, drawn anew.
 */
final class TileBench {

    /** Where grids of the size generated are drawn from, and the zooms before it for comparison. */
    private static final int FIRST = 9;

    private static final int LAST = 16;
    private static final int MOST_ACROSS = 60;
    private static final double NANOS = 1e9;
    private static final double KILOBYTE = 1024;

    private final Report report;

    TileBench(Report report) {
        this.report = report;
    }

    void measure(Path grids) throws IOException {
        List<TileLayer.Shape> shapes = read(grids);
        Envelope city = new Envelope();
        shapes.forEach(shape -> city.expandToInclude(shape.degrees().getEnvelopeInternal()));
        long start = System.nanoTime();
        TileLayer layer = new TileLayer("grid", 0, shapes);
        report.take("tiles.index", (System.nanoTime() - start) / NANOS, "s");
        for (int zoom = FIRST; zoom <= LAST; zoom++) {
            measure(layer, city, zoom);
        }
    }

    private void measure(TileLayer layer, Envelope city, int zoom) {
        int west = column(city.getMinX(), zoom);
        int east = column(city.getMaxX(), zoom);
        int north = row(city.getMaxY(), zoom);
        int south = row(city.getMinY(), zoom);
        // The middle of a city is where its grids are densest.
        int half = MOST_ACROSS / 2;
        Samples times = new Samples();
        int heaviest = 0;
        for (int column = Math.max(west, (west + east) / 2 - half);
                column <= Math.min(east, (west + east) / 2 + half);
                column++) {
            for (int row = Math.max(north, (north + south) / 2 - half);
                    row <= Math.min(south, (north + south) / 2 + half);
                    row++) {
                long start = System.nanoTime();
                byte[] tile = layer.tile(zoom, row, column);
                if (tile.length > 0) {
                    times.add(System.nanoTime() - start);
                    heaviest = Math.max(heaviest, tile.length);
                }
            }
        }
        report.take("tiles.z" + zoom + ".slowest", times.percentileMillis(100), "ms");
        report.take("tiles.z" + zoom + ".p50", times.percentileMillis(50), "ms");
        report.take("tiles.z" + zoom + ".heaviest", heaviest / KILOBYTE, "kB");
    }

    private static int column(double longitude, int zoom) {
        return (int) ((longitude + 180) / 360 * (1 << zoom));
    }

    private static int row(double latitude, int zoom) {
        double y = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2));
        return (int) ((1 - y / Math.PI) / 2 * (1 << zoom));
    }

    private static List<TileLayer.Shape> read(Path file) throws IOException {
        return BenchGrids.read(file).stream()
                .map(grid -> new TileLayer.Shape(
                        grid.id(), "%015d".formatted(grid.id()), "第" + grid.id() + "网格", grid.shape()))
                .toList();
    }
}
