package org.linli.geo;

import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;

/**
 * A raster over all areas. Each cell lists the areas that meet it in ascending order of ids, with a mark on those that
 * cover it whole.
 */
final class CellDirectory {

    /** Wider than any rounding in the choice of a cell, in degrees: 0.1 mm. */
    private static final double MARGIN = 1e-9;

    private static final int MOST_CELLS = 1 << 22;

    private final double west;
    private final double south;
    private final double cellWidth;
    private final double cellHeight;
    private final int columns;
    private final int rows;
    private final int[] start;
    private final int[] entries;

    CellDirectory(PackedAreas areas, int cellsPerArea) {
        Envelope all = new Envelope();
        for (int i = 0; i < areas.size(); i++) {
            all.expandToInclude(areas.box(i));
        }
        double width = Math.max(all.getWidth(), 1e-7);
        double height = Math.max(all.getHeight(), 1e-7);
        double cells = Math.clamp((double) areas.size() * cellsPerArea, 1, MOST_CELLS);
        columns = (int) Math.clamp(Math.round(Math.sqrt(cells * width / height)), 1, (long) cells);
        rows = (int) Math.max(1, Math.round(cells / columns));
        west = all.isNull() ? 0 : all.getMinX();
        south = all.isNull() ? 0 : all.getMinY();
        cellWidth = width / columns;
        cellHeight = height / rows;
        Listing listing = new Listing();
        for (int i = 0; i < areas.size(); i++) {
            list(areas, i, listing);
        }
        start = new int[columns * rows + 1];
        entries = new int[listing.size];
        listing.sortInto(start, entries);
    }

    /** The cell of a place, negative if outside of all. */
    int cell(double x, double y) {
        double column = Math.floor((x - west) / cellWidth);
        double row = Math.floor((y - south) / cellHeight);
        if (column < -1 || row < -1 || column > columns || row > rows) {
            return -1;
        }
        return row(y) * columns + column(x);
    }

    int from(int cell) {
        return start[cell];
    }

    int to(int cell) {
        return start[cell + 1];
    }

    int area(int entry) {
        return entries[entry] >>> 1;
    }

    boolean isWhole(int entry) {
        return (entries[entry] & 1) == 1;
    }

    /** All areas with an entry in a cell that meets the box, in ascending order, each once. */
    int[] areasNear(Envelope box) {
        int[] found = new int[16];
        int size = 0;
        for (int row = row(box.getMinY()); row <= row(box.getMaxY()); row++) {
            for (int column = column(box.getMinX()); column <= column(box.getMaxX()); column++) {
                int cell = row * columns + column;
                for (int e = start[cell]; e < start[cell + 1]; e++) {
                    if (size == found.length) {
                        found = Arrays.copyOf(found, size * 2);
                    }
                    found[size++] = area(e);
                }
            }
        }
        return Arrays.stream(found, 0, size).sorted().distinct().toArray();
    }

    private void list(PackedAreas areas, int area, Listing listing) {
        Envelope box = areas.box(area);
        int firstColumn = column(box.getMinX() - MARGIN);
        int firstRow = row(box.getMinY() - MARGIN);
        int width = column(box.getMaxX() + MARGIN) - firstColumn + 1;
        int height = row(box.getMaxY() + MARGIN) - firstRow + 1;
        boolean[] touched = new boolean[width * height];
        areas.edges(area, (x1, y1, x2, y2) -> touch(touched, firstColumn, firstRow, width, x1, y1, x2, y2));
        for (int i = 0; i < touched.length; i++) {
            int column = firstColumn + i % width;
            int row = firstRow + i / width;
            boolean whole = !touched[i]
                    && areas.covers(area, west + (column + 0.5) * cellWidth, south + (row + 0.5) * cellHeight);
            if (touched[i] || whole) {
                listing.add(row * columns + column, area << 1 | (whole ? 1 : 0));
            }
        }
    }

    private void touch(
            boolean[] touched, int firstColumn, int firstRow, int width, double x1, double y1, double x2, double y2) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double slack = MARGIN * (Math.abs(dx) + Math.abs(dy));
        for (int row = row(Math.min(y1, y2) - MARGIN); row <= row(Math.max(y1, y2) + MARGIN); row++) {
            for (int column = column(Math.min(x1, x2) - MARGIN);
                    column <= column(Math.max(x1, x2) + MARGIN);
                    column++) {
                double left = west + column * cellWidth - x1;
                double low = south + row * cellHeight - y1;
                double a = dx * low - dy * left;
                double b = a - dy * cellWidth;
                double c = a + dx * cellHeight;
                double d = b + dx * cellHeight;
                boolean apart = Math.min(Math.min(a, b), Math.min(c, d)) > slack
                        || Math.max(Math.max(a, b), Math.max(c, d)) < -slack;
                if (!apart) {
                    touched[(row - firstRow) * width + column - firstColumn] = true;
                }
            }
        }
    }

    private int column(double x) {
        return (int) Math.clamp(Math.floor((x - west) / cellWidth), 0, columns - 1.0);
    }

    private int row(double y) {
        return (int) Math.clamp(Math.floor((y - south) / cellHeight), 0, rows - 1.0);
    }

    /** Entries as they come, area by area. */
    private static final class Listing {

        private int[] cells = new int[1 << 10];
        private int[] values = new int[1 << 10];
        private int size;

        void add(int cell, int value) {
            if (size == cells.length) {
                cells = Arrays.copyOf(cells, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            cells[size] = cell;
            values[size++] = value;
        }

        /** A counting sort; areas came in ascending order and stay so in each cell. */
        void sortInto(int[] start, int[] entries) {
            for (int i = 0; i < size; i++) {
                start[cells[i] + 1]++;
            }
            for (int c = 1; c < start.length; c++) {
                start[c] += start[c - 1];
            }
            int[] next = start.clone();
            for (int i = 0; i < size; i++) {
                entries[next[cells[i]]++] = values[i];
            }
        }
    }
}
