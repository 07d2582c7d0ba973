package org.linli.territory.internal.boundaries;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.linli.geo.BoundaryCheck;
import org.linli.territory.SourceFile;
import org.locationtech.jts.geom.Coordinate;

/**
 * The drawings of a {@code .shp} one after the other (ESRI Shapefile Technical Description, July 1998). Lengths and counts
 * are held against each other before anything is made of them; a drawing with too many vertices is passed over unread.
 */
final class ShapeFileReader implements AutoCloseable {

    private static final int HEADER_BYTES = 100;
    private static final int FILE_CODE = 9994;
    private static final int VERSION = 1000;
    private static final int NULL_SHAPE = 0;
    private static final List<Integer> POLYGONS = List.of(5, 15, 25);
    private static final int FIXED_BYTES = 44;
    private static final int POINT_BYTES = 16;
    private static final int MOST_RECORD_BYTES = FIXED_BYTES + 2 * POINT_BYTES * BoundaryCheck.MAX_VERTICES;

    private final DataInputStream in;

    /** @throws Damaged if it does not begin like a shapefile */
    ShapeFileReader(SourceFile file) {
        try {
            in = new DataInputStream(new BufferedInputStream(file.content().open(), 1 << 16));
            ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER_BYTES));
            if (header.remaining() < HEADER_BYTES
                    || header.getInt(0) != FILE_CODE
                    || header.order(ByteOrder.LITTLE_ENDIAN).getInt(28) != VERSION) {
                throw new Damaged(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Opening " + file.name(), e);
        }
    }

    /** The file cannot be what it says from this record on. */
    static final class Damaged extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int record;

        Damaged(int record) {
            super("record " + record, null, false, false);
            this.record = record;
        }

        int record() {
            return record;
        }
    }

    /** Drawings go to {@code each} in their order, numbered from 1. */
    void forEach(Numbered each) {
        int number = 0;
        try {
            while (isMore()) {
                number++;
                each.take(number, record(number));
            }
        } catch (EOFException cutOff) {
            throw new Damaged(number);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a shapefile", e);
        }
    }

    /** Hears of a drawing. */
    @FunctionalInterface
    interface Numbered {

        void take(int number, GeoFeature.Drawing drawing);
    }

    private boolean isMore() throws IOException {
        in.mark(1);
        boolean isMore = in.read() >= 0;
        in.reset();
        return isMore;
    }

    private GeoFeature.Drawing record(int number) throws IOException {
        in.readInt();
        long bytes = 2L * in.readInt();
        if (bytes < 4 || bytes > Integer.MAX_VALUE) {
            throw new Damaged(number);
        }
        if (bytes > MOST_RECORD_BYTES) {
            in.skipNBytes(bytes);
            return Drawings.tooMany();
        }
        byte[] content = in.readNBytes((int) bytes);
        if (content.length < bytes) {
            throw new Damaged(number);
        }
        return drawing(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN), number);
    }

    private static GeoFeature.Drawing drawing(ByteBuffer content, int number) {
        int type = content.getInt(0);
        if (type == NULL_SHAPE) {
            return GeoFeature.Drawing.Unusable.because("territory.import.geometry.missing");
        }
        if (!POLYGONS.contains(type)) {
            return GeoFeature.Drawing.Unusable.because("territory.import.geometry.no-area", name(type));
        }
        if (content.limit() < FIXED_BYTES) {
            throw new Damaged(number);
        }
        int parts = content.getInt(36);
        int points = content.getInt(40);
        if (points > BoundaryCheck.MAX_VERTICES) {
            return Drawings.tooMany();
        }
        if (parts < 0 || points < 0 || parts > points || content.limit() < FIXED_BYTES + 4L * parts + 16L * points) {
            throw new Damaged(number);
        }
        List<List<Coordinate>> rings = new ArrayList<>(parts);
        for (int part = 0; part < parts; part++) {
            int from = content.getInt(FIXED_BYTES + 4 * part);
            int to = part + 1 == parts ? points : content.getInt(FIXED_BYTES + 4 * (part + 1));
            if (from < 0 || to < from || to > points) {
                throw new Damaged(number);
            }
            rings.add(ring(content, FIXED_BYTES + 4 * parts, from, to));
        }
        return Drawings.ofLooseRings(rings);
    }

    private static List<Coordinate> ring(ByteBuffer content, int begin, int from, int to) {
        List<Coordinate> ring = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            int at = begin + POINT_BYTES * i;
            ring.add(new Coordinate(content.getDouble(at), content.getDouble(at + 8)));
        }
        return ring;
    }

    private static String name(int type) {
        return switch (type % 10) {
            case 1 -> "Point";
            case 3 -> "PolyLine";
            case 8 -> "MultiPoint";
            default -> "Shape " + type;
        };
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
