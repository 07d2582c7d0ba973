package org.linli.geo;

import java.util.function.UnaryOperator;

/** The published formulas of GCJ-02 and BD-09. */
final class ChinaShift {

    private static final double A = 6378245.0;
    private static final double EE = 0.006693421622965943;
    private static final double BAIDU_PI = Math.PI * 3000.0 / 180.0;
    private static final double CLOSE_ENOUGH_DEGREES = 1e-10;
    private static final int MAX_STEPS = 30;

    private ChinaShift() {}

    static LonLat gcj02FromWgs84(LonLat place) {
        if (!isInChina(place)) {
            return place;
        }
        double x = place.longitude() - 105.0;
        double y = place.latitude() - 35.0;
        double phi = Math.toRadians(place.latitude());
        double w = 1 - EE * Math.sin(phi) * Math.sin(phi);
        double north = latitudeShift(x, y) * 180.0 / (A * (1 - EE) / (w * Math.sqrt(w)) * Math.PI);
        double east = longitudeShift(x, y) * 180.0 / (A / Math.sqrt(w) * Math.cos(phi) * Math.PI);
        return new LonLat(place.longitude() + east, place.latitude() + north);
    }

    static LonLat wgs84FromGcj02(LonLat place) {
        return isInChina(place) ? inverse(place, ChinaShift::gcj02FromWgs84) : place;
    }

    static LonLat bd09FromGcj02(LonLat place) {
        if (!isInChina(place)) {
            return place;
        }
        double x = place.longitude();
        double y = place.latitude();
        double radius = Math.sqrt(x * x + y * y) + 0.00002 * Math.sin(y * BAIDU_PI);
        double angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * BAIDU_PI);
        return new LonLat(radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006);
    }

    static LonLat gcj02FromBd09(LonLat place) {
        return isInChina(place) ? inverse(place, ChinaShift::bd09FromGcj02) : place;
    }

    /** The box that the public implementations share; it is generous and includes neighbours. */
    private static boolean isInChina(LonLat place) {
        return place.longitude() >= 72.004
                && place.longitude() <= 137.8347
                && place.latitude() >= 0.8293
                && place.latitude() <= 55.8271;
    }

    /** Both shifts are nearly constant in their surroundings, so that a fixed-point iteration converges in a few steps. */
    private static LonLat inverse(LonLat shifted, UnaryOperator<LonLat> shift) {
        LonLat guess = shifted;
        for (int step = 0; step < MAX_STEPS; step++) {
            LonLat image = shift.apply(guess);
            double east = shifted.longitude() - image.longitude();
            double north = shifted.latitude() - image.latitude();
            guess = new LonLat(guess.longitude() + east, guess.latitude() + north);
            if (Math.abs(east) < CLOSE_ENOUGH_DEGREES && Math.abs(north) < CLOSE_ENOUGH_DEGREES) {
                break;
            }
        }
        return guess;
    }

    private static double latitudeShift(double x, double y) {
        return -100.0
                + 2.0 * x
                + 3.0 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + ripple(x, 6.0, 20.0, 2.0, 20.0)
                + wave(y, 20.0, 1.0, 40.0, 3.0)
                + wave(y, 160.0, 12.0, 320.0, 30.0);
    }

    private static double longitudeShift(double x, double y) {
        return 300.0
                + x
                + 2.0 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + ripple(x, 6.0, 20.0, 2.0, 20.0)
                + wave(x, 20.0, 1.0, 40.0, 3.0)
                + wave(x, 150.0, 12.0, 300.0, 30.0);
    }

    private static double ripple(double t, double factor1, double weight1, double factor2, double weight2) {
        return (weight1 * Math.sin(factor1 * t * Math.PI) + weight2 * Math.sin(factor2 * t * Math.PI)) * 2.0 / 3.0;
    }

    private static double wave(double t, double weight1, double divisor1, double weight2, double divisor2) {
        return (weight1 * Math.sin(t * Math.PI / divisor1) + weight2 * Math.sin(t * Math.PI / divisor2)) * 2.0 / 3.0;
    }
}
