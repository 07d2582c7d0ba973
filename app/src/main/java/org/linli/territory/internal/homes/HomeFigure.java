package org.linli.territory.internal.homes;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How many homes there are, for all staff: numbers of doors, nothing about a single one.
 *
 * @param grids how many grids it is about
 * @param kept buildings whose doors are on record
 * @param counted homes of these
 * @param known homes that the map tells of the other buildings
 * @param unknown buildings of which neither is known
 * @param households behind the doors on record; absent below ten homes
 */
public record HomeFigure(
        int grids,
        int buildings,
        int kept,
        int counted,
        int known,
        int unknown,
        int shops,
        int offices,
        int others,
        @Nullable Integer households) {

    public static final HomeFigure NONE = new HomeFigure(0, 0, 0, 0, 0, 0, 0, 0, 0, null);

    /** Where the number of homes comes from. */
    public enum Source {
        COUNTED,
        PARTLY,
        MAP,
        UNKNOWN
    }

    /** Counted doors where they are on record, else what the map says. */
    public int homes() {
        return counted + known;
    }

    public Source source() {
        if (kept == 0) {
            return buildings == 0 || unknown == buildings ? Source.UNKNOWN : Source.MAP;
        }
        return kept == buildings ? Source.COUNTED : Source.PARTLY;
    }

    static HomeFigure sum(Collection<HomeFigure> parts) {
        return parts.stream().reduce(NONE, HomeFigure::plus);
    }

    private HomeFigure plus(HomeFigure other) {
        return new HomeFigure(
                grids + other.grids,
                buildings + other.buildings,
                kept + other.kept,
                counted + other.counted,
                known + other.known,
                unknown + other.unknown,
                shops + other.shops,
                offices + other.offices,
                others + other.others,
                households == null
                        ? other.households
                        : other.households == null ? households : Integer.valueOf(households + other.households));
    }
}
