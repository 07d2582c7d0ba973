package org.linli.geo;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.CGAlgorithmsDD;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/**
 * The rings of many areas in a few arrays. Each area is cut in bands of latitude, so that a ray towards the east meets
 * only the edges of one band.
 */
final class PackedAreas {

    private static final int EDGES_PER_BAND = 8;

    private final int[] ids;
    private final int[] firstDay;
    private final int[] endDay;

    /** West, south, east and north of each area. */
    private final double[] sides;

    private double[] xs = new double[1 << 10];
    private double[] ys = new double[1 << 10];
    private int points;

    /** Of area i: the first of its bands in {@link #bandStart}. */
    private final int[] firstBand;

    private int[] bandStart = new int[1 << 8];
    private int bands;
    private int[] edges = new int[1 << 10];
    private int edgeCount;

    /** @param areas in ascending order of ids */
    PackedAreas(List<DatedArea> areas) {
        int size = areas.size();
        ids = new int[size];
        firstDay = new int[size];
        endDay = new int[size];
        sides = new double[4 * size];
        firstBand = new int[size + 1];
        for (int i = 0; i < size; i++) {
            DatedArea dated = areas.get(i);
            ids[i] = dated.area().id();
            firstDay[i] = day(dated.from());
            endDay[i] = day(dated.until());
            Envelope box = dated.area().shape().getEnvelopeInternal();
            sides[4 * i] = box.getMinX();
            sides[4 * i + 1] = box.getMinY();
            sides[4 * i + 2] = box.getMaxX();
            sides[4 * i + 3] = box.getMaxY();
            pack(i, dated);
            firstBand[i + 1] = bands;
        }
        bandStart = Arrays.copyOf(ensured(bandStart, bands + 1), bands + 1);
        bandStart[bands] = edgeCount;
        xs = Arrays.copyOf(xs, points);
        ys = Arrays.copyOf(ys, points);
        edges = Arrays.copyOf(edges, edgeCount);
    }

    static int day(LocalDate date) {
        return Math.toIntExact(Math.clamp(date.toEpochDay(), Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    int size() {
        return ids.length;
    }

    int id(int area) {
        return ids[area];
    }

    Envelope box(int area) {
        return new Envelope(sides[4 * area], sides[4 * area + 2], sides[4 * area + 1], sides[4 * area + 3]);
    }

    boolean isValidOn(int area, int day) {
        return firstDay[area] <= day && day < endDay[area];
    }

    /** Whether the closed area holds the place; exact. The logic is that of a ray towards the east. */
    boolean covers(int area, double x, double y) {
        int side = 4 * area;
        double south = sides[side + 1];
        double north = sides[side + 3];
        if (x < sides[side] || x > sides[side + 2] || y < south || y > north) {
            return false;
        }
        int band = firstBand[area] + band(y, south, north, firstBand[area + 1] - firstBand[area]);
        boolean inside = false;
        for (int e = bandStart[band]; e < bandStart[band + 1]; e++) {
            int p = edges[e];
            double x1 = xs[p];
            double y1 = ys[p];
            double x2 = xs[p + 1];
            double y2 = ys[p + 1];
            if (x1 < x && x2 < x) {
                continue;
            }
            if (x == x2 && y == y2) {
                return true;
            }
            if (y1 == y && y2 == y) {
                if (Math.min(x1, x2) <= x && x <= Math.max(x1, x2)) {
                    return true;
                }
            } else if ((y1 > y && y2 <= y) || (y2 > y && y1 <= y)) {
                if (x < x1 && x < x2) {
                    inside = !inside;
                    continue;
                }
                int turn = CGAlgorithmsDD.orientationIndex(x1, y1, x2, y2, x, y);
                if (turn == 0) {
                    return true;
                }
                if ((y2 < y1 ? -turn : turn) > 0) {
                    inside = !inside;
                }
            }
        }
        return inside;
    }

    /** Metres from a place to the nearest edge of an area. */
    double metresToBorder(int area, LocalPlane plane, Coordinate here) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int e = bandStart[firstBand[area]]; e < bandStart[firstBand[area + 1]]; e++) {
            int p = edges[e];
            Coordinate from = plane.toPlane(xs[p], ys[p]);
            Coordinate to = plane.toPlane(xs[p + 1], ys[p + 1]);
            nearest = Math.min(nearest, Distance.pointToSegment(here, from, to));
        }
        return nearest;
    }

    /** Calls back with every edge of an area; an edge may come more than once. */
    void edges(int area, EdgeVisitor visitor) {
        for (int e = bandStart[firstBand[area]]; e < bandStart[firstBand[area + 1]]; e++) {
            int p = edges[e];
            visitor.visit(xs[p], ys[p], xs[p + 1], ys[p + 1]);
        }
    }

    private void pack(int area, DatedArea dated) {
        int from = points;
        int[] ringEnds = new int[8];
        int rings = 0;
        @SuppressWarnings("unchecked") // JTS declares the raw type
        List<LineString> lines = LinearComponentExtracter.getLines(dated.area().shape());
        for (LineString ring : lines) {
            CoordinateSequence sequence = ring.getCoordinateSequence();
            xs = ensured(xs, points + sequence.size());
            ys = ensured(ys, points + sequence.size());
            for (int i = 0; i < sequence.size(); i++) {
                xs[points] = sequence.getX(i);
                ys[points] = sequence.getY(i);
                points++;
            }
            ringEnds = ensured(ringEnds, rings + 1);
            ringEnds[rings++] = points;
        }
        int count = Math.max(1, (points - from) / EDGES_PER_BAND);
        bandStart = ensured(bandStart, bands + count + 1);
        int[] sizes = new int[count + 1];
        forEachEdgeInBand(from, ringEnds, rings, area, count, (band, edge) -> sizes[band + 1]++);
        for (int b = 0; b < count; b++) {
            sizes[b + 1] += sizes[b];
            bandStart[bands + b] = edgeCount + sizes[b];
        }
        edges = ensured(edges, edgeCount + sizes[count]);
        int[] next = Arrays.copyOf(sizes, count);
        int base = edgeCount;
        forEachEdgeInBand(from, ringEnds, rings, area, count, (band, edge) -> edges[base + next[band]++] = edge);
        bands += count;
        edgeCount += sizes[count];
    }

    private void forEachEdgeInBand(int from, int[] ringEnds, int rings, int area, int count, BandVisitor visitor) {
        double south = sides[4 * area + 1];
        double north = sides[4 * area + 3];
        int p = from;
        for (int r = 0; r < rings; r++) {
            for (; p < ringEnds[r] - 1; p++) {
                int lowest = band(Math.min(ys[p], ys[p + 1]), south, north, count);
                int highest = band(Math.max(ys[p], ys[p + 1]), south, north, count);
                for (int band = lowest; band <= highest; band++) {
                    visitor.visit(band, p);
                }
            }
            p = ringEnds[r];
        }
    }

    /** Never decreases with y: an edge is in the band of every latitude between its ends. */
    private static int band(double y, double south, double north, int count) {
        double height = north - south;
        return height == 0 ? 0 : Math.clamp((long) ((y - south) / height * count), 0, count - 1);
    }

    private static double[] ensured(double[] array, int size) {
        return size <= array.length ? array : Arrays.copyOf(array, Math.max(size, array.length + array.length / 2));
    }

    private static int[] ensured(int[] array, int size) {
        return size <= array.length ? array : Arrays.copyOf(array, Math.max(size, array.length + array.length / 2));
    }

    /** Takes an edge in degrees. */
    @FunctionalInterface
    interface EdgeVisitor {
        void visit(double x1, double y1, double x2, double y2);
    }

    @FunctionalInterface
    private interface BandVisitor {
        void visit(int band, int edge);
    }
}
