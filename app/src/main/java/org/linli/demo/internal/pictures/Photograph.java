package org.linli.demo.internal.pictures;

import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Random;

/** Motifs of the demo, in pairs: the trouble, and the same place after it was dealt with. */
public enum Photograph {
    LAMP_DARK,
    LAMP_LIT,
    COVER_OPEN,
    COVER_FIXED,
    SEWAGE_OVERFLOW,
    SEWAGE_CLEAN,
    GRATE_CLOGGED,
    GRATE_CLEAN,
    ROAD_FLOODED,
    ROAD_DRAINED,
    GARBAGE_HEAP,
    GARBAGE_CLEAN,
    BIN_FULL,
    BIN_EMPTY,
    CORRIDOR_BLOCKED,
    CORRIDOR_CLEAR,
    RADIATOR_COLD,
    RADIATOR_WARM,
    ADS_WALL,
    ADS_CLEANED,
    PAVEMENT_BROKEN,
    PAVEMENT_MENDED,
    PIPE_LEAK,
    PIPE_MENDED,
    SNOW_ICE,
    SNOW_CLEARED,
    TREE_FALLEN,
    TREE_CLEARED,
    CABLE_HANGING,
    CABLE_FIXED,
    FIRE_LANE_BLOCKED,
    FIRE_LANE_CLEAR,
    FITNESS_BROKEN,
    FITNESS_MENDED,
    BIKES_MESSY,
    BIKES_TIDY,
    STALL_STREET,
    STALL_CLEAR;

    /** By its name in the files of the demo, such as {@code lamp-dark}. */
    public static Photograph named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Draws it; the same variant is always the same picture. Trouble and remedy of one variant show the same place. */
    BufferedImage draw(int variant) {
        String place = name().substring(0, name().indexOf('_'));
        return scene(new Random(1_009L * place.hashCode() + variant)).image();
    }

    private Stage scene(Random random) {
        return switch (this) {
            case LAMP_DARK -> Night.street(random, false);
            case LAMP_LIT -> Night.street(random, true);
            case COVER_OPEN -> Covers.manhole(random, Covers.Look.OPEN);
            case COVER_FIXED -> Covers.manhole(random, Covers.Look.FIXED);
            case SEWAGE_OVERFLOW -> Covers.manhole(random, Covers.Look.OVERFLOWING);
            case SEWAGE_CLEAN -> Covers.manhole(random, Covers.Look.CLEAN);
            case GRATE_CLOGGED -> Covers.grate(random, true);
            case GRATE_CLEAN -> Covers.grate(random, false);
            case ROAD_FLOODED -> Street.water(random, true);
            case ROAD_DRAINED -> Street.water(random, false);
            case GARBAGE_HEAP -> Bins.yard(random, Bins.Look.HEAP);
            case GARBAGE_CLEAN -> Bins.yard(random, Bins.Look.CLEAN);
            case BIN_FULL -> Bins.yard(random, Bins.Look.FULL);
            case BIN_EMPTY -> Bins.yard(random, Bins.Look.EMPTIED);
            case CORRIDOR_BLOCKED -> Indoors.corridor(random, true);
            case CORRIDOR_CLEAR -> Indoors.corridor(random, false);
            case RADIATOR_COLD -> Indoors.radiator(random, 15.2);
            case RADIATOR_WARM -> Indoors.radiator(random, 21.4);
            case ADS_WALL -> Indoors.entrance(random, true);
            case ADS_CLEANED -> Indoors.entrance(random, false);
            case PAVEMENT_BROKEN -> Pavement.tiles(random, true);
            case PAVEMENT_MENDED -> Pavement.tiles(random, false);
            case PIPE_LEAK -> Pavement.pipe(random, true);
            case PIPE_MENDED -> Pavement.pipe(random, false);
            case SNOW_ICE -> Street.snow(random, true);
            case SNOW_CLEARED -> Street.snow(random, false);
            case TREE_FALLEN -> Street.tree(random, true);
            case TREE_CLEARED -> Street.tree(random, false);
            case CABLE_HANGING -> Street.cable(random, true);
            case CABLE_FIXED -> Street.cable(random, false);
            case FIRE_LANE_BLOCKED -> Estate.fireLane(random, true);
            case FIRE_LANE_CLEAR -> Estate.fireLane(random, false);
            case FITNESS_BROKEN -> Estate.walker(random, true);
            case FITNESS_MENDED -> Estate.walker(random, false);
            case BIKES_MESSY -> Shops.bikes(random, true);
            case BIKES_TIDY -> Shops.bikes(random, false);
            case STALL_STREET -> Shops.stalls(random, true);
            case STALL_CLEAR -> Shops.stalls(random, false);
        };
    }
}
