package org.linli.city.metropolis;

/** Smooth noise between -1 and 1 over the plane, the same on every machine. */
final class Noise {

    private final long seed;

    Noise(long seed) {
        this.seed = seed;
    }

    /** Two octaves; {@code x} and {@code y} are counted in wave lengths. */
    double at(double x, double y) {
        return (octave(x, y) * 2 + octave(x * 2.3 + 17, y * 2.3 - 5)) / 3;
    }

    private double octave(double x, double y) {
        long column = (long) Math.floor(x);
        long row = (long) Math.floor(y);
        double u = smooth(x - column);
        double v = smooth(y - row);
        double south = mix(value(column, row), value(column + 1, row), u);
        double north = mix(value(column, row + 1), value(column + 1, row + 1), u);
        return mix(south, north, v);
    }

    private double value(long column, long row) {
        long h = seed ^ column * 0x9E3779B97F4A7C15L ^ row * 0xC2B2AE3D27D4EB4FL;
        h = (h ^ h >>> 31) * 0xBF58476D1CE4E5B9L;
        h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
        return ((h ^ h >>> 31) >>> 11) * 0x1.0p-52 - 1;
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
