package org.linli.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.sun.management.ThreadMXBean;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.media.internal.Darkroom.Prints;
import org.springframework.core.io.InputStreamSource;

class DarkroomTest {

    private final Darkroom darkroom = new Darkroom();

    @ParameterizedTest
    @CsvSource(textBlock = """
            # width, height, printed as
              9000,  6700,   2560 x 1906
              16320, 12240,  2560 x 1920
              65000, 200,    2560 x 8
            """)
    void a_huge_photo_is_never_held_whole(int width, int height, String printed) {
        byte[] photo = Pictures.hugeJpeg(width, height);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        Prints prints = develop(photo);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(prints.width() + " x " + prints.height()).isEqualTo(printed);
        assertThat(allocated).isLessThan(260L << 20);
    }

    @Test
    void a_thumbnail_comes_with_the_full_print() {
        BufferedImage thumbnail =
                Pictures.decode(develop(Pictures.jpeg(3000, 2000)).thumbnail());

        assertThat(thumbnail.getWidth()).isEqualTo(480);
        assertThat(thumbnail.getHeight()).isEqualTo(320);
    }

    @Test
    void a_small_photo_is_not_enlarged() {
        Prints prints = develop(Pictures.jpeg(100, 60));

        assertThat(prints.width()).isEqualTo(100);
        assertThat(Pictures.decode(prints.thumbnail()).getWidth()).isEqualTo(100);
    }

    /** Upright, the left half is red and the right half is blue. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # orientation, size, corners clockwise from the upper left
              1,           64x32, RBBR
              2,           64x32, BRRB
              3,           64x32, BRRB
              4,           64x32, RBBR
              5,           32x64, RRBB
              6,           32x64, RRBB
              7,           32x64, BBRR
              8,           32x64, BBRR
              9,           64x32, RBBR
            """)
    void a_photo_stands_upright(int orientation, String size, String corners) {
        Prints prints = develop(Pictures.withExif(Pictures.jpeg(64, 32), orientation));

        assertThat(prints.width() + "x" + prints.height()).isEqualTo(size);
        assertThat(Pictures.corners(prints)).isEqualTo(corners);
    }

    @Test
    void place_and_device_are_gone_from_the_print() throws Exception {
        byte[] photo = Pictures.withExif(Pictures.jpeg(64, 32), 1);
        assertThat(directories(photo)).contains("GPS");

        Prints prints = develop(photo);

        assertThat(directories(prints.full())).containsExactly("JPEG", "JFIF", "Huffman", "File Type");
        assertThat(directories(prints.thumbnail())).containsExactly("JPEG", "JFIF", "Huffman", "File Type");
    }

    @Test
    void what_is_transparent_becomes_white() {
        BufferedImage picture = Pictures.redAndBlue(64, 32, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setComposite(AlphaComposite.Clear);
        canvas.fillRect(32, 0, 32, 32);
        canvas.dispose();

        assertThat(Pictures.corners(develop(Pictures.encode(picture, "png")))).isEqualTo("RWWR");
    }

    @Test
    void a_progressive_photo_is_read() {
        assertThat(Pictures.corners(develop(Pictures.progressiveJpeg(640, 320))))
                .isEqualTo("RBBR");
    }

    @Test
    void webp_is_read() throws Exception {
        assertThat(Pictures.corners(develop(Pictures.webp("red-and-blue-lossy"))))
                .isEqualTo("RBBR");
        assertThat(Pictures.corners(develop(Pictures.webp("red-and-blue-lossless"))))
                .isEqualTo("RBBR");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # grey, type of picture, format
              128,  10,              jpeg
              128,  10,              png
              128,  11,              png
              200,  10,              jpeg
            """)
    void a_grey_photo_keeps_its_brightness(int grey, int type, String format) {
        BufferedImage picture = new BufferedImage(64, 32, type);
        int full = type == BufferedImage.TYPE_USHORT_GRAY ? grey << 8 | grey : grey;
        for (int i = 0; i < 64 * 32; i++) {
            picture.getRaster().setSample(i % 64, i / 64, 0, full);
        }

        int printed = Pictures.decode(develop(Pictures.encode(picture, format)).full())
                        .getRGB(32, 16)
                & 0xFF;

        assertThat(printed).isBetween(grey - 3, grey + 3);
    }

    @Test
    void colours_of_a_camera_with_its_own_profile_are_converted() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        ByteBuffer segment = ByteBuffer.allocate(18 + profile.length);
        segment.putShort((short) 0xFFE2).putShort((short) (16 + profile.length));
        segment.put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1)).put(profile);
        BufferedImage picture = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(new Color(55, 55, 55));
        canvas.fillRect(0, 0, 64, 32);
        canvas.dispose();

        Prints prints = develop(Pictures.inserted(Pictures.encode(picture, "jpeg"), segment.array()));

        // A fifth of the light is half of the scale: 255 * (1.055 * (55 / 255)^(1 / 2.4) - 0.055) = 128.
        assertThat(Pictures.decode(prints.full()).getRGB(32, 16) & 0xFF).isBetween(125, 131);
    }

    @Test
    void sixteen_bits_for_a_colour_are_read() {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, ColorModel.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(64, 32);
        for (int i = 0; i < 64 * 32; i++) {
            raster.setPixel(i % 64, i / 64, i % 64 < 32 ? new int[] {65535, 0, 0} : new int[] {0, 0, 65535});
        }

        assertThat(Pictures.corners(develop(Pictures.encode(new BufferedImage(model, raster, false, null), "png"))))
                .isEqualTo("RBBR");
    }

    @Test
    void a_photo_prepared_for_printing_is_read() throws Exception {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 32, 4, null);
        for (int i = 0; i < 64 * 32; i++) {
            // Red is magenta and yellow, blue is cyan and magenta; Adobe's programs store inks inverted.
            inks.setPixel(i % 64, i / 64, i % 64 < 32 ? new int[] {255, 0, 0, 255} : new int[] {0, 0, 255, 255});
        }

        assertThat(Pictures.corners(develop(cmykJpeg(inks)))).isEqualTo("RBBR");
    }

    @Test
    void what_a_phone_writes_behind_the_photo_is_left_behind() {
        byte[] motionPhoto =
                Pictures.concat(Pictures.jpeg(64, 32), "\0\0\0\u0018ftypmp42".getBytes(StandardCharsets.US_ASCII));

        assertThat(develop(motionPhoto).full())
                .isEqualTo(develop(Pictures.jpeg(64, 32)).full());
    }

    @Test
    void what_is_not_a_photo_is_refused_by_its_content() {
        assertThat(refusal(new byte[0])).isEqualTo("media.empty");
        assertThat(refusal(text("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")))
                .isEqualTo("media.not-a-photo");
        assertThat(refusal(text("%PDF-1.7"))).isEqualTo("media.not-a-photo");
        assertThat(refusal(text("P"))).isEqualTo("media.not-a-photo");
        assertThat(refusal(Pictures.encode(Pictures.redAndBlue(8, 8, BufferedImage.TYPE_INT_RGB), "gif")))
                .isEqualTo("media.not-a-photo");
        assertThat(refusal(Pictures.zip())).isEqualTo("media.not-a-photo");
        assertThat(refusal(Pictures.concat(Pictures.jpeg(64, 32), Pictures.zip())))
                .isEqualTo("media.not-a-photo");
        assertThat(refusal(text("\0\0\0\u0018ftypheic\0\0\0\0"))).isEqualTo("media.heic");
        assertThat(refusal(new byte[Darkroom.MOST_UPLOAD_BYTES + 1])).isEqualTo("media.too-large");
    }

    @ParameterizedTest
    @CsvSource({"0.02", "0.3", "0.7", "0.99"})
    void a_photo_that_was_cut_off_is_damaged(double part) throws Exception {
        for (byte[] photo : List.of(
                Pictures.jpeg(640, 320),
                Pictures.progressiveJpeg(640, 320),
                Pictures.png(640, 320),
                Pictures.webp("red-and-blue-lossy"))) {
            byte[] cutOff = Arrays.copyOf(photo, Math.max(12, (int) (photo.length * part)));

            assertThat(refusal(cutOff)).isEqualTo("media.damaged");
        }
    }

    @Test
    void a_photo_that_is_one_byte_after_another_replaced_is_printed_or_refused() {
        byte[] photo = Pictures.png(40, 20);
        for (int i = 0; i < photo.length; i++) {
            byte[] changed = photo.clone();
            changed[i] ^= 0x55;

            assertThat(darkroom.develop(Pictures.upload(changed))).isNotNull();
        }
    }

    @Test
    void more_pixels_than_can_be_decoded_within_bounds_are_refused() throws Exception {
        assertThat(refusalOf(Pictures.stating(20_000, 12_000, Pictures.jpeg(64, 32))))
                .isEqualTo(Refusal.of("media.too-many-pixels", 220L));
        // The coefficients of a progressive photo are held whole: six bytes for a pixel at full colour resolution,
        // three here.
        assertThat(refusalOf(Pictures.stating(20_000, 10_000, Pictures.progressiveJpeg(64, 32))))
                .isEqualTo(Refusal.of("media.too-many-pixels", 178L));
        byte[] png = Pictures.png(64, 32);
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        assertThat(refusalOf(png)).isEqualTo(Refusal.of("media.too-many-pixels", 100L));
        byte[] webp = Pictures.webp("red-and-blue-lossy");
        webp[25] = 0x3F;
        webp[28] = 0x3F;
        assertThat(refusalOf(webp)).isEqualTo(Refusal.of("media.too-many-pixels", 16L));
    }

    @Test
    void a_photo_that_states_more_than_it_holds_is_damaged() {
        assertThat(refusal(Pictures.stating(640, 320, Pictures.jpeg(64, 32)))).isEqualTo("media.damaged");
    }

    @Test
    void two_photos_at_most_are_in_hand_at_once() throws Exception {
        byte[] photo = Pictures.jpeg(1600, 1200);
        AtomicInteger inHand = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Supplier<InputStreamSource> counted = () -> () -> {
            most.accumulateAndGet(inHand.incrementAndGet(), Math::max);
            return new ByteArrayInputStream(photo) {
                @Override
                public void close() {
                    inHand.decrementAndGet();
                }
            };
        };
        List<Future<Outcome<Prints>>> running = new ArrayList<>();
        try (ExecutorService residents = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 24; i++) {
                running.add(residents.submit(() -> darkroom.develop(counted.get())));
            }
        }

        for (Future<Outcome<Prints>> one : running) {
            assertThat(one.get()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    private Prints develop(byte[] photo) {
        return darkroom.develop(Pictures.upload(photo)).orThrow();
    }

    private String refusal(byte[] upload) {
        return refusalOf(upload).key();
    }

    private Refusal refusalOf(byte[] upload) {
        return switch (darkroom.develop(Pictures.upload(upload))) {
            case Outcome.Refused<Prints> refused -> refused.refusal();
            case Outcome.Done<Prints> ignored -> Refusal.of("printed");
        };
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> directories(byte[] photo) throws Exception {
        Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(photo));
        List<String> names = new ArrayList<>();
        for (Directory directory : metadata.getDirectories()) {
            names.add(directory.getName());
        }
        return names;
    }

    private static byte[] cmykJpeg(Raster inks) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(inks, null, null), null);
        } finally {
            writer.dispose();
        }
        byte[] adobe = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return Pictures.inserted(file.toByteArray(), adobe);
    }
}
