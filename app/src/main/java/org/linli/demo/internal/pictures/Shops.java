package org.linli.demo.internal.pictures;

import static org.linli.demo.internal.pictures.Stage.shade;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Random;

/** In front of a row of shops. */
final class Shops {

    private static final Color[] SIGNS = {
        new Color(178, 40, 36), new Color(30, 96, 120), new Color(202, 150, 40), new Color(44, 116, 70)
    };

    private Shops() {}

    private static Stage row(Random random) {
        Stage stage = new Stage(random, 215, 1.6, 620);
        stage.backdrop(new Color(170, 192, 212), new Color(218, 224, 224));
        stage.fill(stage.floor(-30, 30, 0, 0.7, 9), new Color(168, 158, 146));
        for (double z = 1.5; z < 9; z += 0.5) {
            stage.line(new Color(148, 138, 126), 0.012, -12, 0, z, 12, 0, z);
        }
        for (double x = -12; x < 12; x += 0.5) {
            stage.line(new Color(150, 140, 128), 0.012, x, 0, 1.2, x, 0, 9);
        }
        stage.box(-30, 30, 0, 6, 9, 9.4, new Color(198, 186, 168));
        for (int i = 0; i < 4; i++) {
            shop(stage, -8 + i * 4.05, SIGNS[i]);
        }
        stage.fill(stage.floor(-30, 30, 0.005, 2.6, 2.95), new Color(206, 172, 74));
        stage.fill(stage.floor(-30, 30, 0.005, 0.7, 1.25), new Color(108, 108, 112));
        stage.fill(stage.floor(-30, 30, 0.006, 1.25, 1.42), Street.KERB);
        return stage;
    }

    private static void shop(Stage stage, double x, Color sign) {
        stage.fill(stage.wall(x, x + 3.8, 2.55, 3.4, 8.98), sign);
        for (int i = 0; i < 5; i++) {
            double letter = x + 0.5 + i * 0.6;
            stage.fill(stage.wall(letter, letter + 0.4, 2.78, 3.16, 8.97), new Color(244, 236, 214, 200));
        }
        stage.fill(stage.wall(x + 0.1, x + 3.7, 0.1, 2.5, 8.98), new Color(58, 66, 72));
        stage.fill(stage.wall(x + 0.2, x + 1.9, 0.5, 2.4, 8.97), new Color(148, 166, 172, 150));
        stage.fill(stage.wall(x + 2.1, x + 3.5, 0.1, 2.4, 8.97), new Color(120, 134, 138, 160));
        stage.line(new Color(214, 214, 210), 0.05, x + 2.8, 0.1, 8.96, x + 2.8, 2.4, 8.96);
    }

    static Stage bikes(Random random, boolean isMessy) {
        Stage stage = row(random);
        if (isMessy) {
            for (int i = 0; i < 15; i++) {
                double z = 6.8 - i * 0.29;
                bike(
                        stage,
                        stage.between(-3.2, 3.2),
                        z,
                        stage.between(-0.9, 0.9),
                        stage.random().nextInt(4) == 0);
            }
        } else {
            for (double x = -4.4; x < 4.4; x += 0.62) {
                bike(stage, x, 7.2, 1.25, false);
            }
            stage.stroke(stage.floor(-4.8, 4.9, 0.01, 6.4, 8.2), new Color(240, 240, 236), 3);
        }
        return stage;
    }

    /** @param turn how far it is turned away from lying across the view, in radians */
    private static void bike(Stage stage, double x, double z, double turn, boolean isFallen) {
        Color[] colours = {new Color(32, 110, 190), new Color(226, 190, 40), new Color(60, 160, 100)};
        Color paint = colours[stage.random().nextInt(colours.length)];
        double along = Math.cos(turn);
        double away = Math.sin(turn);
        double up = isFallen ? 0.22 : 1;
        double lean = isFallen ? 0.7 : 0;
        stage.shadow(x, z, 0.7 * along + 0.15, 0.2);
        double[] hubs = {-0.52, 0.52};
        for (double hub : hubs) {
            wheel(stage, x + hub * along, z + hub * away, along, up, lean);
        }
        double[][] frame = {
            {-0.52, 0.33},
            {-0.1, 0.36},
            {-0.2, 0.78},
            {-0.52, 0.33},
            {-0.1, 0.36},
            {0.4, 0.78},
            {-0.2, 0.72},
            {0.4, 0.78},
            {0.52, 0.33},
            {0.4, 0.78},
            {0.34, 1}
        };
        for (int i = 1; i < frame.length; i++) {
            double[] a = frame[i - 1];
            double[] b = frame[i];
            stage.line(
                    paint,
                    0.055,
                    x + a[0] * along,
                    a[1] * up,
                    z + a[0] * away + a[1] * lean,
                    x + b[0] * along,
                    b[1] * up,
                    z + b[0] * away + b[1] * lean);
        }
        double seatX = x - 0.22 * along;
        stage.line(
                new Color(26, 26, 28),
                0.09,
                seatX - 0.1,
                0.86 * up,
                z + 0.86 * lean,
                seatX + 0.12,
                0.86 * up,
                z + 0.86 * lean);
        stage.line(
                new Color(26, 26, 28),
                0.05,
                x + 0.24 * along,
                1.02 * up,
                z + lean,
                x + 0.46 * along,
                1.06 * up,
                z + lean);
        if (!isFallen) {
            stage.box(
                    x + 0.42 * along - 0.1,
                    x + 0.42 * along + 0.16,
                    0.68,
                    0.92,
                    z - 0.12,
                    z + 0.1,
                    new Color(70, 72, 74));
        }
    }

    private static void wheel(Stage stage, double x, double z, double along, double up, double lean) {
        double[] ring = new double[3 * 26];
        for (int i = 0; i < 26; i++) {
            double turn = 2 * Math.PI * i / 26;
            double height = 0.33 + 0.33 * Math.sin(turn);
            ring[3 * i] = x + 0.33 * along * Math.cos(turn);
            ring[3 * i + 1] = height * up;
            ring[3 * i + 2] = z + height * lean;
        }
        stage.stroke(stage.face(ring), new Color(30, 30, 32), Math.max(1.6, stage.scale(z) * 0.04));
        stage.stroke(stage.face(ring), new Color(150, 150, 150, 90), 0.8);
    }

    static Stage stalls(Random random, boolean isBusy) {
        Stage stage = row(random);
        if (isBusy) {
            for (int i = 0; i < 3; i++) {
                stall(stage, -3.3 + i * 3.1, 5.2 - i * 0.5, SIGNS[(i + 1) % SIGNS.length]);
            }
            crate(stage, -1.6, 3.3, new Color(206, 84, 40));
            crate(stage, -0.8, 3.2, new Color(150, 170, 60));
            crate(stage, 1.9, 3, new Color(210, 60, 50));
        } else {
            Street.tree(stage, -4.6, 5.4, 4.2);
            stage.fill(stage.puddle(0.6, 4.2, 1.6, 0.5), new Color(96, 100, 104, 46));
        }
        return stage;
    }

    private static void stall(Stage stage, double x, double z, Color cloth) {
        stage.shadow(x, z + 0.3, 1.3, 0.6);
        for (double post : new double[] {-1.05, 1.05}) {
            stage.line(new Color(90, 92, 96), 0.045, x + post, 0, z, x + post, 2.15, z);
        }
        stage.box(x - 1, x + 1, 0.62, 0.72, z, z + 0.8, new Color(150, 120, 84));
        stage.fill(stage.wall(x - 1, x + 1, 0, 0.62, z), shade(cloth, 0.7));
        fruit(stage, x - 0.95, x + 0.95, 0.76, z);
        for (int i = 0; i < 8; i++) {
            double left = x - 1.3 + i * 0.325;
            Color stripe = i % 2 == 0 ? cloth : new Color(240, 236, 226);
            stage.fill(
                    stage.face(
                            left,
                            2.05,
                            z - 0.5,
                            left + 0.325,
                            2.05,
                            z - 0.5,
                            left + 0.325,
                            2.5,
                            z + 0.9,
                            left,
                            2.5,
                            z + 0.9),
                    stripe);
        }
    }

    private static void crate(Stage stage, double x, double z, Color fruit) {
        stage.shadow(x, z, 0.42, 0.25);
        stage.box(x - 0.32, x + 0.32, 0, 0.3, z, z + 0.45, new Color(62, 110, 150));
        for (int i = 0; i < 26; i++) {
            ball(stage, x + stage.between(-0.27, 0.27), 0.33, z + stage.between(0, 0.4), fruit);
        }
    }

    private static void fruit(Stage stage, double x0, double x1, double y, double z) {
        Color[] kinds = {
            new Color(206, 60, 44), new Color(226, 150, 40), new Color(110, 150, 50), new Color(214, 196, 70)
        };
        for (double x = x0; x < x1; x += 0.075) {
            Color kind = kinds[(int) ((x - x0) / (x1 - x0) * kinds.length)];
            for (int i = 0; i < 4; i++) {
                ball(stage, x, y + i * 0.035, z + i * 0.16, kind);
            }
        }
    }

    private static void ball(Stage stage, double x, double y, double z, Color colour) {
        Point2D point = stage.at(x, y, z);
        double size = stage.scale(z) * 0.11;
        stage.fill(
                new Ellipse2D.Double(point.getX() - size / 2, point.getY() - size / 2, size, size),
                shade(colour, stage.between(0.8, 1.15)));
        Path2D shine = new Path2D.Double(
                new Ellipse2D.Double(point.getX() - size * 0.25, point.getY() - size * 0.3, size * 0.25, size * 0.2));
        stage.fill(shine, new Color(255, 255, 255, 90));
    }
}
