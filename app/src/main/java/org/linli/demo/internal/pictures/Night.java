package org.linli.demo.internal.pictures;

import static org.linli.demo.internal.pictures.Stage.alpha;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.util.Random;

/** A street at night. */
final class Night {

    private static final Color WARM = new Color(255, 214, 140);
    private static final Color POST = new Color(58, 62, 70);

    private Night() {}

    static Stage street(Random random, boolean isLit) {
        Stage stage = new Stage(random, 290, 1.6, 620);
        stage.backdrop(new Color(12, 18, 38), new Color(52, 60, 84));
        stage.fill(stage.floor(-60, 60, 0, 0.7, 400), new Color(20, 22, 28));
        silhouettes(stage);
        stage.fill(stage.floor(-6, 1.6, 0, 0.7, 200), new Color(40, 42, 48));
        stage.fill(stage.floor(1.6, 5.6, 0, 0.7, 200), new Color(52, 51, 54));
        stage.fill(stage.floor(1.5, 1.75, 0.02, 0.7, 200), new Color(78, 77, 80));
        for (double z = 86; z > 24; z -= 15) {
            lamp(stage, 2.3, z, true);
        }
        headlights(stage);
        lamp(stage, 2.3, 11.5, isLit);
        return stage;
    }

    private static void silhouettes(Stage stage) {
        double z = 95;
        while (z > 18) {
            double length = stage.between(12, 20);
            block(stage, -10, -26, z - length, z);
            block(stage, 6.8, 22, z - length, z);
            z -= length + 2;
        }
    }

    private static void block(Stage stage, double x, double far, double z0, double z1) {
        double height = stage.between(11, 19);
        stage.box(Math.min(x, far), Math.max(x, far), 0, height, z0, z1, new Color(22, 25, 36));
        for (double y = 1.4; y + 1.4 < height; y += 3) {
            for (double z = z0 + 1; z + 1.5 < z1; z += 3) {
                boolean isHome = stage.random().nextInt(5) == 0;
                Color glass = isHome ? alpha(WARM, 120 + stage.random().nextInt(110)) : new Color(30, 34, 48);
                stage.fill(stage.side(x, y, y + 1.4, z, z + 1.5), glass);
            }
        }
    }

    private static void lamp(Stage stage, double x, double z, boolean isLit) {
        Point2D head = stage.at(x - 1.5, 5.6, z);
        double size = stage.scale(z);
        if (isLit) {
            for (int ring = 22; ring > 0; ring--) {
                stage.fill(stage.disc(x - 1.3, 0.01, z, 0.22 * ring), alpha(WARM, 7));
            }
            stage.fill(stage.face(x - 1.6, 5.55, z, x - 1.4, 5.55, z, x + 0.9, 0, z, x - 3.6, 0, z), alpha(WARM, 13));
        }
        stage.box(x - 0.09, x + 0.09, 0, 5.5, z, z + 0.18, POST);
        stage.line(POST, 0.1, x, 5.4, z, x - 0.5, 5.75, z, x - 1.2, 5.8, z);
        stage.fill(
                new Ellipse2D.Double(head.getX() - size * 0.36, head.getY() - size * 0.16, size * 0.75, size * 0.2),
                isLit ? new Color(255, 244, 214) : new Color(84, 88, 96));
        if (isLit) {
            stage.glow(head, size * 1.9, alpha(WARM, 150));
        }
    }

    /** A car far off, so that the road can be told from the dark. */
    private static void headlights(Stage stage) {
        for (double x : new double[] {-4.1, -2.9}) {
            Point2D light = stage.at(x, 0.7, 30);
            stage.glow(light, 26, new Color(240, 244, 255, 190));
            stage.fill(new Ellipse2D.Double(light.getX() - 3, light.getY() - 3, 6, 6), Color.WHITE);
        }
        stage.fill(stage.puddle(-3.4, 17, 1.4, 9), new Color(220, 226, 240, 16));
    }
}
