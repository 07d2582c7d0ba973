package org.linli.demo.internal.pictures;

import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/** Motifs of the demo, in pairs: the trouble, and the same place after it was dealt with. */
public enum Photograph {
    LAMP_DARK(random -> Night.street(random, false)),
    LAMP_LIT(random -> Night.street(random, true)),
    COVER_OPEN(random -> Covers.manhole(random, Covers.Look.OPEN)),
    COVER_FIXED(random -> Covers.manhole(random, Covers.Look.FIXED)),
    SEWAGE_OVERFLOW(random -> Covers.manhole(random, Covers.Look.OVERFLOWING)),
    SEWAGE_CLEAN(random -> Covers.manhole(random, Covers.Look.CLEAN)),
    GRATE_CLOGGED(random -> Covers.grate(random, true)),
    GRATE_CLEAN(random -> Covers.grate(random, false)),
    ROAD_FLOODED(random -> Street.water(random, true)),
    ROAD_DRAINED(random -> Street.water(random, false)),
    GARBAGE_HEAP(random -> Bins.yard(random, Bins.Look.HEAP)),
    GARBAGE_CLEAN(random -> Bins.yard(random, Bins.Look.CLEAN)),
    BIN_FULL(random -> Bins.yard(random, Bins.Look.FULL)),
    BIN_EMPTY(random -> Bins.yard(random, Bins.Look.EMPTIED)),
    CORRIDOR_BLOCKED(random -> Indoors.corridor(random, true)),
    CORRIDOR_CLEAR(random -> Indoors.corridor(random, false)),
    RADIATOR_COLD(random -> Indoors.radiator(random, 15.2)),
    RADIATOR_WARM(random -> Indoors.radiator(random, 21.4)),
    ADS_WALL(random -> Indoors.entrance(random, true)),
    ADS_CLEANED(random -> Indoors.entrance(random, false)),
    PAVEMENT_BROKEN(random -> Pavement.tiles(random, true)),
    PAVEMENT_MENDED(random -> Pavement.tiles(random, false)),
    PIPE_LEAK(random -> Pavement.pipe(random, true)),
    PIPE_MENDED(random -> Pavement.pipe(random, false)),
    SNOW_ICE(random -> Street.snow(random, true)),
    SNOW_CLEARED(random -> Street.snow(random, false)),
    TREE_FALLEN(random -> Street.tree(random, true)),
    TREE_CLEARED(random -> Street.tree(random, false)),
    CABLE_HANGING(random -> Street.cable(random, true)),
    CABLE_FIXED(random -> Street.cable(random, false)),
    FIRE_LANE_BLOCKED(random -> Estate.fireLane(random, true)),
    FIRE_LANE_CLEAR(random -> Estate.fireLane(random, false)),
    FITNESS_BROKEN(random -> Estate.walker(random, true)),
    FITNESS_MENDED(random -> Estate.walker(random, false)),
    BIKES_MESSY(random -> Shops.bikes(random, true)),
    BIKES_TIDY(random -> Shops.bikes(random, false)),
    STALL_STREET(random -> Shops.stalls(random, true)),
    STALL_CLEAR(random -> Shops.stalls(random, false));

    private final Function<Random, Stage> scene;

    Photograph(Function<Random, Stage> scene) {
        this.scene = scene;
    }

    /** By its name in the files of the demo, such as {@code lamp-dark}. */
    public static Photograph named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Draws it; the same variant is always the same picture. Trouble and remedy of one variant show the same place. */
    BufferedImage draw(int variant) {
        int pair = ordinal() / 2;
        return scene.apply(new Random(1_009L * pair + variant)).image();
    }
}
