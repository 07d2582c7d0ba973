package org.linli.media.internal;

import java.nio.ByteBuffer;
import org.linli.kernel.Outcome;

/** Walks the chunks of a PNG file to its end. Nothing that is compressed is unpacked. */
final class PngStructure {

    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int EXIF = 0x65584966;

    private final ByteBuffer in;
    private Orientation orientation = Orientation.UPRIGHT;
    private boolean hasPixels;

    PngStructure(ByteBuffer in) {
        this.in = in.position(8);
    }

    Outcome<Anatomy> read() {
        in.getInt();
        if (in.getInt() != IHDR) {
            return Anatomy.damaged();
        }
        int width = in.getInt();
        int height = in.getInt();
        in.position(in.position() + 9);
        while (true) {
            int length = in.getInt();
            int type = in.getInt();
            if (length < 0 || length > in.remaining()) {
                return Anatomy.damaged();
            }
            switch (type) {
                case IEND -> {
                    return hasPixels
                            ? Outcome.done(new Anatomy(PhotoFormat.PNG, width, height, 0, 1, orientation))
                            : Anatomy.damaged();
                }
                case IDAT -> hasPixels = true;
                case EXIF -> {
                    byte[] exif = new byte[length];
                    in.get(in.position(), exif);
                    orientation = Orientation.of(exif);
                }
                default -> {}
            }
            in.position(Math.addExact(in.position() + length, 4));
        }
    }
}
