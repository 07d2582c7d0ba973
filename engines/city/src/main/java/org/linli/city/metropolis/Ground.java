package org.linli.city.metropolis;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What the land is like before anybody builds: where people live, which way streets run, rivers and greens. */
final class Ground {

    private static final double RURAL_SHARE = 0.12;
    private static final double MAIN_SHARE = 0.5;
    private static final double METRES_PER_KILOMETRE = 1000;

    private final CitySize size;
    private final Noise hills;
    private final Noise bends;
    private final double turn;
    private final List<Centre> centres = new ArrayList<>();
    private final List<Centre> greens = new ArrayList<>();
    private final List<River> rivers = new ArrayList<>();
    private final double rural;
    private double factor = 1;

    /** @param reach of the density, in metres */
    record Centre(double x, double y, double reach, double height) {

        double closeness(double px, double py) {
            double dx = (px - x) / reach;
            double dy = (py - y) / reach;
            return StrictMath.exp(-(dx * dx + dy * dy) / 2);
        }

        boolean contains(double px, double py) {
            return (px - x) * (px - x) + (py - y) * (py - y) < reach * reach;
        }
    }

    Ground(CitySize size, List<Ring> districts, SplittableRandom random) {
        this.size = size;
        hills = new Noise(random.nextLong());
        bends = new Noise(random.nextLong());
        turn = StrictMath.toRadians(random.nextDouble(-7, 7));
        Ring largest = districts.getFirst();
        for (Ring ring : districts) {
            largest = ring.area() > largest.area() ? ring : largest;
        }
        double total = districts.stream().mapToDouble(Ring::area).sum();
        double townReach = reach(MAIN_SHARE, size.peak());
        double x = size == CitySize.SMALL ? largest.centreX() : 0;
        double y = size == CitySize.SMALL ? largest.centreY() : 0;
        boolean isHome = false;
        for (Ring ring : districts) {
            isHome |= ring.contains(x, y);
        }
        if (!isHome) {
            x = largest.centreX();
            y = largest.centreY();
        }
        centres.add(new Centre(x, y, townReach, size.peak()));
        subCentres(districts, random);
        rural = size.households() * RURAL_SHARE / (total / METRES_PER_KILOMETRE / METRES_PER_KILOMETRE);
        greens(districts, townReach, random);
        int count = size == CitySize.BEIJING || size == CitySize.SHENZHEN ? 3 : 1;
        for (int i = 0; i < count; i++) {
            rivers.add(new River(centres.getFirst(), StrictMath.sqrt(total), size.riverMetres() / (i + 1), random));
        }
        normalise(districts, total);
    }

    private double reach(double share, double peak) {
        double kilometres = Math.sqrt(size.households() * share / (2 * Math.PI * peak));
        return kilometres * METRES_PER_KILOMETRE;
    }

    private void subCentres(List<Ring> districts, SplittableRandom random) {
        int count = size == CitySize.SMALL ? 0 : Math.max(2, size.counts()[0] * 2 - 1);
        double share = (1 - RURAL_SHARE - MAIN_SHARE) / Math.max(1, count);
        for (int i = 0; i < count; i++) {
            Ring ring = districts.get(i % districts.size());
            Ring.Box box = ring.box();
            for (int attempt = 0; attempt < 200; attempt++) {
                double x = random.nextDouble(box.west(), box.east());
                double y = random.nextDouble(box.south(), box.north());
                double height = size.peak() * random.nextDouble(0.35, 0.8);
                double weight = random.nextDouble(0.5, 1.5);
                boolean isFar = centres.stream()
                        .allMatch(other -> square(x - other.x) + square(y - other.y) > square(other.reach * 1.1));
                if (ring.contains(x, y) && isFar) {
                    centres.add(new Centre(x, y, reach(share * weight, height), height));
                    break;
                }
            }
        }
    }

    private void greens(List<Ring> districts, double townReach, SplittableRandom random) {
        int count = size == CitySize.SMALL ? 1 : 6 * size.counts()[0];
        for (int i = 0; i < count; i++) {
            Centre near = centres.get(random.nextInt(centres.size()));
            double reach = size == CitySize.SMALL ? 95 : random.nextDouble(150, 500) * (i % 4 == 0 ? 2 : 1);
            double spread = size == CitySize.SMALL ? 350 : Math.max(near.reach, townReach / 3) * 1.6;
            double x = near.x + random.nextDouble(-spread, spread);
            double y = near.y + random.nextDouble(-spread, spread);
            if (districts.stream().anyMatch(ring -> ring.contains(x, y))) {
                greens.add(new Centre(x, y, reach, 0));
            }
        }
    }

    /** Makes the sum over all ground what the city has. */
    private void normalise(List<Ring> districts, double total) {
        double sum = 0;
        int samples = 0;
        double step = Math.sqrt(total / 20_000);
        for (Ring ring : districts) {
            Ring.Box box = ring.box();
            for (double x = box.west() + step / 2; x < box.east(); x += step) {
                for (double y = box.south() + step / 2; y < box.north(); y += step) {
                    if (ring.contains(x, y)) {
                        sum += density(x, y);
                        samples++;
                    }
                }
            }
        }
        double mean = size.households() / (total / METRES_PER_KILOMETRE / METRES_PER_KILOMETRE);
        factor = samples == 0 ? 1 : mean / (sum / samples);
    }

    /** Households to the square kilometre. */
    double density(double x, double y) {
        if (isGreen(x, y)) {
            return 4;
        }
        double sum = 0;
        for (Centre centre : centres) {
            sum = Math.max(sum, centre.height * centre.closeness(x, y));
        }
        double relief = hills.at(x / 9_000, y / 9_000);
        double open = relief > 0.25 ? 0.12 : 1;
        double patches = 1 + 0.35 * hills.at(x / 900 + 50, y / 900);
        return Math.max(6, factor * patches * (sum + rural * open));
    }

    boolean isGreen(double x, double y) {
        for (Centre green : greens) {
            if (green.contains(x, y)) {
                return true;
            }
        }
        return false;
    }

    boolean isHilly(double x, double y) {
        return hills.at(x / 9_000, y / 9_000) > 0.25;
    }

    /** Whether works stand here rather than houses. */
    boolean isIndustrial(double x, double y) {
        return bends.at(x / 1_700 + 91, y / 1_700 - 33) > 0.42;
    }

    boolean isWater(double x, double y) {
        for (River river : rivers) {
            if (river.isWithin(x, y, 0)) {
                return true;
            }
        }
        return false;
    }

    /** Whether water covers most of a piece of ground. */
    boolean isUnderWater(Ring ring) {
        int wet = 0;
        for (int i = 0; i < ring.size(); i++) {
            wet += isWater((ring.at(i).x() + ring.centreX()) / 2, (ring.at(i).y() + ring.centreY()) / 2) ? 1 : 0;
        }
        return wet * 3 > ring.size() * 2;
    }

    boolean isNearWater(double x, double y, double metres) {
        for (River river : rivers) {
            if (river.isWithin(x, y, metres)) {
                return true;
            }
        }
        return false;
    }

    List<River> rivers() {
        return rivers;
    }

    /** The direction of streets, in radians from the east, modulo a quarter turn. */
    double direction(double x, double y) {
        Centre main = centres.getFirst();
        double far = Math.min(1, Math.sqrt(square(x - main.x) + square(y - main.y)) / (main.reach * 2.5));
        double bend = bends.at(x / 5_000, y / 5_000) * StrictMath.toRadians(6 + 42 * far);
        double plain = turn + bend;
        for (River river : rivers) {
            double near = river.nearness(x, y, 900);
            if (near > 0) {
                double quarter = Math.PI / 2;
                double aside = river.direction(x, y) - plain;
                aside -= quarter * Math.rint(aside / quarter);
                return plain + aside * near;
            }
        }
        return plain;
    }

    /** How large the ground between two roads is, in square metres. */
    double blockArea(double density) {
        return Math.clamp(20_000 * StrictMath.pow(5_000 / density, 0.62), 14_000, 1_500_000);
    }

    private static double square(double v) {
        return v * v;
    }
}
