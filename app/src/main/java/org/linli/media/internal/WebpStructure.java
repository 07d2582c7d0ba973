package org.linli.media.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.linli.kernel.Outcome;

/** Walks the chunks of a WebP file (RFC 9649). */
final class WebpStructure {

    private static final int LOSSY = fourCharacters("VP8 ");
    private static final int LOSSLESS = fourCharacters("VP8L");
    private static final int EXTENDED = fourCharacters("VP8X");
    private static final int ANIMATION = fourCharacters("ANIM");
    private static final int EXIF = fourCharacters("EXIF");
    private static final int SIDE = 0x3FFF;

    /** Measured with the decoder in use; it holds every macroblock of a lossy picture as objects. */
    private static final int DECODER_BYTES_PER_PIXEL = 22;

    private final ByteBuffer in;
    private int width;
    private int height;
    private boolean hasPixels;
    private Orientation orientation = Orientation.UPRIGHT;

    WebpStructure(ByteBuffer in) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    }

    Outcome<Anatomy> read() {
        long end = Integer.toUnsignedLong(in.getInt(4)) + 8;
        if (end > in.limit()) {
            return Anatomy.damaged();
        }
        in.limit((int) end).position(12);
        while (in.remaining() >= 8) {
            int type = in.getInt();
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                return Anatomy.damaged();
            }
            if (type == ANIMATION) {
                return Outcome.refused("media.not-a-photo");
            }
            look(type, in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN));
            in.position(Math.min(in.limit(), in.position() + length + (length & 1)));
        }
        return hasPixels
                ? Outcome.done(new Anatomy(
                        PhotoFormat.WEBP,
                        width,
                        height,
                        (long) width * height * DECODER_BYTES_PER_PIXEL,
                        1,
                        orientation))
                : Anatomy.damaged();
    }

    private void look(int type, ByteBuffer chunk) {
        if (type == EXTENDED) {
            atLeast((chunk.getInt(4) & 0xFFFFFF) + 1, ((chunk.getInt(6) >>> 8) & 0xFFFFFF) + 1);
        } else if (type == LOSSY) {
            hasPixels = true;
            atLeast(chunk.getShort(6) & SIDE, chunk.getShort(8) & SIDE);
        } else if (type == LOSSLESS) {
            hasPixels = true;
            int sizes = chunk.getInt(1);
            atLeast((sizes & SIDE) + 1, ((sizes >>> 14) & SIDE) + 1);
        } else if (type == EXIF) {
            byte[] exif = new byte[chunk.remaining()];
            chunk.get(exif);
            orientation = Orientation.of(exif);
        }
    }

    /** The canvas and the picture on it each state a size; memory is bounded by the larger one. */
    private void atLeast(int otherWidth, int otherHeight) {
        width = Math.max(width, otherWidth);
        height = Math.max(height, otherHeight);
    }

    private static int fourCharacters(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }
}
