package org.linli.territory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.geo.LonLatBox;
import org.locationtech.jts.geom.Geometry;

/** Units with their boundaries for others' maps, as of any day; public, so no scope is needed. */
public interface PublishedUnits {

    /** Differs whenever an answer may differ; for validators of caches. */
    String version();

    /** The levels, topmost first. */
    List<Level> listLevels();

    /** What the boundaries of a level have covered at any time; empty where it has none. */
    Optional<LonLatBox> findExtent(String level);

    /**
     * The zoom of the tile matrix set WebMercatorQuad from which a level is worth drawing: today's usual unit of it is
     * then {@value #FEWEST_PIXELS} or more of a tile's 256 pixels wide, so that a tile holds some hundreds of units at
     * most, however large the city is. Empty where no unit of the level has a boundary.
     */
    Optional<Integer> findFirstZoom(String level);

    /** See {@link #findFirstZoom}. */
    int FEWEST_PIXELS = 20;

    /** A page of a level, by number of the unit. */
    List<PublishedUnit> list(Query query);

    /** How many a query finds in all, counted to 10,000 and no further. */
    int countUpTo10001(Query query);

    /** The unit as it was at the end of the span, if it was. */
    Optional<PublishedUnit> find(String level, int unitNo, Span span);

    /** A level of the structure, for example {@code community}, 社区（村）. */
    record Level(String key, String name) {}

    /**
     * Days, both included.
     *
     * @param from absent: since ever
     */
    record Span(@Nullable LocalDate from, LocalDate to) {

        public static Span day(LocalDate day) {
            return new Span(day, day);
        }
    }

    /**
     * What is asked for.
     *
     * @param box in degrees; with it, units without a boundary do not match
     * @param after where the last page ended
     * @param limit at most so many
     */
    record Query(
            String level,
            Span span,
            @Nullable LonLatBox box,
            @Nullable Position after,
            int limit) {}

    /** The place of a version in the order of a list. */
    record Position(int unitNo, LocalDate validFrom) {}

    /**
     * A version of a unit.
     *
     * @param validTo first day on which it was no longer so
     * @param boundary in WGS 84 degrees
     * @param use what a dedicated grid is for; absent for an ordinary one and for what is no grid
     */
    record PublishedUnit(
            Unit unit,
            String civilCode,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable Geometry boundary,
            GridCell.@Nullable Use use) {}
}
