package org.linli.demo.internal.pictures;

import static org.linli.demo.internal.pictures.Stage.shade;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Random;

/** A place for bins in front of a wall. */
final class Bins {

    private static final Color WALL = new Color(196, 186, 170);
    private static final Color GROUND = new Color(142, 140, 136);
    private static final Color[] PAINTS = {
        new Color(66, 70, 74), new Color(34, 92, 60), new Color(38, 78, 138), new Color(160, 42, 40)
    };

    enum Look {
        HEAP,
        CLEAN,
        FULL,
        EMPTIED
    }

    private Bins() {}

    static Stage yard(Random random, Look look) {
        Stage stage = new Stage(random, 190, 1.65, 640);
        stage.backdrop(new Color(176, 196, 212), new Color(214, 220, 220));
        stage.fill(stage.floor(-30, 30, 0, 0.7, 9), GROUND);
        wall(stage);
        stage.grit(-5, 5, 1.6, 6.4, 700, shade(GROUND, 0.8), shade(GROUND, 1.15), new Color(120, 112, 100));
        boolean isClose = look == Look.FULL || look == Look.EMPTIED;
        int count = isClose ? 2 : 4;
        double z = isClose ? 3.9 : 5.3;
        if (look == Look.HEAP) {
            bags(stage, 40, 5.9, 1.9);
        }
        for (int i = 0; i < count; i++) {
            double x = (i - (count - 1) / 2.0) * 0.92 + stage.between(-0.04, 0.04);
            boolean isFull = look == Look.FULL || (look == Look.HEAP && i != 1);
            bin(stage, x, z, PAINTS[i % PAINTS.length], isFull);
        }
        switch (look) {
            case HEAP -> {
                bags(stage, 34, 4.5, 2.1);
                boxes(stage);
                litter(stage, 130);
            }
            case FULL -> {
                bags(stage, 9, 3.3, 1.2);
                litter(stage, 60);
            }
            case CLEAN, EMPTIED -> stage.fill(stage.puddle(0, 3.6, 2.4, 0.8), new Color(70, 76, 84, 56));
        }
        return stage;
    }

    private static void wall(Stage stage) {
        stage.box(-30, 30, 0, 2.6, 6.9, 7.2, WALL);
        for (double y = 0.3; y < 2.6; y += 0.3) {
            stage.line(shade(WALL, 0.88), 0.015, -9, y, 6.89, 9, y, 6.89);
        }
        stage.fill(stage.wall(-30, 30, 0, 0.35, 6.88), shade(WALL, 0.6));
    }

    private static void bin(Stage stage, double x, double z, Color paint, boolean isFull) {
        stage.shadow(x, z + 0.2, 0.5, 0.4);
        stage.box(x - 0.34, x + 0.34, 0.08, 0.98, z, z + 0.6, paint);
        stage.fill(stage.wall(x - 0.24, x + 0.24, 0.42, 0.72, z - 0.005), shade(paint, 1.28));
        stage.fill(stage.wall(x - 0.3, x - 0.18, 0, 0.12, z - 0.005), new Color(24, 24, 26));
        stage.fill(stage.wall(x + 0.18, x + 0.3, 0, 0.12, z - 0.005), new Color(24, 24, 26));
        if (isFull) {
            for (int i = 0; i < 6; i++) {
                bag(stage, x + stage.between(-0.26, 0.26), 0.98 + stage.between(0, 0.16), z + 0.1, 0.2);
            }
            stage.fill(
                    stage.face(
                            x - 0.36, 1.05, z + 0.6, x + 0.36, 1.05, z + 0.6, x + 0.36, 1.6, z + 0.75, x - 0.36, 1.6,
                            z + 0.75),
                    shade(paint, 1.1));
            bag(stage, x - 0.1, 1.06, z, 0.24);
        } else {
            stage.box(x - 0.37, x + 0.37, 0.98, 1.06, z - 0.03, z + 0.63, shade(paint, 1.15));
        }
    }

    private static void bags(Stage stage, int count, double z, double spread) {
        for (int i = 0; i < count; i++) {
            double depth = z - 1.2 * i / count;
            double x = stage.random().nextGaussian() * spread * 0.5;
            double low = Math.max(0, 0.42 - Math.abs(x) * 0.22) * stage.random().nextDouble();
            bag(stage, x, 0.14 + low, depth, stage.between(0.16, 0.3));
        }
    }

    private static void bag(Stage stage, double x, double y, double z, double radius) {
        Color[] colours = {
            new Color(38, 38, 42),
            new Color(226, 226, 222),
            new Color(52, 96, 160),
            new Color(180, 52, 48),
            new Color(232, 206, 110),
            new Color(60, 62, 66)
        };
        Color colour = colours[stage.random().nextInt(colours.length)];
        Point2D centre = stage.at(x, y, z);
        double size = stage.scale(z) * radius;
        Path2D blob = new Path2D.Double();
        for (int i = 0; i <= 14; i++) {
            double turn = 2 * Math.PI * i / 14;
            double uneven = stage.between(0.84, 1.12);
            double px = centre.getX() + size * uneven * Math.cos(turn);
            double py = centre.getY() + size * 0.78 * uneven * Math.sin(turn);
            if (i == 0) {
                blob.moveTo(px, py);
            } else {
                blob.lineTo(px, py);
            }
        }
        blob.closePath();
        stage.fill(blob, shade(colour, 0.78));
        stage.within(
                blob,
                () -> stage.fill(
                        new Ellipse2D.Double(
                                centre.getX() - size * 0.95, centre.getY() - size * 0.85, size * 1.5, size * 1.1),
                        shade(colour, 1.12)));
        for (int i = 0; i < 3; i++) {
            double turn = stage.between(-2.6, -0.5);
            Path2D fold = new Path2D.Double();
            fold.moveTo(centre.getX(), centre.getY() - size * 0.5);
            fold.lineTo(centre.getX() + size * 0.7 * Math.cos(turn), centre.getY() - size * 0.35 * Math.sin(turn));
            stage.stroke(fold, shade(colour, 0.62), 1.2);
        }
    }

    private static void boxes(Stage stage) {
        Color cardboard = new Color(178, 138, 92);
        stage.shadow(-1.5, 3.4, 0.6, 0.4);
        stage.box(-1.95, -1.2, 0, 0.5, 3.4, 3.9, cardboard);
        stage.fill(stage.wall(-1.6, -1.5, 0, 0.5, 3.395), shade(cardboard, 1.2));
        stage.box(1.15, 1.75, 0, 0.36, 3.2, 3.6, shade(cardboard, 0.92));
        stage.fill(stage.face(1.1, 0.36, 3.2, 1.75, 0.36, 3.2, 1.9, 0.6, 3.1, 1.25, 0.62, 3.1), shade(cardboard, 1.1));
    }

    private static void litter(Stage stage, int count) {
        Color[] colours = {
            new Color(236, 234, 228),
            new Color(198, 60, 50),
            new Color(70, 120, 60),
            new Color(90, 80, 66),
            new Color(210, 180, 120)
        };
        for (int i = 0; i < count; i++) {
            Point2D point = stage.at(stage.random().nextGaussian() * 1.6, 0, stage.between(2.2, 4.6));
            double size = stage.between(3, 11);
            stage.fill(
                    new Ellipse2D.Double(point.getX(), point.getY(), size * 1.5, size * 0.7),
                    colours[stage.random().nextInt(colours.length)]);
        }
    }
}
