package org.linli.media.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.linli.media.internal.Darkroom.Prints;
import org.springframework.core.io.ByteArrayResource;

/** Photos made for a test. */
final class Pictures {

    private Pictures() {}

    /** Left half red, right half blue. */
    static BufferedImage redAndBlue(int width, int height, int type) {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(width / 2, 0, width - width / 2, height);
        canvas.dispose();
        return picture;
    }

    static byte[] jpeg(int width, int height) {
        return encode(redAndBlue(width, height, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
    }

    /** Of one colour; one bit for a pixel while it is made. */
    static byte[] hugeJpeg(int width, int height) {
        return encode(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "jpeg");
    }

    static byte[] png(int width, int height) {
        return encode(redAndBlue(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    static byte[] encode(BufferedImage picture, String format) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, file)) {
                throw new IllegalArgumentException("No writer for " + format);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return file.toByteArray();
    }

    static byte[] progressiveJpeg(int width, int height) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(redAndBlue(width, height, BufferedImage.TYPE_3BYTE_BGR), null, null), how);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    static byte[] webp(String name) throws IOException {
        try (InputStream in = Pictures.class.getResourceAsStream(name + ".webp")) {
            return in.readAllBytes();
        }
    }

    /** The JPEG with Exif data: an orientation, and a position on the 39th parallel. */
    static byte[] withExif(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(4 + 6 + 8 + 30 + 30 + 24);
        exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2));
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 2);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38);
        exif.putInt(0);
        exif.putShort((short) 2);
        exif.putShort((short) 1).putShort((short) 2).putInt(2).put(new byte[] {'N', 0, 0, 0});
        exif.putShort((short) 2).putShort((short) 5).putInt(3).putInt(68);
        exif.putInt(0);
        exif.putInt(39).putInt(1).putInt(40).putInt(1).putInt(0).putInt(1);
        return inserted(jpeg, exif.array());
    }

    /** The JPEG with one more segment at its beginning. */
    static byte[] inserted(byte[] jpeg, byte[] segment) {
        return concat(concat(Arrays.copyOf(jpeg, 2), segment), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** The JPEG stating another size than it has. */
    static byte[] stating(int width, int height, byte[] jpeg) {
        byte[] changed = jpeg.clone();
        for (int i = 2; i < changed.length; i++) {
            if (changed[i] == (byte) 0xFF && changed[i + 1] >= (byte) 0xC0 && changed[i + 1] <= (byte) 0xC2) {
                ByteBuffer.wrap(changed, i + 5, 4).putShort((short) height).putShort((short) width);
                return changed;
            }
        }
        throw new IllegalArgumentException("No frame header");
    }

    static byte[] zip() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("index.html"));
            zip.write("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return file.toByteArray();
    }

    static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static ByteArrayResource upload(byte[] content) {
        return new ByteArrayResource(content);
    }

    static BufferedImage decode(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The colours of the four corners, clockwise from the upper left, as letters: Red, Blue, White, Dark, or ? */
    static String corners(Prints prints) {
        BufferedImage picture = decode(prints.full());
        int right = picture.getWidth() - 2;
        int bottom = picture.getHeight() - 2;
        return colour(picture.getRGB(1, 1))
                + colour(picture.getRGB(right, 1))
                + colour(picture.getRGB(right, bottom))
                + colour(picture.getRGB(1, bottom));
    }

    private static String colour(int rgb) {
        boolean red = (rgb >> 16 & 0xFF) > 150;
        boolean green = (rgb >> 8 & 0xFF) > 150;
        boolean blue = (rgb & 0xFF) > 150;
        if (red && green && blue) {
            return "W";
        }
        if (!red && !green && !blue) {
            return "D";
        }
        if (green) {
            return "?";
        }
        return red && blue ? "?" : red ? "R" : "B";
    }
}
