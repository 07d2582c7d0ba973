package org.linli.demo.internal.pictures;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/** Prints of the photographs as JPEG files, each developed once. */
@Component
public class Album {

    private static final int VARIANTS = 2;
    private static final int GRAIN = 5;

    private final Map<Print, byte[]> prints = new ConcurrentHashMap<>();

    private record Print(Photograph motif, int variant) {}

    /** @param seed tells which of the variants; the pair of a motif with the same seed shows the same place */
    public byte[] print(Photograph motif, int seed) {
        return prints.computeIfAbsent(new Print(motif, Math.floorMod(seed, VARIANTS)), Album::develop);
    }

    /** Forgets the prints; they are needed while the demo is loaded only. */
    public void close() {
        prints.clear();
    }

    private static byte[] develop(Print print) {
        BufferedImage image = print.motif().draw(print.variant());
        expose(image, new SplittableRandom(print.variant()));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", file);
        } catch (IOException e) {
            throw new UncheckedIOException("Encoding a picture in memory", e);
        }
        return file.toByteArray();
    }

    /** What a telephone's camera adds: dark corners and grain. */
    private static void expose(BufferedImage image, SplittableRandom random) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < height; y++) {
            double dy = (y - height / 2.0) / (height / 2.0);
            for (int x = 0; x < width; x++) {
                double dx = (x - width / 2.0) / (width / 2.0);
                int light = (int) (256 * (1 - 0.14 * (dx * dx + dy * dy)));
                int at = y * width + x;
                pixels[at] = exposed(pixels[at], light, random.nextInt(2 * GRAIN + 1) - GRAIN);
            }
        }
    }

    /** @param light in parts of 256 */
    private static int exposed(int rgb, int light, int grain) {
        int red = clamp(((rgb >> 16 & 255) * light >> 8) + grain);
        int green = clamp(((rgb >> 8 & 255) * light >> 8) + grain);
        int blue = clamp(((rgb & 255) * light >> 8) + grain);
        return red << 16 | green << 8 | blue;
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
