package org.linli.city.metropolis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Cuts ground in two by a road. A road begins and ends at vertices that are there, and gets vertices of its own as close
 * together as later roads will need: so no border ever gets a vertex that its other side does not have, and pieces drawn
 * one after the other fit without gap or overlap.
 */
final class Cutter {

    private static final int SAMPLES_ACROSS = 11;
    private static final double LEAST_SHARE = 0.12;
    private static final int RANDOM_ATTEMPTS = 300;

    private final Board board;
    private final Ground ground;
    private final double householdsPerGrid;

    /** A road and the ground on both sides of it. */
    record Cut(List<Vertex> road, Ring left, Ring right) {}

    Cutter(Board board, Ground ground, double householdsPerGrid) {
        this.board = board;
        this.ground = ground;
        this.householdsPerGrid = householdsPerGrid;
    }

    /** How far vertices stand apart, in metres. */
    double spacing(double x, double y) {
        double density = ground.density(x, y);
        double gridArea = Math.max(9_000, householdsPerGrid / density * 1e6);
        return Math.clamp(Math.sqrt(Math.min(ground.blockArea(density), gridArea)) / 3.3, 16, 220);
    }

    /** Households on a piece of ground, roughly. */
    double weight(Ring ring) {
        double sum = 0;
        List<Sample> samples = samples(ring, 0);
        for (Sample sample : samples) {
            sum += sample.weight;
        }
        return sum / samples.size() * ring.area();
    }

    /** Cuts about in half, by households or else by area. */
    Optional<Cut> halved(Ring ring, double roadMetres, boolean byHouseholds, SplittableRandom random) {
        double direction = ground.direction(ring.centreX(), ring.centreY());
        double[] lengths = {extent(ring, direction), extent(ring, direction + Math.PI / 2)};
        boolean isAlong = lengths[0] * random.nextDouble(0.93, 1.07) >= lengths[1];
        double share = random.nextDouble(0.42, 0.58);
        for (double axis : isAlong
                ? new double[] {direction, direction + Math.PI / 2}
                : new double[] {direction + Math.PI / 2, direction}) {
            Optional<Cut> cut = across(ring, axis, share, roadMetres, byHouseholds, random);
            if (cut.isPresent()) {
                return cut;
            }
        }
        return anyhow(ring, roadMetres, random);
    }

    private Optional<Cut> across(
            Ring ring, double axis, double share, double roadMetres, boolean byHouseholds, SplittableRandom random) {
        double cos = StrictMath.cos(axis);
        double sin = StrictMath.sin(axis);
        double middle = quantile(ring, axis, share, byHouseholds);
        double step = spacing(ring.centreX(), ring.centreY()) * 0.6;
        for (int attempt = 0; attempt < 9; attempt++) {
            int steps = (attempt + 1) / 2;
            double t = middle + step * (attempt % 2 == 0 ? steps : -steps);
            Optional<int[]> ends = ends(ring, cos, sin, t);
            if (ends.isPresent()) {
                Optional<Cut> cut = cut(ring, ends.get()[0], ends.get()[1], roadMetres, attempt < 5, random);
                if (cut.isPresent()) {
                    return cut;
                }
            }
        }
        return Optional.empty();
    }

    /** Where most of the line lies inside: the vertices nearest to both ends of its longest stretch. */
    private static Optional<int[]> ends(Ring ring, double cos, double sin, double t) {
        List<double[]> crossings = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            Vertex a = ring.at(i);
            Vertex b = ring.at(i + 1);
            double ta = a.x() * cos + a.y() * sin - t;
            double tb = b.x() * cos + b.y() * sin - t;
            if (ta > 0 != tb > 0) {
                double part = ta / (ta - tb);
                double x = a.x() + part * (b.x() - a.x());
                double y = a.y() + part * (b.y() - a.y());
                crossings.add(new double[] {y * cos - x * sin, part < 0.5 ? i : (i + 1) % ring.size()});
            }
        }
        crossings.sort((p, q) -> Double.compare(p[0], q[0]));
        int best = -1;
        double longest = 0;
        for (int i = 0; i + 1 < crossings.size(); i += 2) {
            double length = crossings.get(i + 1)[0] - crossings.get(i)[0];
            if (length > longest) {
                longest = length;
                best = i;
            }
        }
        return best < 0
                ? Optional.empty()
                : Optional.of(
                        new int[] {(int) crossings.get(best)[1], (int) crossings.get(best + 1)[1]});
    }

    private Optional<Cut> anyhow(Ring ring, double roadMetres, SplittableRandom random) {
        for (int attempt = 0; attempt < RANDOM_ATTEMPTS; attempt++) {
            int a = random.nextInt(ring.size());
            int b = random.nextInt(ring.size());
            Optional<Cut> cut = cut(ring, a, b, roadMetres, false, random);
            if (cut.isPresent()) {
                return cut;
            }
        }
        return Optional.empty();
    }

    private Optional<Cut> cut(
            Ring ring, int from, int to, double roadMetres, boolean mayBend, SplittableRandom random) {
        int apart = Math.floorMod(to - from, ring.size());
        if (apart < 2 || ring.size() - apart < 2) {
            return Optional.empty();
        }
        List<Vertex> road = road(ring.at(from), ring.at(to), roadMetres, mayBend, random);
        if (!isInside(ring, road, from, to)) {
            return Optional.empty();
        }
        List<Vertex> left = new ArrayList<>();
        for (int i = 0; i <= apart; i++) {
            left.add(ring.at(from + i));
        }
        for (int i = road.size() - 2; i > 0; i--) {
            left.add(road.get(i));
        }
        List<Vertex> right = new ArrayList<>();
        for (int i = 0; i <= ring.size() - apart; i++) {
            right.add(ring.at(to + i));
        }
        right.addAll(road.subList(1, road.size() - 1));
        Ring one = Ring.of(left);
        Ring other = Ring.of(right);
        boolean isFair = Math.min(one.area(), other.area()) > LEAST_SHARE * ring.area()
                && Math.abs(one.area() + other.area() - ring.area()) < 1e-6 * ring.area();
        return isFair ? Optional.of(new Cut(road, one, other)) : Optional.empty();
    }

    private List<Vertex> road(Vertex from, Vertex to, double roadMetres, boolean mayBend, SplittableRandom random) {
        double length = from.distance(to);
        double bow = mayBend ? random.nextDouble(-0.05, 0.05) * length : 0;
        double wave = mayBend ? random.nextDouble(-0.02, 0.02) * length : 0;
        double ripple = mayBend && length > 3_000 ? random.nextDouble(-0.012, 0.012) * length : 0;
        List<Vertex> road = new ArrayList<>(List.of(from));
        double along = 0;
        while (true) {
            double t = along / length;
            double step = spacing(from.x() + t * (to.x() - from.x()), from.y() + t * (to.y() - from.y()));
            along += step;
            if (along > length - step * 0.6) {
                break;
            }
            t = along / length;
            double off = bow * 4 * t * (1 - t)
                    + wave * StrictMath.sin(2 * Math.PI * t)
                    + ripple * StrictMath.sin(6 * Math.PI * t);
            double x = from.x() + t * (to.x() - from.x()) - off * (to.y() - from.y()) / length;
            double y = from.y() + t * (to.y() - from.y()) + off * (to.x() - from.x()) / length;
            road.add(board.at(x, y, roadMetres));
        }
        road.add(to);
        return road;
    }

    /** Whether the road stays inside, and its own vertices keep clear of the border. */
    private boolean isInside(Ring ring, List<Vertex> road, int from, int to) {
        Vertex first = road.get(0);
        Vertex second = road.get(1);
        double midX = (first.x() + second.x()) / 2;
        double midY = (first.y() + second.y()) / 2;
        if (!ring.contains(midX, midY)) {
            return false;
        }
        for (int i = 1; i < road.size(); i++) {
            Vertex p = road.get(i - 1);
            Vertex q = road.get(i);
            boolean isEnd = i == road.size() - 1;
            double clear = isEnd ? 0 : 0.45 * Math.min(p.distance(q), q.distance(road.get(i + 1)));
            double west = Math.min(p.x(), q.x()) - clear;
            double east = Math.max(p.x(), q.x()) + clear;
            double south = Math.min(p.y(), q.y()) - clear;
            double north = Math.max(p.y(), q.y()) + clear;
            for (int e = 0; e < ring.size(); e++) {
                Vertex a = ring.at(e);
                Vertex b = ring.at(e + 1);
                if (Math.max(a.x(), b.x()) < west
                        || Math.min(a.x(), b.x()) > east
                        || Math.max(a.y(), b.y()) < south
                        || Math.min(a.y(), b.y()) > north) {
                    continue;
                }
                boolean isAtFrom = i == 1 && (e == from || (e + 1) % ring.size() == from);
                boolean isAtTo = isEnd && (e == to || (e + 1) % ring.size() == to);
                if (isAtFrom && isAtTo || !isAtFrom && !isAtTo && meet(p, q, a, b)) {
                    return false;
                }
                if (!isEnd && distance(q, a, b) < clear * (isAtFrom || isAtTo ? 0.5 : 1)) {
                    return false;
                }
                if ((isAtFrom || isAtTo) && isFlat(p, q, a, b, isAtFrom ? ring.at(from) : ring.at(to))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the road leaves its end nearly along the border, at less than about 20 degrees. */
    private static boolean isFlat(Vertex p, Vertex q, Vertex a, Vertex b, Vertex end) {
        Vertex inner = p.isAt(end) ? q : p;
        Vertex other = a.isAt(end) ? b : a;
        double ux = inner.x() - end.x();
        double uy = inner.y() - end.y();
        double vx = other.x() - end.x();
        double vy = other.y() - end.y();
        double dot = ux * vx + uy * vy;
        return dot > 0 && Math.abs(ux * vy - uy * vx) < 0.36 * dot;
    }

    private static boolean meet(Vertex p, Vertex q, Vertex a, Vertex b) {
        double d1 = side(p, q, a);
        double d2 = side(p, q, b);
        double d3 = side(a, b, p);
        double d4 = side(a, b, q);
        return d1 * d2 <= 0 && d3 * d4 <= 0;
    }

    private static double side(Vertex a, Vertex b, Vertex p) {
        return (b.x() - a.x()) * (p.y() - a.y()) - (b.y() - a.y()) * (p.x() - a.x());
    }

    private static double distance(Vertex p, Vertex a, Vertex b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double t = Math.clamp(((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        double px = a.x() + t * dx - p.x();
        double py = a.y() + t * dy - p.y();
        return Math.sqrt(px * px + py * py);
    }

    private static double extent(Ring ring, double axis) {
        double cos = StrictMath.cos(axis);
        double sin = StrictMath.sin(axis);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ring.size(); i++) {
            double t = ring.at(i).x() * cos + ring.at(i).y() * sin;
            least = Math.min(least, t);
            most = Math.max(most, t);
        }
        return most - least;
    }

    private double quantile(Ring ring, double axis, double share, boolean byHouseholds) {
        List<Sample> samples = samples(ring, axis);
        samples.sort((p, q) -> Double.compare(p.t, q.t));
        double total = 0;
        for (Sample sample : samples) {
            total += byHouseholds ? sample.weight : 1;
        }
        double sum = 0;
        for (Sample sample : samples) {
            sum += byHouseholds ? sample.weight : 1;
            if (sum >= share * total) {
                return sample.t;
            }
        }
        return samples.getLast().t;
    }

    private List<Sample> samples(Ring ring, double axis) {
        double cos = StrictMath.cos(axis);
        double sin = StrictMath.sin(axis);
        Ring.Box box = ring.box();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES_ACROSS; i++) {
            for (int j = 0; j < SAMPLES_ACROSS; j++) {
                double x = box.west() + (i + 0.5 + 0.3 * (j % 3 - 1)) / SAMPLES_ACROSS * (box.east() - box.west());
                double y = box.south() + (j + 0.5 + 0.3 * (i % 3 - 1)) / SAMPLES_ACROSS * (box.north() - box.south());
                if (ring.contains(x, y)) {
                    samples.add(new Sample(x * cos + y * sin, ground.density(x, y)));
                }
            }
        }
        if (samples.isEmpty()) {
            double x = ring.centreX();
            double y = ring.centreY();
            samples.add(new Sample(x * cos + y * sin, ground.density(x, y)));
        }
        return samples;
    }

    private record Sample(double t, double weight) {}
}
