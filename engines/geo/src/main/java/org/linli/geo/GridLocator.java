package org.linli.geo;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Coordinate;

/**
 * Finds the grid in which a place lies, today or on another day. Immutable, safe for many threads.
 *
 * <p><b>At a border:</b> grids are closed sets, so a place on a common border or corner lies in all that meet there;
 * the lowest id wins. The orientation tests are exact, so that a place belongs to the same grid in every run, on every
 * machine and in whatever order the grids were given. Overlapping grids follow the same rule.
 *
 * <p>All versions of the grids share one index: a reorganisation adds the grids that it changed. A cell of its raster
 * either lies in one grid, which is then known at once, or names the few grids whose rings must be asked.
 */
public final class GridLocator {

    private static final int CELLS_PER_AREA = 12;

    private final PackedAreas areas;
    private final CellDirectory directory;

    private GridLocator(List<DatedArea> sorted) {
        areas = new PackedAreas(sorted);
        directory = new CellDirectory(areas, CELLS_PER_AREA);
    }

    /** Of grids that are in force on every day. */
    public static GridLocator of(Collection<GridArea> areas) {
        return ofDated(areas.stream().map(DatedArea::always).toList());
    }

    /** Of grids with their periods; an id may have several. */
    public static GridLocator ofDated(Collection<DatedArea> areas) {
        return new GridLocator(areas.stream()
                .sorted(Comparator.comparingInt(
                                (DatedArea dated) -> dated.area().id())
                        .thenComparing(DatedArea::from))
                .toList());
    }

    /** How many areas it holds, each version counted. */
    public int size() {
        return areas.size();
    }

    /** The grid in which the place lies, empty if in none; of dated grids, the lowest of any day. */
    public OptionalInt locate(LonLat place) {
        int found = find(place.longitude(), place.latitude(), false, 0);
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(areas.id(found));
    }

    /** The grid in which the place lay on a day, empty if in none. */
    public OptionalInt locate(LonLat place, LocalDate on) {
        int found = find(place.longitude(), place.latitude(), true, PackedAreas.day(on));
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(areas.id(found));
    }

    /** {@link #locate(LonLat)} for millions of places: nothing is made on the way, {@code none} stands for no grid. */
    public int locate(double longitude, double latitude, int none) {
        int found = find(longitude, latitude, false, 0);
        return found < 0 ? none : areas.id(found);
    }

    /**
     * The grid in which the place lies, at distance 0, or else the nearest one within {@code maxMetres}; the lowest id
     * among equals.
     */
    public Optional<Nearest> nearest(LonLat place, double maxMetres) {
        OptionalInt inside = locate(place);
        if (inside.isPresent()) {
            return Optional.of(new Nearest(inside.getAsInt(), 0));
        }
        LocalPlane plane = new LocalPlane(place);
        Coordinate here = plane.toPlane(place);
        Optional<Nearest> best = Optional.empty();
        for (int area : directory.areasNear(LonLatBox.around(place, maxMetres).toEnvelope())) {
            Nearest found = new Nearest(areas.id(area), areas.metresToBorder(area, plane, here));
            if (found.metres <= maxMetres && (best.isEmpty() || found.isBefore(best.get()))) {
                best = Optional.of(found);
            }
        }
        return best;
    }

    private int find(double x, double y, boolean dated, int day) {
        int cell = directory.cell(x, y);
        if (cell < 0) {
            return -1;
        }
        int to = directory.to(cell);
        for (int entry = directory.from(cell); entry < to; entry++) {
            int area = directory.area(entry);
            if ((!dated || areas.isValidOn(area, day)) && (directory.isWhole(entry) || areas.covers(area, x, y))) {
                return area;
            }
        }
        return -1;
    }

    /**
     * A grid near a place.
     *
     * @param metres the distance to its border, 0 inside
     */
    public record Nearest(int id, double metres) {

        private boolean isBefore(Nearest other) {
            return metres < other.metres || (metres == other.metres && id < other.id);
        }
    }
}
