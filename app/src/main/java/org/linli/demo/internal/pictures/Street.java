package org.linli.demo.internal.pictures;

import static org.linli.demo.internal.pictures.Stage.alpha;
import static org.linli.demo.internal.pictures.Stage.mix;
import static org.linli.demo.internal.pictures.Stage.shade;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Random;

/** Streets by day. */
final class Street {

    static final Color ASPHALT = new Color(98, 100, 104);
    static final Color KERB = new Color(176, 174, 168);
    static final Color PAVEMENT = new Color(168, 158, 146);
    private static final Color LEAVES = new Color(86, 108, 62);
    private static final Color BARK = new Color(92, 74, 58);
    private static final Color SNOW = new Color(232, 238, 245);

    private Street() {}

    /** A street between houses: road to the left of the pavement one stands on. */
    static Stage open(Random random, Color above, Color below) {
        Stage stage = new Stage(random, 250, 1.6, 620);
        stage.backdrop(above, below);
        stage.fill(stage.floor(-60, 60, 0, 0.7, 400), new Color(140, 136, 128));
        houses(stage);
        stage.fill(stage.floor(-7, 1.2, 0, 0.7, 220), ASPHALT);
        stage.fill(stage.floor(1.2, 6, 0, 0.7, 220), PAVEMENT);
        stage.fill(stage.floor(1.1, 1.35, 0.02, 0.7, 220), KERB);
        stage.grit(-7, 1.1, 1.5, 40, 900, new Color(80, 82, 86), new Color(116, 118, 121), new Color(70, 72, 75));
        for (double z = 3; z < 90; z += 5) {
            stage.fill(stage.floor(-3.1, -2.95, 0.01, z, z + 2.6), new Color(214, 212, 200, 200));
        }
        return stage;
    }

    static void houses(Stage stage) {
        Color[] walls = {
            new Color(196, 180, 158), new Color(178, 168, 160), new Color(202, 192, 176), new Color(172, 150, 132)
        };
        double z = 120;
        for (int i = 0; i < 6; i++) {
            double length = stage.between(14, 22);
            Color wall = mix(walls[stage.random().nextInt(walls.length)], new Color(190, 200, 208), z / 220);
            house(stage, -11, -24, stage.between(12, 20), z - length, z, wall);
            house(stage, 6.5, 20, stage.between(11, 18), z - length, z, shade(wall, 0.94));
            z -= length + stage.between(1, 4);
            if (z < 24) {
                break;
            }
        }
    }

    /** A house along the street with rows of windows on the side that shows. */
    private static void house(Stage stage, double x, double far, double height, double z0, double z1, Color wall) {
        stage.box(Math.min(x, far), Math.max(x, far), 0, height, z0, z1, wall);
        for (double y = 1.2; y + 1.5 < height; y += 3) {
            for (double z = z0 + 1.2; z + 1.6 < z1; z += 3.1) {
                stage.fill(stage.side(x, y, y + 1.5, z, z + 1.6), shade(wall, 0.42));
                stage.fill(stage.side(x, y + 0.75, y + 1.5, z, z + 1.6), alpha(new Color(170, 190, 205), 70));
            }
        }
    }

    static void tree(Stage stage, double x, double z, double height) {
        stage.shadow(x, z, 1.2, 0.5);
        stage.box(x - 0.11, x + 0.11, 0, height * 0.55, z, z + 0.2, BARK);
        foliage(stage, x, height * 0.72, z, height * 0.32, 46, LEAVES);
    }

    private static void foliage(Stage stage, double x, double y, double z, double radius, int count, Color colour) {
        for (int i = 0; i < count; i++) {
            double turn = stage.between(0, 2 * Math.PI);
            double out = radius * Math.sqrt(stage.random().nextDouble());
            Point2D point = stage.at(x + out * Math.cos(turn), y + out * 0.8 * Math.sin(turn), z);
            double size = stage.scale(z) * radius * stage.between(0.22, 0.42);
            Color leaf = shade(colour, stage.between(0.7, 1.25));
            stage.fill(
                    new Ellipse2D.Double(point.getX() - size, point.getY() - size * 0.8, 2 * size, 1.6 * size),
                    alpha(leaf, 215));
        }
    }

    /** A car seen from behind. */
    static void car(Stage stage, double x, double z, Color paint) {
        stage.shadow(x, z + 2, 1.25, 2.4);
        double left = x - 0.88;
        double right = x + 0.88;
        stage.box(left + 0.05, left + 0.3, 0, 0.32, z + 0.1, z + 0.7, new Color(28, 28, 30));
        stage.box(right - 0.3, right - 0.05, 0, 0.32, z + 0.1, z + 0.7, new Color(28, 28, 30));
        stage.box(left + 0.14, right - 0.14, 0.85, 1.42, z + 0.9, z + 3, shade(paint, 0.85));
        stage.fill(
                stage.face(
                        left + 0.16,
                        0.9,
                        z + 0.45,
                        right - 0.16,
                        0.9,
                        z + 0.45,
                        right - 0.24,
                        1.38,
                        z + 0.9,
                        left + 0.24,
                        1.38,
                        z + 0.9),
                new Color(44, 54, 62));
        stage.fill(
                stage.face(
                        left + 0.3,
                        1.1,
                        z + 0.6,
                        x,
                        1.1,
                        z + 0.6,
                        x - 0.1,
                        1.36,
                        z + 0.88,
                        left + 0.34,
                        1.36,
                        z + 0.88),
                new Color(150, 170, 182, 90));
        stage.box(left, right, 0.3, 0.9, z, z + 4.1, paint);
        stage.fill(stage.wall(left + 0.05, left + 0.32, 0.66, 0.84, z), new Color(168, 30, 30));
        stage.fill(stage.wall(right - 0.32, right - 0.05, 0.66, 0.84, z), new Color(168, 30, 30));
        stage.fill(stage.wall(x - 0.24, x + 0.24, 0.5, 0.63, z), new Color(38, 74, 150));
        stage.fill(stage.wall(left, right, 0.3, 0.4, z), new Color(34, 34, 38));
    }

    static Stage water(Random random, boolean isFlooded) {
        Stage stage = open(random, new Color(150, 160, 172), new Color(205, 208, 208));
        tree(stage, 5.2, 26, 6);
        tree(stage, 5.1, 15, 5.5);
        car(stage, -4.9, 14, new Color(190, 192, 196));
        if (isFlooded) {
            stage.within(stage.face(-7, 0, 0.7, 2.4, 0, 0.7, 1.9, 0, 60, -7, 0, 60), () -> flood(stage));
        } else {
            stage.fill(stage.floor(-7, 1.1, 0.01, 0.7, 60), new Color(40, 46, 56, 92));
            for (int i = 0; i < 4; i++) {
                stage.fill(
                        stage.puddle(stage.between(-4, 0.4), stage.between(3, 12), 0.6, 0.35),
                        new Color(176, 188, 198, 120));
            }
        }
        return stage;
    }

    private static void flood(Stage stage) {
        Point2D near = stage.at(0, 0, 1.2);
        Point2D far = stage.at(0, 0, 40);
        stage.fill(
                stage.floor(-7, 2.4, 0, 0.7, 60),
                new GradientPaint(
                        0,
                        (float) far.getY(),
                        new Color(150, 160, 164, 244),
                        0,
                        (float) near.getY(),
                        new Color(92, 86, 72, 246)));
        for (int i = 0; i < 26; i++) {
            double z = 6 * Math.pow(7, stage.random().nextDouble());
            double x = stage.random().nextBoolean() ? stage.between(-7, -4.6) : stage.between(0.6, 2.2);
            stage.fill(stage.floor(x, x + 0.5, 0, z * 0.72, z), new Color(66, 60, 54, 60));
        }
        for (int i = 0; i < 190; i++) {
            double z = 1.4 * Math.pow(30, stage.random().nextDouble());
            Point2D point = stage.at(stage.between(-7, 2), 0, z);
            double width = stage.scale(z) * stage.between(0.2, 0.9);
            Color ripple = stage.random().nextBoolean() ? new Color(206, 214, 218, 70) : new Color(60, 56, 48, 64);
            stage.fill(new Ellipse2D.Double(point.getX(), point.getY(), width, Math.max(1, width * 0.05)), ripple);
        }
        stage.fill(stage.floor(-5.9, -3.9, 0.01, 10, 14), new Color(70, 70, 72, 90));
    }

    static Stage snow(Random random, boolean isIcy) {
        Stage stage = open(random, new Color(168, 178, 192), new Color(214, 218, 222));
        stage.fill(stage.floor(1.2, 6.5, 0.01, 0.7, 200), SNOW);
        stage.fill(stage.floor(-60, -7, 0.01, 0.7, 200), SNOW);
        for (double z = 46; z > 8; z -= 9) {
            stage.box(5.4, 5.5, 0, 3.1, z, z + 0.1, new Color(74, 64, 56));
            foliageless(stage, 5.45, z);
        }
        if (isIcy) {
            for (int i = 0; i < 16; i++) {
                Path2D patch = stage.puddle(
                        stage.between(1.7, 4.2),
                        1.6 * Math.pow(16, stage.random().nextDouble()),
                        0.75,
                        0.9);
                stage.fill(patch, new Color(150, 178, 204, 120));
                stage.stroke(patch, new Color(250, 252, 255, 110), 1.5);
            }
        } else {
            stage.fill(stage.floor(1.6, 4.3, 0.02, 0.7, 200), shade(PAVEMENT, 0.86));
            stage.grit(1.6, 4.3, 1.2, 30, 700, new Color(120, 104, 84), new Color(196, 176, 140));
            bank(stage, 4.4);
            bank(stage, 1.45);
        }
        return stage;
    }

    private static void bank(Stage stage, double x) {
        for (double z = 30; z > 1.6; z *= 0.9) {
            Point2D point = stage.at(x, 0.1, z);
            double size = stage.scale(z) * stage.between(0.2, 0.34);
            stage.fill(
                    new Ellipse2D.Double(point.getX() - size, point.getY() - size * 0.6, 2 * size, 1.3 * size),
                    shade(SNOW, stage.between(0.93, 1.03)));
        }
    }

    private static void foliageless(Stage stage, double x, double z) {
        for (int i = 0; i < 9; i++) {
            double y = stage.between(1.8, 2.9);
            double out = stage.between(-1.3, 1.3);
            stage.line(new Color(74, 64, 56), 0.035, x, y, z, x + out, y + stage.between(0.6, 1.4), z);
        }
    }

    static Stage tree(Random random, boolean isFallen) {
        Stage stage = open(random, new Color(158, 186, 212), new Color(222, 228, 228));
        tree(stage, 5.2, 34, 6.5);
        tree(stage, 5.2, 24, 6);
        car(stage, -4.6, 20, new Color(120, 36, 34));
        if (isFallen) {
            stage.shadow(1.6, 7.4, 4, 0.9);
            stage.line(shade(BARK, 0.9), 0.34, 5.1, 0.5, 8, 2.6, 0.42, 7.4, -0.4, 0.5, 7);
            stage.line(shade(BARK, 1.2), 0.1, 5.1, 0.6, 8, 2.6, 0.53, 7.4, -0.4, 0.6, 7);
            foliage(stage, -1.4, 0.85, 6.9, 1.35, 90, LEAVES);
            foliage(stage, 0.2, 0.7, 6.8, 0.9, 50, shade(LEAVES, 1.1));
            stage.line(new Color(206, 178, 130), 0.14, 5.15, 0.35, 8, 5.2, 0.9, 8);
        } else {
            tree(stage, 5.2, 13, 5.8);
            stage.fill(stage.disc(5, 0.02, 7.6, 0.55), new Color(96, 78, 60));
            stage.box(4.86, 5.14, 0, 0.22, 7.5, 7.8, BARK);
            stage.fill(stage.disc(5, 0.23, 7.65, 0.16), new Color(214, 186, 140));
            stage.grit(1.5, 5.5, 4, 12, 120, new Color(190, 160, 112), new Color(110, 120, 70));
        }
        return stage;
    }

    static Stage cable(Random random, boolean isHanging) {
        Stage stage = open(random, new Color(162, 184, 204), new Color(220, 224, 222));
        pole(stage, 4.6, 30);
        pole(stage, 4.6, 9);
        for (int i = 0; i < 4; i++) {
            double y = 5.6 - i * 0.24;
            sag(stage, y, isHanging && i == 3);
        }
        if (isHanging) {
            Color black = new Color(24, 24, 26);
            stage.line(
                    black, 0.03, 4.6, 4.9, 9, 4.4, 3.9, 8.5, 4.1, 2.9, 8, 3.75, 2, 7.4, 3.4, 1.25, 6.9, 3, 0.65, 6.4,
                    2.65, 0.25, 6, 2.4, 0.06, 5.7, 2.2, 0.02, 5.4);
            stage.line(
                    black, 0.03, 2.2, 0.02, 5.4, 1.9, 0.02, 5.15, 1.75, 0.02, 4.95, 1.8, 0.02, 4.75, 2.05, 0.02, 4.65,
                    2.4, 0.02, 4.7, 2.7, 0.02, 4.85, 2.85, 0.02, 5.1);
        } else {
            for (double z = 10; z < 29; z += 3) {
                stage.line(new Color(230, 230, 230), 0.05, 4.6, 4.78, z, 4.6, 4.98, z);
            }
        }
        return stage;
    }

    private static void pole(Stage stage, double x, double z) {
        stage.shadow(x, z, 0.5, 0.3);
        stage.box(x - 0.13, x + 0.13, 0, 6.2, z, z + 0.26, new Color(150, 146, 140));
        stage.box(x - 0.9, x + 0.9, 5.4, 5.55, z, z + 0.12, new Color(96, 90, 84));
    }

    private static void sag(Stage stage, double y, boolean isBroken) {
        if (isBroken) {
            return;
        }
        double before = 9;
        for (double z = 10.5; z <= 30; z += 1.5) {
            stage.line(new Color(32, 32, 36), 0.035, 4.6, sagged(y, before), before, 4.6, sagged(y, z), z);
            before = z;
        }
        stage.line(new Color(32, 32, 36), 0.035, 4.6, y, 9, 4.6, sagged(y, 5) + 0.3, 5, 4.6, y + 0.4, 2);
    }

    private static double sagged(double y, double z) {
        double part = (z - 9) / 21;
        return y - 1.1 * part * (1 - part) * 2;
    }
}
