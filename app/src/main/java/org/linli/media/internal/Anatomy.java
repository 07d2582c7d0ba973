package org.linli.media.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.linli.kernel.Outcome;

/**
 * What the structure of a photo file says before anything is decoded.
 *
 * @param decoderBytes memory the decoder needs for itself, beside the picture it returns
 * @param passes how often the decoder goes over the picture
 */
record Anatomy(PhotoFormat format, int width, int height, long decoderBytes, int passes, Orientation orientation) {

    private static final int LONGEST_SIDE = 65_500;
    private static final long MOST_DECODER_BYTES = 512L << 20;
    private static final long MOST_PIXELS_PASSED = 3_000_000_000L;
    private static final long HEAVY_BYTES = 64L << 20;

    /** @return the anatomy of a whole file that can be decoded within bounds, or a refusal */
    static Outcome<Anatomy> of(byte[] content) {
        return PhotoFormat.of(content)
                .then(format -> read(format, ByteBuffer.wrap(content)))
                .then(Anatomy::withinBounds);
    }

    static Outcome<Anatomy> damaged() {
        return Outcome.refused("media.damaged");
    }

    /** Whether decoding it takes so much memory that only one such photo may be decoded at a time. */
    boolean isHeavy() {
        return decoderBytes > HEAVY_BYTES;
    }

    long pixels() {
        return (long) width * height;
    }

    private static Outcome<Anatomy> read(PhotoFormat format, ByteBuffer content) {
        try {
            return switch (format) {
                case JPEG -> new JpegStructure(content).read();
                case PNG -> new PngStructure(content).read();
                case WEBP -> new WebpStructure(content).read();
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException cutOff) {
            return damaged();
        }
    }

    private Outcome<Anatomy> withinBounds() {
        if (width <= 0 || height <= 0) {
            return damaged();
        }
        long most = Math.min(format.mostMegapixels() * 1_000_000L, MOST_PIXELS_PASSED / passes);
        if (decoderBytes > MOST_DECODER_BYTES) {
            most = Math.min(most, MOST_DECODER_BYTES / (decoderBytes / pixels()));
        }
        return pixels() > most || Math.max(width, height) > LONGEST_SIDE
                ? Outcome.refused("media.too-many-pixels", most / 1_000_000)
                : Outcome.done(this);
    }
}
