package org.linli.media.internal;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * How a photo has to be turned to stand upright.
 *
 * @param code the Exif orientation, 1 to 8; 1 is upright
 */
record Orientation(int code) {

    static final Orientation UPRIGHT = new Orientation(1);

    private static final byte[] JPEG_PREFIX = {'E', 'x', 'i', 'f', 0, 0};

    /** @param exif a TIFF structure, possibly empty or nonsense */
    static Orientation of(byte[] exif) {
        Metadata metadata = new Metadata();
        // WebP files are met with and without the prefix that Exif data has in JPEG.
        int start = startsWithPrefix(exif) ? JPEG_PREFIX.length : 0;
        new ExifReader().extract(new ByteArrayReader(exif), metadata, start);
        ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer code = directory == null ? null : directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        return code == null || code < 1 || code > 8 ? UPRIGHT : new Orientation(code);
    }

    BufferedImage apply(BufferedImage photo) {
        if (code == 1) {
            return photo;
        }
        int width = photo.getWidth();
        int height = photo.getHeight();
        BufferedImage upright = code >= 5
                ? new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB)
                : new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = upright.createGraphics();
        canvas.drawImage(photo, turn(width, height), null);
        canvas.dispose();
        return upright;
    }

    /** Exif 2.32, 4.6.5.1.6: what row 0 and column 0 of the picture mean. */
    private AffineTransform turn(int width, int height) {
        return switch (code) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static boolean startsWithPrefix(byte[] exif) {
        return exif.length >= JPEG_PREFIX.length
                && Arrays.equals(exif, 0, JPEG_PREFIX.length, JPEG_PREFIX, 0, JPEG_PREFIX.length);
    }
}
