package org.linli.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Morton (Z-order) codes of places: 31 bits of longitude and 31 bits of latitude interleaved into a long that is never
 * negative, latitude in the odd bits. Places that are close mostly have close codes, so that an ordinary index on a
 * {@code bigint} finds the contents of a box in a few ranges. One step is 1.9 cm east-west at the equator and 0.9 cm
 * north-south.
 */
public final class Morton {

    private static final int BITS = 31;
    private static final long STEPS = 1L << BITS;

    private Morton() {}

    public static long of(LonLat place) {
        return interleaved(column(place.longitude()), row(place.latitude()));
    }

    /** The middle of the lattice step that a code stands for. */
    public static LonLat centre(long code) {
        double column = compacted(code) + 0.5;
        double row = compacted(code >>> 1) + 0.5;
        return new LonLat(column * 360 / STEPS - 180, row * 180 / STEPS - 90);
    }

    /**
     * Ranges of codes that together hold every place of a box, in ascending order and apart from each other. They may
     * hold places outside too: filter what they find by the coordinates themselves.
     *
     * @param maxRanges how many ranges to return at most, 1 or more; 8 to 16 suit an index scan
     */
    public static List<Range> ranges(LonLatBox box, int maxRanges) {
        if (maxRanges < 1) {
            throw new IllegalArgumentException("at least one range: " + maxRanges);
        }
        Window window = Window.of(box);
        List<Range> whole = new ArrayList<>();
        List<Cell> open = List.of(new Cell(0, 0, BITS));
        while (!open.isEmpty() && whole.size() + open.size() <= 4 * maxRanges) {
            List<Cell> next = new ArrayList<>();
            for (Cell cell : open) {
                if (window.contains(cell)) {
                    whole.add(cell.range());
                } else {
                    cell.quarters().stream().filter(window::meets).forEach(next::add);
                }
            }
            open = next;
        }
        open.forEach(cell -> whole.add(cell.range()));
        return joined(whole, maxRanges);
    }

    private static List<Range> joined(List<Range> ranges, int maxRanges) {
        ranges.sort(Comparator.comparingLong(Range::from));
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < ranges.size(); i++) {
            gaps.add(ranges.get(i).from() - ranges.get(i - 1).to());
        }
        gaps.sort(Comparator.reverseOrder());
        long widestJoined = gaps.size() < maxRanges ? 1 : Math.max(1, gaps.get(maxRanges - 1));
        List<Range> joined = new ArrayList<>();
        for (Range range : ranges) {
            if (!joined.isEmpty() && range.from() - joined.getLast().to() <= widestJoined) {
                joined.set(joined.size() - 1, new Range(joined.getLast().from(), range.to()));
            } else {
                joined.add(range);
            }
        }
        return List.copyOf(joined);
    }

    private static long column(double longitude) {
        return Math.min(STEPS - 1, (long) ((longitude + 180) / 360 * STEPS));
    }

    private static long row(double latitude) {
        return Math.min(STEPS - 1, (long) ((latitude + 90) / 180 * STEPS));
    }

    private static long interleaved(long column, long row) {
        return spread(column) | spread(row) << 1;
    }

    private static long spread(long v) {
        long x = v;
        x = (x | x << 16) & 0x0000FFFF0000FFFFL;
        x = (x | x << 8) & 0x00FF00FF00FF00FFL;
        x = (x | x << 4) & 0x0F0F0F0F0F0F0F0FL;
        x = (x | x << 2) & 0x3333333333333333L;
        return (x | x << 1) & 0x5555555555555555L;
    }

    private static long compacted(long v) {
        long x = v & 0x5555555555555555L;
        x = (x | x >>> 1) & 0x3333333333333333L;
        x = (x | x >>> 2) & 0x0F0F0F0F0F0F0F0FL;
        x = (x | x >>> 4) & 0x00FF00FF00FF00FFL;
        x = (x | x >>> 8) & 0x0000FFFF0000FFFFL;
        return (x | x >>> 16) & 0x7FFFFFFFL;
    }

    /** Codes {@code from} to {@code to}, both included: {@code morton BETWEEN from AND to}. */
    public record Range(long from, long to) {

        public boolean contains(long code) {
            return code >= from && code <= to;
        }
    }

    private record Window(long west, long south, long east, long north) {

        static Window of(LonLatBox box) {
            return new Window(
                    column(box.southWest().longitude()),
                    row(box.southWest().latitude()),
                    column(box.northEast().longitude()),
                    row(box.northEast().latitude()));
        }

        boolean contains(Cell cell) {
            return cell.column >= west && cell.lastColumn() <= east && cell.row >= south && cell.lastRow() <= north;
        }

        boolean meets(Cell cell) {
            return cell.column <= east && cell.lastColumn() >= west && cell.row <= north && cell.lastRow() >= south;
        }
    }

    /** A square of the quad tree with a side of 2^{@code sideBits} steps. */
    private record Cell(long column, long row, int sideBits) {

        long lastColumn() {
            return column + (1L << sideBits) - 1;
        }

        long lastRow() {
            return row + (1L << sideBits) - 1;
        }

        Range range() {
            return new Range(interleaved(column, row), interleaved(lastColumn(), lastRow()));
        }

        List<Cell> quarters() {
            int bits = sideBits - 1;
            long half = 1L << bits;
            return List.of(
                    new Cell(column, row, bits),
                    new Cell(column + half, row, bits),
                    new Cell(column, row + half, bits),
                    new Cell(column + half, row + half, bits));
        }
    }
}
