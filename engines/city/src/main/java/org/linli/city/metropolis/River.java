package org.linli.city.metropolis;

import java.util.SplittableRandom;

/** A river that winds past the middle of the city from border to border. */
final class River {

    private static final double SHORT = 25;

    /** So many stretches are skipped at once where they are far away. */
    private static final int REACH = 16;

    private final double[] xs;
    private final double[] ys;
    private final double[][] boxes;
    private final double widthMetres;

    River(Ground.Centre centre, double cityMetres, double widthMetres, SplittableRandom random) {
        this.widthMetres = widthMetres;
        Noise bends = new Noise(random.nextLong());
        double angle = random.nextDouble(Math.PI);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double aside = Math.min(centre.reach(), cityMetres / 4)
                * random.nextDouble(0.45, 0.9)
                * (random.nextBoolean() ? 1 : -1);
        double wave = Math.max(600, Math.min(6_000, cityMetres / 3));
        double length = cityMetres * 2.4;
        int points = (int) Math.clamp(length / Math.max(SHORT, wave / 40), 20, 900);
        xs = new double[points];
        ys = new double[points];
        for (int i = 0; i < points; i++) {
            double along = length * (i / (points - 1.0) - 0.5);
            double off =
                    aside + wave * 0.55 * bends.at(along / wave, 3.5) + wave * 0.12 * bends.at(along / wave * 4, 9.5);
            xs[i] = centre.x() + along * cos - off * sin;
            ys[i] = centre.y() + along * sin + off * cos;
        }
        boxes = new double[(points + REACH - 1) / REACH][];
        for (int b = 0; b < boxes.length; b++) {
            boxes[b] = box(Math.max(1, b * REACH), Math.min(points, (b + 1) * REACH));
        }
    }

    private double[] box(int from, int to) {
        double[] box = {xs[from - 1], ys[from - 1], xs[from - 1], ys[from - 1]};
        for (int i = from; i < to; i++) {
            box[0] = Math.min(box[0], xs[i]);
            box[1] = Math.min(box[1], ys[i]);
            box[2] = Math.max(box[2], xs[i]);
            box[3] = Math.max(box[3], ys[i]);
        }
        return box;
    }

    int size() {
        return xs.length;
    }

    double x(int i) {
        return xs[i];
    }

    double y(int i) {
        return ys[i];
    }

    double widthMetres() {
        return widthMetres;
    }

    /** Whether a place lies in the water or within so many metres of its edge. */
    boolean isWithin(double x, double y, double metres) {
        double reach = widthMetres / 2 + metres;
        return nearest(x, y, reach) < reach;
    }

    /** 1 at the water's edge, falling to 0 in so many metres. */
    double nearness(double x, double y, double metres) {
        double nearest = nearest(x, y, widthMetres / 2 + metres);
        return Math.clamp(1 - (nearest - widthMetres / 2) / metres, 0.0, 1.0);
    }

    /** The distance to the middle of the river, or the limit if that is smaller. */
    private double nearest(double x, double y, double limit) {
        double nearest = limit;
        for (int b = 0; b < boxes.length; b++) {
            double[] box = boxes[b];
            if (x > box[0] - nearest && x < box[2] + nearest && y > box[1] - nearest && y < box[3] + nearest) {
                for (int i = Math.max(1, b * REACH); i < Math.min(xs.length, (b + 1) * REACH); i++) {
                    nearest = Math.min(nearest, distance(i, x, y, nearest));
                }
            }
        }
        return nearest;
    }

    /** Of the stretch nearest to a place. */
    double direction(double x, double y) {
        int best = 1;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < xs.length; i++) {
            double found = distance(i, x, y, nearest);
            if (found < nearest) {
                nearest = found;
                best = i;
            }
        }
        int from = Math.max(0, best - 4);
        int to = Math.min(xs.length - 1, best + 3);
        return StrictMath.atan2(ys[to] - ys[from], xs[to] - xs[from]);
    }

    /** Exact below {@code limit}; some number not below it otherwise. */
    private double distance(int i, double x, double y, double limit) {
        double west = Math.min(xs[i - 1], xs[i]) - limit;
        double east = Math.max(xs[i - 1], xs[i]) + limit;
        double south = Math.min(ys[i - 1], ys[i]) - limit;
        double north = Math.max(ys[i - 1], ys[i]) + limit;
        if (x < west || x > east || y < south || y > north) {
            return Double.POSITIVE_INFINITY;
        }
        double dx = xs[i] - xs[i - 1];
        double dy = ys[i] - ys[i - 1];
        double t = Math.clamp(((x - xs[i - 1]) * dx + (y - ys[i - 1]) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        double px = xs[i - 1] + t * dx - x;
        double py = ys[i - 1] + t * dy - y;
        return Math.sqrt(px * px + py * py);
    }
}
