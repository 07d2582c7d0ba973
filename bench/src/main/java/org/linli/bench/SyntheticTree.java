package org.linli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.linli.kernel.NumberRanges;

/**
 * A city with its districts, streets, communities and grids, numbered depth-first, so that everything at or below a unit
 * is one range of numbers. How busy a place is differs as in real cities: a few grids have many times the incidents of
 * others.
 */
final class SyntheticTree {

    private static final int CITY_NO = 1;
    private static final int DISTRICTS = 10;

    private final List<NumberRanges> districts = new ArrayList<>();
    private final List<NumberRanges> streets = new ArrayList<>();
    private final List<NumberRanges> communities = new ArrayList<>();
    private final List<Grid> grids = new ArrayList<>();
    private final SplittableRandom random;
    private final NumberRanges city;
    private int nextNo = CITY_NO;

    /** A grid with its share of all incidents, in no particular unit. */
    record Grid(int no, double weight) {}

    private SyntheticTree(long seed) {
        random = new SplittableRandom(seed);
        nextNo++;
        for (int i = 0; i < DISTRICTS; i++) {
            addDistrict(spread(0.6));
        }
        city = from(CITY_NO);
    }

    static SyntheticTree grow(long seed) {
        return new SyntheticTree(seed);
    }

    private void addDistrict(double weight) {
        int no = nextNo++;
        int count = random.nextInt(7, 14);
        for (int i = 0; i < count; i++) {
            addStreet(weight * spread(0.4));
        }
        districts.add(from(no));
    }

    private void addStreet(double weight) {
        int no = nextNo++;
        int count = random.nextInt(3, 8);
        for (int i = 0; i < count; i++) {
            addCommunity(weight * spread(0.6));
        }
        streets.add(from(no));
    }

    private void addCommunity(double weight) {
        int no = nextNo++;
        int count = random.nextInt(4, 13);
        for (int i = 0; i < count; i++) {
            grids.add(new Grid(nextNo++, weight * spread(0.6)));
        }
        communities.add(from(no));
    }

    /** Log-normal around 1. */
    private double spread(double sigma) {
        return Math.exp(sigma * random.nextGaussian());
    }

    private NumberRanges from(int no) {
        return new NumberRanges(List.of(new NumberRanges.Range(no, nextNo)));
    }

    NumberRanges city() {
        return city;
    }

    List<NumberRanges> districts() {
        return List.copyOf(districts);
    }

    List<NumberRanges> streets() {
        return List.copyOf(streets);
    }

    List<NumberRanges> communities() {
        return List.copyOf(communities);
    }

    List<Grid> grids() {
        return List.copyOf(grids);
    }
}
