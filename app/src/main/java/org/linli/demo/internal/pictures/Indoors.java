package org.linli.demo.internal.pictures;

import static org.linli.demo.internal.pictures.Stage.shade;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** Inside of houses and at their doors. */
final class Indoors {

    private static final Color PLASTER = new Color(206, 202, 192);
    private static final Color GREEN = new Color(116, 150, 132);
    private static final Color WOOD = new Color(132, 98, 66);
    private static final Color CARDBOARD = new Color(182, 144, 98);
    /** Which of the seven bars of a digit shine: top, the two of the upper half, middle, the two below, bottom. */
    private static final String[] BARS = {
        "1110111", "0010010", "1011101", "1011011", "0111010", "1101011", "1101111", "1010010", "1111111", "1111011"
    };

    private Indoors() {}

    static Stage corridor(Random random, boolean isBlocked) {
        Stage stage = new Stage(random, 270, 1.55, 520);
        stage.fill(new Rectangle2D.Double(0, 0, Stage.WIDTH, Stage.HEIGHT), shade(PLASTER, 0.75));
        stage.fill(stage.floor(-1.4, 1.4, 0, 0.7, 9), new Color(138, 134, 128));
        for (double z = 1; z < 9; z += 0.6) {
            stage.line(new Color(122, 118, 112), 0.012, -1.4, 0, z, 1.4, 0, z);
        }
        walls(stage);
        window(stage);
        door(stage, -1.4, 3.2);
        door(stage, 1.4, 4.2);
        if (isBlocked) {
            clutter(stage);
        }
        stage.glow(stage.at(0, 2.6, 4), 420, new Color(255, 250, 232, 44));
        return stage;
    }

    private static void walls(Stage stage) {
        for (double x : new double[] {-1.4, 1.4}) {
            stage.fill(stage.side(x, 0, 2.8, 0.7, 9), shade(PLASTER, x < 0 ? 0.9 : 0.98));
            stage.fill(stage.side(x, 0, 1.1, 0.7, 9), shade(GREEN, x < 0 ? 0.86 : 0.98));
            stage.fill(stage.side(x, 1.1, 1.13, 0.7, 9), new Color(70, 92, 80));
        }
        stage.fill(stage.floor(-1.4, 1.4, 2.8, 0.7, 9), shade(PLASTER, 0.86));
        stage.fill(stage.wall(-1.4, 1.4, 0, 2.8, 9), shade(PLASTER, 0.84));
        stage.fill(stage.wall(-1.4, 1.4, 0, 1.1, 9), shade(GREEN, 0.82));
    }

    private static void window(Stage stage) {
        Path2D glass = stage.wall(-0.7, 0.7, 1.25, 2.45, 8.99);
        stage.fill(glass, new Color(226, 238, 246));
        stage.line(new Color(240, 240, 240), 0.06, 0, 1.25, 8.98, 0, 2.45, 8.98);
        stage.stroke(glass, new Color(238, 238, 236), 4);
        stage.glow(stage.at(0, 1.8, 9), 150, new Color(236, 246, 255, 120));
        stage.fill(stage.floor(-0.8, 0.8, 0.01, 4.5, 8.5), new Color(236, 244, 250, 40));
    }

    private static void door(Stage stage, double x, double z) {
        stage.fill(stage.side(x * 0.995, 0, 2.1, z, z + 0.95), new Color(92, 66, 52));
        stage.fill(stage.side(x * 0.99, 0.2, 0.95, z + 0.15, z + 0.8), new Color(110, 82, 64));
        stage.fill(stage.side(x * 0.99, 1.1, 1.95, z + 0.15, z + 0.8), new Color(110, 82, 64));
    }

    private static void clutter(Stage stage) {
        stage.shadow(0.4, 5.6, 1, 0.6);
        stage.box(-0.2, 1.35, 0, 0.42, 5.6, 6.3, new Color(126, 70, 58));
        stage.box(-0.2, 1.35, 0.42, 0.95, 6.1, 6.3, new Color(140, 80, 66));
        stage.box(-1.35, -0.6, 0, 1.7, 4.6, 5.1, WOOD);
        stage.line(shade(WOOD, 0.6), 0.02, -0.98, 0, 4.59, -0.98, 1.7, 4.59);
        carton(stage, 0.35, 1.3, 0, 0.55, 3.6);
        carton(stage, 0.45, 1.25, 0.55, 1.02, 3.65);
        carton(stage, 0.62, 1.2, 1.02, 1.36, 3.7);
        carton(stage, -1.32, -0.72, 0, 0.46, 3.1);
        carton(stage, -1.28, -0.8, 0.46, 0.82, 3.15);
        stage.box(-0.55, -0.2, 0, 0.5, 3.3, 3.6, new Color(70, 96, 120));
        stage.line(new Color(150, 60, 50), 0.04, -0.38, 0.5, 3.4, -0.3, 1.3, 3.5);
        carton(stage, 0.85, 1.35, 0, 0.4, 2.6);
    }

    private static void carton(Stage stage, double x0, double x1, double y0, double y1, double z) {
        stage.box(x0, x1, y0, y1, z, z + 0.5, shade(CARDBOARD, stage.between(0.86, 1.06)));
        double middle = (x0 + x1) / 2;
        stage.fill(stage.wall(middle - 0.04, middle + 0.04, y0, y1, z - 0.002), new Color(214, 190, 150, 160));
        stage.stroke(stage.wall(x0, x1, y0, y1, z - 0.003), new Color(110, 84, 56, 150), 1);
    }

    static Stage radiator(Random random, double celsius) {
        Stage stage = new Stage(random, 300, 1.3, 520);
        stage.fill(
                new Rectangle2D.Double(0, 0, Stage.WIDTH, Stage.HEIGHT),
                new GradientPaint(0, 0, new Color(222, 216, 204), 0, Stage.HEIGHT, new Color(186, 178, 166)));
        stage.fill(stage.floor(-6, 6, 0, 0.7, 3.2), new Color(150, 112, 78));
        stage.fill(stage.wall(-6, 6, 0, 0.12, 3.19), new Color(232, 228, 220));
        Path2D glass = stage.wall(-1.6, 1.6, 1.2, 3.2, 3.19);
        stage.fill(glass, new GradientPaint(0, 0, new Color(168, 190, 212), 0, 300, new Color(222, 230, 236)));
        if (celsius < 18) {
            frost(stage);
        }
        stage.stroke(glass, new Color(246, 246, 244), 12);
        stage.line(new Color(246, 246, 244), 0.06, 0, 1.2, 3.18, 0, 3.2, 3.18);
        stage.box(-1.8, 1.8, 1.1, 1.18, 2.95, 3.2, new Color(236, 232, 224));
        fins(stage);
        thermometer(stage, celsius);
        return stage;
    }

    private static void frost(Stage stage) {
        for (int i = 0; i < 260; i++) {
            double x = stage.random().nextBoolean() ? stage.between(-1.6, -0.7) : stage.between(0.7, 1.6);
            Point2D from = stage.at(x, 1.2 + Math.abs(stage.random().nextGaussian()) * 0.28, 3.19);
            double turn = stage.between(0, 6.3);
            Path2D crystal = new Path2D.Double();
            crystal.moveTo(from.getX(), from.getY());
            crystal.lineTo(from.getX() + 16 * Math.cos(turn), from.getY() + 16 * Math.sin(turn));
            stage.stroke(crystal, new Color(255, 255, 255, 110), 1.4);
        }
    }

    private static void fins(Stage stage) {
        Color enamel = new Color(238, 236, 230);
        stage.shadow(0, 3, 1.4, 0.25);
        for (double x = -1.2; x < 1.15; x += 0.17) {
            stage.box(x, x + 0.13, 0.2, 0.98, 2.98, 3.1, enamel);
            stage.fill(stage.wall(x + 0.13, x + 0.17, 0.26, 0.92, 3.05), new Color(150, 146, 140));
        }
        stage.line(new Color(206, 204, 198), 0.06, 1.15, 0.3, 3, 1.7, 0.3, 3, 1.7, 0, 3);
        stage.line(new Color(206, 204, 198), 0.06, 1.15, 0.9, 3, 1.85, 0.9, 3, 1.85, 0, 3);
    }

    private static void thermometer(Stage stage, double celsius) {
        stage.box(-0.34, 0.34, 1.18, 1.56, 2.8, 2.9, new Color(246, 246, 246));
        Rectangle2D screen = stage.wall(-0.28, 0.28, 1.23, 1.51, 2.79).getBounds2D();
        stage.fill(screen, new Color(172, 188, 170));
        int tenths = (int) Math.round(celsius * 10);
        double unit = screen.getWidth() / 13;
        double top = screen.getY() + screen.getHeight() * 0.14;
        double height = screen.getHeight() * 0.72;
        digit(stage, tenths / 100, screen.getX() + unit, top, unit * 2.6, height);
        digit(stage, tenths / 10 % 10, screen.getX() + unit * 4.4, top, unit * 2.6, height);
        stage.fill(
                new Rectangle2D.Double(screen.getX() + unit * 7.5, top + height - unit * 0.7, unit * 0.7, unit * 0.7),
                new Color(30, 36, 32));
        digit(stage, tenths % 10, screen.getX() + unit * 8.8, top, unit * 2.6, height);
    }

    private static void digit(Stage stage, int digit, double x, double y, double width, double height) {
        double thick = width * 0.22;
        double half = height / 2;
        double[][] bars = {
            {x, y, width, thick},
            {x, y, thick, half},
            {x + width - thick, y, thick, half},
            {x, y + half - thick / 2, width, thick},
            {x, y + half, thick, half},
            {x + width - thick, y + half, thick, half},
            {x, y + height - thick, width, thick}
        };
        for (int i = 0; i < bars.length; i++) {
            if (BARS[digit].charAt(i) == '1') {
                double[] bar = bars[i];
                stage.fill(new Rectangle2D.Double(bar[0], bar[1], bar[2], bar[3]), new Color(30, 36, 32));
            }
        }
    }

    static Stage entrance(Random random, boolean hasAds) {
        Stage stage = new Stage(random, 290, 1.5, 560);
        Color wall = new Color(204, 186, 158);
        stage.fill(new Rectangle2D.Double(0, 0, Stage.WIDTH, Stage.HEIGHT), wall);
        for (double y = 0.1; y < 4; y += 0.35) {
            stage.line(shade(wall, 0.92), 0.012, -4, y, 3.6, 4, y, 3.6);
        }
        stage.fill(stage.floor(-6, 6, 0, 0.7, 3.6), new Color(150, 146, 140));
        stage.fill(stage.wall(-4, 4, 0, 0.28, 3.59), shade(wall, 0.62));
        stage.box(0.35, 1.9, 0, 2.3, 3.4, 3.6, new Color(86, 92, 98));
        stage.fill(stage.wall(0.45, 1.08, 0.1, 2.2, 3.39), new Color(108, 114, 120));
        stage.fill(stage.wall(1.16, 1.8, 0.1, 2.2, 3.39), new Color(108, 114, 120));
        stage.fill(stage.wall(1.24, 1.7, 1.2, 2, 3.38), new Color(150, 168, 178));
        stage.box(0.1, 2.15, 2.4, 2.55, 2.7, 3.6, new Color(168, 160, 150));
        if (hasAds) {
            ads(stage);
        } else {
            for (int i = 0; i < 7; i++) {
                double x = stage.between(-2, -0.4);
                double y = stage.between(0.6, 2);
                stage.fill(stage.wall(x, x + 0.5, y, y + 0.35, 3.585), shade(wall, 1.05));
            }
        }
        return stage;
    }

    private static void ads(Stage stage) {
        Color[] papers = {
            new Color(246, 244, 238), new Color(240, 222, 120), new Color(222, 120, 120), new Color(150, 190, 220)
        };
        for (int i = 0; i < 46; i++) {
            boolean isOnDoor = i % 3 == 0;
            double x = isOnDoor ? stage.between(0.4, 1.6) : stage.between(-2.3, 0.1);
            double y = stage.between(0.7, 2.05);
            double wide = stage.between(0.13, 0.26);
            double high = stage.between(0.1, 0.2);
            double z = isOnDoor ? 3.37 : 3.58;
            double slant = stage.between(-0.03, 0.03);
            Color paper = papers[stage.random().nextInt(papers.length)];
            stage.fill(
                    stage.face(x, y, z, x + wide, y + slant, z, x + wide, y + high + slant, z, x, y + high, z),
                    shade(paper, stage.between(0.85, 1)));
            for (double row = 0.03; row < high - 0.02; row += 0.035) {
                stage.line(
                        new Color(60, 40, 40, 190),
                        0.012,
                        x + 0.02,
                        y + row,
                        z - 0.01,
                        x + wide * stage.between(0.6, 0.9),
                        y + row + slant,
                        z - 0.01);
            }
        }
    }
}
