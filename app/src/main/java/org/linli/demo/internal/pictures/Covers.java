package org.linli.demo.internal.pictures;

import static org.linli.demo.internal.pictures.Stage.shade;

import java.awt.Color;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Random;

/** Manholes and gullies, looking down at the road. */
final class Covers {

    private static final Color ASPHALT = new Color(104, 105, 108);
    private static final Color IRON = new Color(72, 68, 66);

    enum Look {
        OPEN,
        FIXED,
        OVERFLOWING,
        CLEAN
    }

    private Covers() {}

    private static Stage ground(Random random) {
        Stage stage = new Stage(random, -140, 1.7, 760);
        stage.backdrop(ASPHALT, ASPHALT);
        stage.fill(stage.floor(-9, 9, 0, 0.8, 40), ASPHALT);
        stage.grit(
                -4,
                4,
                1.6,
                9,
                4_200,
                shade(ASPHALT, 0.74),
                shade(ASPHALT, 1.22),
                shade(ASPHALT, 0.86),
                new Color(128, 124, 116));
        double x = stage.between(-1.4, 1.4);
        double z = 1.8;
        while (z < 8) {
            double next = x + stage.between(-0.22, 0.22);
            stage.line(new Color(62, 62, 64, 170), 0.012, x, 0, z, next, 0, z + 0.3);
            x = next;
            z += 0.3;
        }
        return stage;
    }

    static Stage manhole(Random random, Look look) {
        Stage stage = ground(random);
        double x = stage.between(-0.25, 0.25);
        double z = 3.1;
        switch (look) {
            case OPEN -> open(stage, x, z);
            case FIXED -> {
                stage.fill(stage.disc(x, 0.002, z, 0.62), new Color(162, 160, 154));
                lid(stage, x, z, 0.42);
            }
            case OVERFLOWING -> overflow(stage, x, z);
            case CLEAN -> {
                stage.fill(stage.puddle(x + 0.1, z - 0.1, 1.7, 1.1), new Color(52, 56, 62, 80));
                lid(stage, x, z, 0.42);
            }
        }
        return stage;
    }

    private static void lid(Stage stage, double x, double z, double radius) {
        stage.fill(stage.disc(x, 0.003, z, radius + 0.05), shade(IRON, 0.7));
        stage.fill(stage.disc(x, 0.004, z, radius), IRON);
        for (double ring = 0.3; ring < 1; ring += 0.3) {
            stage.stroke(stage.disc(x, 0.005, z, radius * ring), shade(IRON, 1.35), 2.4);
        }
        for (int i = 0; i < 12; i++) {
            double turn = Math.PI * i / 6;
            stage.line(
                    shade(IRON, 1.3),
                    0.014,
                    x + radius * 0.34 * Math.cos(turn),
                    0,
                    z + radius * 0.34 * Math.sin(turn),
                    x + radius * 0.88 * Math.cos(turn),
                    0,
                    z + radius * 0.88 * Math.sin(turn));
        }
    }

    private static void open(Stage stage, double x, double z) {
        Path2D rim = stage.disc(x, 0.003, z, 0.47);
        stage.fill(rim, new Color(132, 126, 118));
        Path2D hole = stage.disc(x, 0.003, z, 0.41);
        Point2D deep = stage.at(x, -0.2, z + 0.12);
        stage.fill(hole, new RadialGradientPaint(deep, 190, new float[] {0f, 0.65f, 1f}, new Color[] {
            new Color(4, 4, 6), new Color(20, 19, 20), new Color(66, 60, 54)
        }));
        stage.within(hole, () -> {
            for (int step = 1; step < 4; step++) {
                stage.line(
                        new Color(96, 84, 70), 0.03, x - 0.1, -0.22 * step, z + 0.38, x + 0.12, -0.22 * step, z + 0.38);
            }
        });
        stage.shadow(x + 1.02, z + 0.1, 0.52, 0.36);
        stage.fill(stage.disc(x + 1, 0.02, z + 0.14, 0.43), shade(IRON, 0.6));
        lid(stage, x + 0.98, z + 0.2, 0.42);
        cone(stage, x - 0.95, z + 0.5);
    }

    static void cone(Stage stage, double x, double z) {
        Color orange = new Color(222, 88, 34);
        stage.shadow(x + 0.08, z, 0.3, 0.2);
        stage.fill(stage.floor(x - 0.2, x + 0.2, 0.02, z - 0.2, z + 0.2), shade(orange, 0.8));
        for (int band = 0; band < 5; band++) {
            double below = band * 0.12;
            double wide = 0.15 - band * 0.026;
            Color colour = band % 2 == 1 ? new Color(236, 234, 230) : orange;
            stage.fill(
                    stage.face(
                            x - wide,
                            below,
                            z,
                            x + wide,
                            below,
                            z,
                            x + wide - 0.026,
                            below + 0.12,
                            z,
                            x - wide + 0.026,
                            below + 0.12,
                            z),
                    colour);
        }
    }

    private static void overflow(Stage stage, double x, double z) {
        stage.fill(stage.puddle(x + 0.2, z - 0.2, 2, 1.35), new Color(58, 54, 44, 205));
        stage.fill(stage.puddle(x + 0.1, z - 0.1, 1.3, 0.85), new Color(40, 38, 32, 205));
        stage.fill(stage.puddle(x - 0.2, z + 0.3, 0.7, 0.25), new Color(170, 178, 180, 60));
        lid(stage, x, z, 0.42);
        for (int i = 0; i < 90; i++) {
            double turn = stage.between(0, 2 * Math.PI);
            double out = stage.between(0.4, 0.7);
            Point2D bubble = stage.at(x + out * Math.cos(turn), 0.02, z + out * Math.sin(turn));
            double size = stage.between(3, 9);
            stage.fill(
                    new Ellipse2D.Double(bubble.getX(), bubble.getY(), size, size * 0.7),
                    new Color(186, 184, 164, 130));
        }
    }

    static Stage grate(Random random, boolean isClogged) {
        Stage stage = ground(random);
        stage.fill(stage.floor(-9, 9, 0.002, 3.75, 4.1), new Color(178, 176, 170));
        stage.fill(stage.floor(-9, 9, 0.004, 4.08, 12), new Color(158, 146, 134));
        for (double x = -6; x < 6; x += 1.02) {
            stage.line(new Color(128, 126, 122), 0.02, x, 0, 3.75, x, 0, 4.1);
        }
        stage.fill(stage.floor(-0.62, 0.62, 0.003, 2.95, 3.62), shade(IRON, 0.75));
        for (double x = -0.54; x < 0.5; x += 0.115) {
            stage.fill(stage.floor(x, x + 0.06, 0.004, 3.02, 3.55), new Color(12, 12, 14));
        }
        if (isClogged) {
            stage.fill(stage.puddle(-0.1, 2.95, 1.6, 0.5), new Color(66, 62, 54, 150));
            leaves(stage);
        } else {
            stage.fill(stage.puddle(0, 3.2, 1.4, 0.5), new Color(40, 44, 50, 50));
        }
        return stage;
    }

    private static void leaves(Stage stage) {
        Color[] colours = {
            new Color(150, 112, 52), new Color(124, 84, 40), new Color(176, 142, 66), new Color(96, 72, 44)
        };
        for (int i = 0; i < 360; i++) {
            Point2D point = stage.at(
                    stage.random().nextGaussian() * 0.42,
                    0.02,
                    3.25 + stage.random().nextGaussian() * 0.17);
            Path2D leaf = new Path2D.Double();
            double turn = stage.between(0, 6.3);
            double size = stage.between(7, 15);
            leaf.moveTo(point.getX(), point.getY());
            leaf.quadTo(
                    point.getX() + size * Math.cos(turn + 0.7),
                    point.getY() + size * 0.6 * Math.sin(turn + 0.7),
                    point.getX() + size * 1.7 * Math.cos(turn),
                    point.getY() + size * Math.sin(turn));
            leaf.quadTo(
                    point.getX() + size * Math.cos(turn - 0.7),
                    point.getY() + size * 0.6 * Math.sin(turn - 0.7),
                    point.getX(),
                    point.getY());
            stage.fill(leaf, shade(colours[stage.random().nextInt(colours.length)], stage.between(0.75, 1.2)));
        }
    }
}
