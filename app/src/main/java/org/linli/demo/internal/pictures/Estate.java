package org.linli.demo.internal.pictures;

import static org.linli.demo.internal.pictures.Stage.shade;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Random;

/** Between the houses of an estate. */
final class Estate {

    private static final Color PAINT = new Color(226, 184, 40);
    private static final Color STEEL = new Color(32, 120, 96);

    private Estate() {}

    static Stage fireLane(Random random, boolean isBlocked) {
        Stage stage = new Stage(random, 240, 1.7, 620);
        stage.backdrop(new Color(164, 188, 210), new Color(220, 226, 226));
        stage.fill(stage.floor(-40, 40, 0, 0.7, 200), new Color(112, 130, 86));
        Street.houses(stage);
        stage.fill(stage.floor(-3.4, 3.4, 0, 0.7, 120), new Color(128, 128, 128));
        stage.fill(stage.floor(-3.6, -3.4, 0.05, 0.7, 120), Street.KERB);
        stage.fill(stage.floor(3.4, 3.6, 0.05, 0.7, 120), Street.KERB);
        stage.grit(-3.4, 3.4, 1.6, 30, 500, new Color(108, 108, 108), new Color(146, 146, 146));
        marking(stage);
        Street.tree(stage, -5.2, 26, 5.5);
        Street.tree(stage, 5.4, 18, 5);
        if (isBlocked) {
            Street.car(stage, 1.9, 21, new Color(200, 202, 206));
            Street.car(stage, -1.7, 14.5, new Color(36, 60, 104));
            Street.car(stage, 1.5, 9, new Color(226, 226, 224));
            Street.car(stage, -1.4, 5.6, new Color(70, 72, 76));
        } else {
            for (double x : new double[] {-3.15, 3.15}) {
                for (double z = 18; z > 5; z -= 3.2) {
                    stage.box(x - 0.07, x + 0.07, 0, 0.75, z, z + 0.14, new Color(212, 60, 40));
                    stage.box(x - 0.072, x + 0.072, 0.45, 0.58, z - 0.002, z + 0.14, new Color(240, 240, 236));
                }
            }
        }
        return stage;
    }

    private static void marking(Stage stage) {
        for (double x : new double[] {-2.7, 2.58}) {
            stage.fill(stage.floor(x, x + 0.14, 0.01, 2, 60), PAINT);
        }
        for (double z = 2.4; z < 50; z += 1.9) {
            stage.fill(
                    stage.face(-2.56, 0.01, z, -2.56, 0.01, z + 0.26, 2.58, 0.01, z + 1.9, 2.58, 0.01, z + 1.64),
                    new Color(226, 184, 40, 190));
        }
    }

    static Stage walker(Random random, boolean isBroken) {
        Stage stage = new Stage(random, 210, 1.55, 640);
        stage.backdrop(new Color(160, 190, 214), new Color(220, 228, 226));
        stage.fill(stage.floor(-40, 40, 0, 0.7, 200), new Color(112, 136, 84));
        Street.houses(stage);
        for (double x : new double[] {-6.5, -3.8, 4.2, 7}) {
            Street.tree(stage, x, 16 + stage.between(-1, 2), 4.6);
        }
        stage.fill(stage.floor(-3.2, 3.2, 0.01, 1.4, 10), new Color(150, 70, 58));
        stage.grit(-3.2, 3.2, 1.6, 9.5, 900, new Color(132, 58, 48), new Color(168, 88, 74), new Color(60, 60, 62));
        frame(stage);
        pedal(stage, -0.55, 4.3, 0.12, false);
        pedal(stage, 0.55, 4.3, isBroken ? -0.45 : -0.12, isBroken);
        if (isBroken) {
            tape(stage);
        }
        return stage;
    }

    private static void frame(Stage stage) {
        stage.shadow(0, 4.6, 1.4, 0.7);
        for (double x : new double[] {-1.15, 1.15}) {
            stage.line(shade(STEEL, 0.85), 0.1, x, 0, 5.1, x, 1.35, 4.7);
            stage.line(STEEL, 0.1, x, 0, 3.9, x, 1.35, 4.7);
        }
        stage.line(STEEL, 0.1, -1.15, 1.35, 4.7, 1.15, 1.35, 4.7);
        stage.line(new Color(224, 176, 40), 0.07, -0.9, 1.62, 4.3, 0.9, 1.62, 4.3);
        for (double x : new double[] {-0.9, 0.9}) {
            stage.line(new Color(224, 176, 40), 0.07, x, 1.35, 4.7, x, 1.62, 4.3);
        }
    }

    private static void pedal(Stage stage, double x, double z, double swing, boolean isBroken) {
        stage.line(new Color(224, 176, 40), 0.07, x, 1.3, 4.7, x + (isBroken ? 0.16 : 0), 0.3, z + swing);
        if (isBroken) {
            stage.fill(
                    stage.face(
                            x - 0.1, 0.02, z - 0.6, x + 0.2, 0.02, z - 0.7, x + 0.34, 0.16, z - 0.2, x + 0.02, 0.12,
                            z - 0.1),
                    new Color(44, 46, 50));
        } else {
            stage.box(x - 0.16, x + 0.16, 0.24, 0.3, z + swing - 0.25, z + swing + 0.2, new Color(44, 46, 50));
        }
    }

    /** Red and white tape round the device. */
    private static void tape(Stage stage) {
        Point2D from = stage.at(-1.7, 0.95, 3.5);
        Point2D to = stage.at(1.7, 0.85, 3.5);
        for (int i = 0; i < 16; i++) {
            double part = i / 16.0;
            double next = (i + 1) / 16.0;
            Path2D piece = new Path2D.Double();
            piece.moveTo(from.getX() + (to.getX() - from.getX()) * part, hung(from, to, part));
            piece.lineTo(from.getX() + (to.getX() - from.getX()) * next, hung(from, to, next));
            stage.stroke(piece, i % 2 == 0 ? new Color(206, 40, 36) : new Color(244, 242, 238), 12);
        }
        for (double x : new double[] {-1.7, 1.7}) {
            stage.box(x - 0.04, x + 0.04, 0, 1, 3.5, 3.58, new Color(230, 120, 40));
        }
    }

    private static double hung(Point2D from, Point2D to, double part) {
        return from.getY() + (to.getY() - from.getY()) * part + 60 * part * (1 - part);
    }
}
