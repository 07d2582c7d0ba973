package org.linli.demo.internal.pictures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * A stage of solids seen from eye height, in metres: x to the right, y up from the ground, z away from the eye. Things
 * are drawn from far to near.
 */
final class Stage {

    static final int WIDTH = 800;
    static final int HEIGHT = 600;

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D pen = image.createGraphics();
    private final Random random;
    private final double horizon;
    private final double eye;
    private final double focus;

    /**
     * @param horizon height of the horizon in the picture, in pixels from above
     * @param eye height of the eye in metres
     */
    Stage(Random random, double horizon, double eye, double focus) {
        this.random = random;
        this.horizon = horizon;
        this.eye = eye;
        this.focus = focus;
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    Random random() {
        return random;
    }

    BufferedImage image() {
        return image;
    }

    /** A number between two others. */
    double between(double from, double to) {
        return from + random.nextDouble() * (to - from);
    }

    Point2D at(double x, double y, double z) {
        return new Point2D.Double(WIDTH / 2.0 + focus * x / z, horizon + focus * (eye - y) / z);
    }

    /** Pixels of a metre at a distance. */
    double scale(double z) {
        return focus / z;
    }

    void fill(Shape shape, Paint paint) {
        pen.setPaint(paint);
        pen.fill(shape);
    }

    void stroke(Shape shape, Color colour, double width) {
        pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setPaint(colour);
        pen.draw(shape);
    }

    /** Runs drawing that shows within a shape only. */
    void within(Shape clip, Runnable drawing) {
        Shape before = pen.getClip();
        pen.clip(clip);
        drawing.run();
        pen.setClip(before);
    }

    void backdrop(Color above, Color below) {
        fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), new GradientPaint(0, 0, above, 0, (float) horizon, below));
    }

    /** A polygon through points given as x, y, z. */
    Path2D face(double... xyz) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < xyz.length; i += 3) {
            Point2D point = at(xyz[i], xyz[i + 1], xyz[i + 2]);
            if (i == 0) {
                path.moveTo(point.getX(), point.getY());
            } else {
                path.lineTo(point.getX(), point.getY());
            }
        }
        path.closePath();
        return path;
    }

    /** A rectangle lying at a height. */
    Path2D floor(double x0, double x1, double y, double z0, double z1) {
        return face(x0, y, z0, x1, y, z0, x1, y, z1, x0, y, z1);
    }

    /** A rectangle standing across. */
    Path2D wall(double x0, double x1, double y0, double y1, double z) {
        return face(x0, y0, z, x1, y0, z, x1, y1, z, x0, y1, z);
    }

    /** A rectangle standing lengthwise. */
    Path2D side(double x, double y0, double y1, double z0, double z1) {
        return face(x, y0, z0, x, y0, z1, x, y1, z1, x, y1, z0);
    }

    /** A circle lying at a height. */
    Path2D disc(double x, double y, double z, double radius) {
        double[] ring = new double[3 * 40];
        for (int i = 0; i < 40; i++) {
            double turn = 2 * Math.PI * i / 40;
            ring[3 * i] = x + radius * Math.cos(turn);
            ring[3 * i + 1] = y;
            ring[3 * i + 2] = z + radius * Math.sin(turn);
        }
        return face(ring);
    }

    /** A blob of uneven outline lying on the ground. */
    Path2D puddle(double x, double z, double radiusX, double radiusZ) {
        double[] ring = new double[3 * 48];
        double phase = random.nextDouble() * 6;
        for (int i = 0; i < 48; i++) {
            double turn = 2 * Math.PI * i / 48;
            double uneven = 1 + 0.13 * Math.sin(3 * turn + phase) + 0.08 * Math.sin(7 * turn + 2 * phase);
            ring[3 * i] = x + radiusX * uneven * Math.cos(turn);
            ring[3 * i + 1] = 0.005;
            ring[3 * i + 2] = Math.max(0.6, z + radiusZ * uneven * Math.sin(turn));
        }
        return face(ring);
    }

    /** A box: far sides are hidden, the top is lighter, the side darker than the front. */
    void box(double x0, double x1, double y0, double y1, double z0, double z1, Color colour) {
        if (y1 < eye) {
            fill(floor(x0, x1, y1, z0, z1), shade(colour, 1.12));
        }
        if (x0 > 0) {
            fill(side(x0, y0, y1, z0, z1), shade(colour, 0.72));
        } else if (x1 < 0) {
            fill(side(x1, y0, y1, z0, z1), shade(colour, 0.72));
        }
        Path2D front = wall(x0, x1, y0, y1, z0);
        Rectangle2D bounds = front.getBounds2D();
        fill(
                front,
                new GradientPaint(
                        0,
                        (float) bounds.getMinY(),
                        shade(colour, 1.04),
                        0,
                        (float) bounds.getMaxY(),
                        shade(colour, 0.86)));
    }

    void line(Color colour, double metres, double... xyz) {
        for (int i = 3; i < xyz.length; i += 3) {
            Point2D from = at(xyz[i - 3], xyz[i - 2], xyz[i - 1]);
            Point2D to = at(xyz[i], xyz[i + 1], xyz[i + 2]);
            Path2D path = new Path2D.Double();
            path.moveTo(from.getX(), from.getY());
            path.lineTo(to.getX(), to.getY());
            stroke(path, colour, Math.max(0.8, metres * scale((xyz[i - 1] + xyz[i + 2]) / 2)));
        }
    }

    /** Light that fades out; also a soft shadow, in a dark colour. */
    void glow(Point2D centre, double radius, Color colour) {
        float[] stops = {0f, 0.35f, 1f};
        Color[] colours = {colour, alpha(colour, colour.getAlpha() / 3), alpha(colour, 0)};
        fill(
                new Ellipse2D.Double(centre.getX() - radius, centre.getY() - radius, 2 * radius, 2 * radius),
                new RadialGradientPaint(centre, (float) radius, stops, colours));
    }

    /** A soft shadow on the ground. */
    void shadow(double x, double z, double radiusX, double radiusZ) {
        for (int i = 5; i > 0; i--) {
            double grown = 0.7 + i * 0.12;
            fill(puddleless(x, z, radiusX * grown, radiusZ * grown), new Color(10, 12, 18, 22));
        }
    }

    private Path2D puddleless(double x, double z, double radiusX, double radiusZ) {
        double[] ring = new double[3 * 30];
        for (int i = 0; i < 30; i++) {
            double turn = 2 * Math.PI * i / 30;
            ring[3 * i] = x + radiusX * Math.cos(turn);
            ring[3 * i + 1] = 0;
            ring[3 * i + 2] = Math.max(0.6, z + radiusZ * Math.sin(turn));
        }
        return face(ring);
    }

    /** Grit on the ground. */
    void grit(double x0, double x1, double z0, double z1, int count, Color... colours) {
        for (int i = 0; i < count; i++) {
            double z = z0 * Math.pow(z1 / z0, random.nextDouble());
            Point2D point = at(between(x0, x1), 0, z);
            double size = Math.max(0.7, scale(z) * between(0.006, 0.022));
            fill(
                    new Ellipse2D.Double(point.getX(), point.getY(), size * 1.6, size),
                    colours[random.nextInt(colours.length)]);
        }
    }

    static Color shade(Color colour, double factor) {
        return new Color(
                clamp(colour.getRed() * factor),
                clamp(colour.getGreen() * factor),
                clamp(colour.getBlue() * factor),
                colour.getAlpha());
    }

    static Color mix(Color one, Color other, double part) {
        return new Color(
                clamp(one.getRed() + (other.getRed() - one.getRed()) * part),
                clamp(one.getGreen() + (other.getGreen() - one.getGreen()) * part),
                clamp(one.getBlue() + (other.getBlue() - one.getBlue()) * part));
    }

    static Color alpha(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}
