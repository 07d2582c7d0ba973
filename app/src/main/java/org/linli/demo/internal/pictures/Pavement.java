package org.linli.demo.internal.pictures;

import static org.linli.demo.internal.pictures.Stage.shade;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Random;

/** Pavements and what lies below them. */
final class Pavement {

    private static final Color TILE = new Color(172, 160, 146);
    private static final Color RED_TILE = new Color(160, 108, 92);
    private static final Color SAND = new Color(156, 132, 98);
    private static final Color YELLOW = new Color(208, 172, 70);

    private Pavement() {}

    static Stage tiles(Random random, boolean isBroken) {
        Stage stage = new Stage(random, 40, 1.6, 640);
        stage.backdrop(new Color(96, 118, 74), new Color(112, 130, 84));
        stage.fill(stage.floor(-14, 14, 0, 0.8, 60), shade(TILE, 0.7));
        double hurtX = stage.between(-0.5, 0.5);
        double hurtZ = 3.3;
        for (double z = 14; z > 1.5; z -= 0.3) {
            for (double x = -6; x < 6; x += 0.3) {
                double away = Math.hypot((x + 0.15 - hurtX) / 1.25, (z + 0.15 - hurtZ) / 0.85);
                tile(stage, x, z, isBroken && away < stage.between(0.72, 1), !isBroken && away < 0.85);
            }
        }
        if (isBroken) {
            for (int i = 0; i < 22; i++) {
                loose(
                        stage,
                        hurtX + stage.random().nextGaussian() * 0.7,
                        hurtZ + stage.random().nextGaussian() * 0.45);
            }
            stage.fill(stage.puddle(hurtX + 0.2, hurtZ - 0.1, 0.36, 0.18), new Color(90, 92, 90, 170));
        }
        return stage;
    }

    private static void tile(Stage stage, double x, double z, boolean isGone, boolean isNew) {
        boolean isGuide = x > 1.15 && x < 1.7;
        Color base = isGuide ? YELLOW : Math.floorMod(Math.round(x / 0.3), 4) == 0 ? RED_TILE : TILE;
        Path2D shape = stage.floor(x + 0.008, x + 0.292, 0, z + 0.008, z + 0.292);
        if (isGone) {
            stage.fill(shape, shade(SAND, stage.between(0.72, 1.08)));
            return;
        }
        stage.fill(shape, shade(base, isNew ? stage.between(1.08, 1.16) : stage.between(0.86, 1.04)));
        if (isGuide && z < 7) {
            for (double bar = 0.05; bar < 0.28; bar += 0.075) {
                stage.fill(stage.floor(x + bar, x + bar + 0.035, 0.01, z + 0.03, z + 0.27), shade(base, 1.16));
            }
        }
    }

    private static void loose(Stage stage, double x, double z) {
        double tilt = stage.between(0.02, 0.13);
        double turn = stage.between(-0.5, 0.5);
        double side = 0.28 * stage.between(0.45, 1);
        double depth = Math.max(1.4, z);
        stage.shadow(x + 0.1, depth, 0.16, 0.1);
        double dx = side * Math.cos(turn);
        double dz = side * Math.sin(turn);
        stage.fill(
                stage.face(
                        x,
                        tilt,
                        depth,
                        x + dx,
                        tilt * 0.2,
                        depth + dz,
                        x + dx - dz,
                        0.01,
                        depth + dz + dx,
                        x - dz,
                        tilt,
                        depth + dx),
                shade(stage.random().nextInt(4) == 0 ? RED_TILE : TILE, stage.between(0.82, 1.15)));
        stage.fill(
                stage.face(x, tilt, depth, x + dx, tilt * 0.2, depth + dz, x + dx, 0, depth + dz, x, 0, depth),
                shade(TILE, 0.55));
    }

    static Stage pipe(Random random, boolean isLeaking) {
        Stage stage = Street.open(random, new Color(158, 182, 206), new Color(216, 222, 222));
        Street.tree(stage, 5.1, 24, 6);
        double x = stage.between(-0.9, 0.1);
        double z = 6.2;
        if (isLeaking) {
            stage.fill(stage.puddle(x - 0.6, z - 1.2, 3, 2.7), new Color(58, 66, 76, 150));
            stage.fill(stage.puddle(x - 0.5, z - 0.9, 1.7, 1.2), new Color(156, 176, 190, 120));
            stage.fill(stage.puddle(x, z, 0.5, 0.3), new Color(48, 42, 36));
            jet(stage, x, z);
            Covers.cone(stage, x - 1.9, z - 0.6);
            Covers.cone(stage, x + 1.5, z - 0.9);
        } else {
            stage.fill(stage.floor(x - 0.9, x + 0.9, 0.005, z - 1, z + 1), new Color(52, 53, 56));
            stage.grit(x - 0.9, x + 0.9, z - 1, z + 1, 240, new Color(38, 38, 40), new Color(70, 71, 74));
            stage.stroke(stage.floor(x - 0.9, x + 0.9, 0.006, z - 1, z + 1), new Color(40, 40, 42), 2);
        }
        return stage;
    }

    private static void jet(Stage stage, double x, double z) {
        for (int i = 0; i < 900; i++) {
            double age = stage.random().nextDouble();
            double drift = stage.random().nextGaussian() * 0.55 * age;
            double y = 2.5 * age * (1.9 - 1.9 * age) + stage.random().nextGaussian() * 0.06;
            Point2D drop = stage.at(x + drift, Math.max(0, y), z);
            double size = stage.between(2, 7) * (1.2 - age * 0.6);
            stage.fill(
                    new Ellipse2D.Double(drop.getX() - size / 2, drop.getY() - size / 2, size, size * 1.25),
                    new Color(226, 238, 246, 40 + stage.random().nextInt(90)));
        }
    }
}
