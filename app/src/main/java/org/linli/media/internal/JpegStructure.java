package org.linli.media.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;

/** Walks the markers of a JPEG file (ITU-T T.81, annex B) to its end. What follows the end is not looked at. */
final class JpegStructure {

    private static final int SOF0 = 0xC0;
    private static final int SOF2 = 0xC2;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP1 = 0xE1;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
    private static final int COEFFICIENT_BYTES = 2;

    private final ByteBuffer in;
    private @Nullable Frame frame;
    private Orientation orientation = Orientation.UPRIGHT;
    private int scans;

    JpegStructure(ByteBuffer in) {
        this.in = in.position(2);
    }

    Outcome<Anatomy> read() {
        for (int marker = nextMarker(); marker != EOI; marker = nextMarker()) {
            if (marker == SOI) {
                return Anatomy.damaged();
            }
            if (!hasLength(marker)) {
                continue;
            }
            byte[] segment = new byte[Math.max(0, Short.toUnsignedInt(in.getShort()) - 2)];
            in.get(segment);
            if (marker >= SOF0 && marker <= SOF2) {
                if (frame != null) {
                    return Anatomy.damaged();
                }
                frame = Frame.of(marker, ByteBuffer.wrap(segment));
            } else if (marker == SOS) {
                scans++;
            } else if (marker == APP1 && startsWithExif(segment)) {
                orientation = Orientation.of(Arrays.copyOfRange(segment, EXIF.length, segment.length));
            }
        }
        return frame == null || scans == 0
                ? Anatomy.damaged()
                : Outcome.done(new Anatomy(
                        PhotoFormat.JPEG,
                        frame.width,
                        frame.height,
                        frame.isProgressive || scans > 1 ? frame.coefficientBytes() : 0,
                        scans,
                        orientation));
    }

    /** The next marker, past fill bytes, stuffed zeros and entropy-coded data. */
    private int nextMarker() {
        while (true) {
            if (in.get() == (byte) 0xFF) {
                int code = Byte.toUnsignedInt(in.get(in.position()));
                if (code != 0 && code != 0xFF) {
                    in.get();
                    return code;
                }
            }
        }
    }

    private static boolean hasLength(int marker) {
        return marker >= 0xC0 && (marker < 0xD0 || marker > EOI);
    }

    private static boolean startsWithExif(byte[] segment) {
        return segment.length > EXIF.length && Arrays.equals(segment, 0, EXIF.length, EXIF, 0, EXIF.length);
    }

    /** The frame header. */
    private record Frame(boolean isProgressive, int width, int height, List<Integer> samplings) {

        static Frame of(int marker, ByteBuffer segment) {
            segment.get();
            int height = Short.toUnsignedInt(segment.getShort());
            int width = Short.toUnsignedInt(segment.getShort());
            int components = Byte.toUnsignedInt(segment.get());
            List<Integer> samplings = new ArrayList<>();
            for (int i = 0; i < components; i++) {
                segment.get();
                int factors = Byte.toUnsignedInt(segment.get());
                segment.get();
                samplings.add((factors >> 4) * (factors & 0xF));
            }
            return new Frame(marker == SOF2, width, height, samplings);
        }

        /** A picture in several scans is held whole as coefficients until the last scan has been read. */
        long coefficientBytes() {
            int finest = Math.max(
                    1, samplings.stream().mapToInt(Integer::intValue).max().orElse(1));
            int all = samplings.stream().mapToInt(Integer::intValue).sum();
            return (long) width * height * COEFFICIENT_BYTES * Math.max(finest, all) / finest;
        }
    }
}
