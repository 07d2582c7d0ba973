package org.linli.media.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;

/** Steps from whatever a decoder returns to a plain sRGB picture of the wanted size. */
final class Picture {

    private Picture() {}

    /** The picture in sRGB on white, no longer than {@code longest} on either side; never enlarged. */
    static BufferedImage fit(BufferedImage source, int longest) {
        BufferedImage picture = hasOwnColours(source) ? convert(source) : source;
        double scale = Math.min(1.0, (double) longest / Math.max(source.getWidth(), source.getHeight()));
        int width = Math.max(1, (int) Math.round(source.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(source.getHeight() * scale));
        // Bilinear scaling looks at four pixels, so more than halving at once would skip some.
        while (picture.getWidth() > 2 * width || picture.getHeight() > 2 * height) {
            picture = draw(
                    picture,
                    Math.max(width, (picture.getWidth() + 1) / 2),
                    Math.max(height, (picture.getHeight() + 1) / 2));
        }
        return draw(picture, width, height);
    }

    /** Java's own grey is linear light, which no camera means; drawing takes it as it is, converting would brighten it. */
    private static boolean hasOwnColours(BufferedImage picture) {
        ColorSpace colours = picture.getColorModel().getColorSpace();
        return !colours.isCS_sRGB() && !colours.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY));
    }

    private static BufferedImage convert(BufferedImage source) {
        ColorModel model = source.getColorModel();
        BufferedImage converted = new BufferedImage(
                source.getWidth(),
                source.getHeight(),
                model.hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        return new ColorConvertOp(null).filter(source, converted);
    }

    private static BufferedImage draw(BufferedImage source, int width, int height) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = drawn.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(source, 0, 0, width, height, Color.WHITE, null);
        canvas.dispose();
        return drawn;
    }
}
