package org.linli.media.internal;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.linli.kernel.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/**
 * Makes fresh prints from what was uploaded. Two photos at a time are held in memory, one of them heavy at most; each
 * takes its file (25 MB), a decoded picture (24 million pixels) and what {@link Anatomy} allows its decoder.
 */
@Component
class Darkroom {

    static final int MOST_UPLOAD_BYTES = 25 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Darkroom.class);
    /** What libjpeg says when it fills the rest of a picture with grey. */
    private static final String ENDED_EARLY = "premature end";

    private static final int FULL_SIDE = 2560;
    private static final int THUMBNAIL_SIDE = 480;
    private static final float QUALITY = 0.82f;
    private static final long MOST_DECODED_PIXELS = 24_000_000;
    private static final long PATIENCE_SECONDS = 30;

    private final Semaphore places = new Semaphore(2, true);
    private final Semaphore heavyPlace = new Semaphore(1, true);

    /** The two renderings of a photo, as JPEG files. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Prints(int width, int height, byte[] full, byte[] thumbnail) {}

    Outcome<Prints> develop(InputStreamSource upload) {
        return at(
                places,
                () -> read(upload)
                        .then(content -> Anatomy.of(content)
                                .then(anatomy -> anatomy.isHeavy()
                                        ? at(heavyPlace, () -> print(anatomy, content))
                                        : print(anatomy, content))));
    }

    private static Outcome<byte[]> read(InputStreamSource upload) {
        try (InputStream in = upload.getInputStream()) {
            byte[] content = in.readNBytes(MOST_UPLOAD_BYTES + 1);
            return content.length > MOST_UPLOAD_BYTES
                    ? Outcome.refused("media.too-large", MOST_UPLOAD_BYTES >> 20)
                    : Outcome.done(content);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading an uploaded photo", e);
        }
    }

    private static Outcome<Prints> print(Anatomy anatomy, byte[] content) {
        BufferedImage decoded;
        try {
            decoded = decode(anatomy, content);
        } catch (IOException | RuntimeException undecodable) {
            // Decoders answer nonsense with all kinds of exceptions; none of them is more than "not readable".
            LOG.info(
                    "A {} photo of {} bytes cannot be decoded: {}",
                    anatomy.format(),
                    content.length,
                    undecodable.toString());
            return Outcome.refused("media.damaged");
        }
        BufferedImage full = anatomy.orientation().apply(Picture.fit(decoded, FULL_SIDE));
        BufferedImage thumbnail = Picture.fit(full, THUMBNAIL_SIDE);
        return Outcome.done(new Prints(full.getWidth(), full.getHeight(), encode(full), encode(thumbnail)));
    }

    private static BufferedImage decode(Anatomy anatomy, byte[] content) throws IOException {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(anatomy.format().codec()).next();
        try (ImageInputStream in = new ByteArrayImageInputStream(content)) {
            reader.setInput(in, false, true);
            if (reader.getWidth(0) > anatomy.width() || reader.getHeight(0) > anatomy.height()) {
                throw new IIOException("The decoder sees another size than the structure states");
            }
            ImageReadParam wanted = reader.getDefaultReadParam();
            int step = (int) Math.ceil(Math.sqrt((double) anatomy.pixels() / MOST_DECODED_PIXELS));
            wanted.setSourceSubsampling(step, step, 0, 0);
            AtomicBoolean isCutOff = new AtomicBoolean();
            reader.addIIOReadWarningListener(
                    (source, warning) -> isCutOff.compareAndSet(false, warning.contains(ENDED_EARLY)));
            BufferedImage decoded = reader.read(0, wanted);
            if (isCutOff.get()) {
                throw new IIOException("The data ends before the picture does");
            }
            return decoded;
        } finally {
            reader.dispose();
        }
    }

    private static byte[] encode(BufferedImage picture) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException("Encoding a photo in memory", e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    private static <T> Outcome<T> at(Semaphore place, Supplier<Outcome<T>> work) {
        try {
            if (!place.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Outcome.refused("media.busy");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.refused("media.busy");
        }
        try {
            return work.get();
        } finally {
            place.release();
        }
    }
}
