package org.linli.evidencelog;

import java.util.Optional;

/**
 * Address of a tile in the layout of C2SP tlog-tiles: {@code tile/<L>/<N>} for hashes, {@code tile/entries/<N>} for
 * entries, with {@code .p/<W>} behind it while the tile is partial. {@code <N>} is written in groups of three
 * digits, all but the last behind an x: 1234067 is {@code x001/x234/067}.
 */
public sealed interface TilePath {

    /** Hashes or entries in a full tile. */
    int FULL_WIDTH = 256;

    /** Number of the tile within its level, from 0. */
    long index();

    /** Hashes or entries in the tile, 1 to 256. */
    int width();

    /** The same tile at another width. */
    TilePath withWidth(int width);

    /** The relative path, with slashes, without one in front. */
    String text();

    /** Whether the tile can never grow. */
    default boolean isFull() {
        return width() == FULL_WIDTH;
    }

    /**
     * A tile of hashes; at level l each spans 256^l entries.
     *
     * @param level 0 to 63
     */
    record Hashes(int level, long index, int width) implements TilePath {

        public Hashes {
            if (level < 0 || level > 63) {
                throw new IllegalArgumentException("no tile has level " + level);
            }
            requireTile(index, width);
        }

        @Override
        public Hashes withWidth(int width) {
            return new Hashes(level, index, width);
        }

        @Override
        public String text() {
            return "tile/" + level + "/" + suffix(index, width);
        }
    }

    /** A bundle of entries. */
    record Entries(long index, int width) implements TilePath {

        public Entries {
            requireTile(index, width);
        }

        @Override
        public Entries withWidth(int width) {
            return new Entries(index, width);
        }

        @Override
        public String text() {
            return "tile/entries/" + suffix(index, width);
        }
    }

    /**
     * The tile of hashes at this place in a log of this size.
     *
     * @throws IllegalArgumentException if the log does not reach so far
     */
    static Hashes hashes(int level, long index, long treeSize) {
        return new Hashes(level, index, widthAt(index, treeSize >>> (8 * level)));
    }

    /** The bundle of entries at this place in a log of this size. */
    static Entries entries(long index, long treeSize) {
        return new Entries(index, widthAt(index, treeSize));
    }

    /** Reads a path; empty for anything not spelled exactly as {@link #text} spells it, so it is safe on input from outside. */
    static Optional<TilePath> parse(String text) {
        return TilePathParser.parse(text);
    }

    private static int widthAt(long index, long hashesOnLevel) {
        return (int) Math.min(FULL_WIDTH, hashesOnLevel - index * FULL_WIDTH);
    }

    private static void requireTile(long index, int width) {
        if (index < 0 || width < 1 || width > FULL_WIDTH) {
            throw new IllegalArgumentException("no tile has index " + index + " and width " + width);
        }
    }

    private static String suffix(long index, int width) {
        StringBuilder path = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return width == FULL_WIDTH ? path.toString() : path + ".p/" + width;
    }
}
