package org.linli.geo;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Finds the grid in which a place lies. Immutable, safe for many threads.
 *
 * <p><b>At a border:</b> grids are closed sets, so a place on a common border or corner lies in all that meet there;
 * the lowest id wins. The orientation tests are exact, so that a place belongs to the same grid in every run, on every
 * machine and in whatever order the grids were given. Overlapping grids follow the same rule.
 */
public final class GridLocator {

    private final STRtree index = new STRtree();
    private final int size;

    private GridLocator(Collection<GridArea> areas) {
        for (GridArea area : areas) {
            index.insert(area.shape().getEnvelopeInternal(), new Indexed(area));
        }
        index.build();
        size = areas.size();
    }

    public static GridLocator of(Collection<GridArea> areas) {
        return new GridLocator(areas);
    }

    /** How many grids it holds. */
    public int size() {
        return size;
    }

    /** The grid in which the place lies, empty if in none. */
    public OptionalInt locate(LonLat place) {
        Coordinate point = place.toCoordinate();
        return candidates(new Envelope(point)).stream()
                .filter(candidate -> candidate.covers(point))
                .mapToInt(Indexed::id)
                .min();
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
        Point here = Lattice.FACTORY.createPoint(plane.toPlane(place));
        Optional<Nearest> best = Optional.empty();
        for (Indexed candidate : candidates(LonLatBox.around(place, maxMetres).toEnvelope())) {
            double metres = plane.toPlane(candidate.area.shape()).distance(here);
            Nearest found = new Nearest(candidate.id(), metres);
            if (metres <= maxMetres && (best.isEmpty() || found.isBefore(best.get()))) {
                best = Optional.of(found);
            }
        }
        return best;
    }

    private List<Indexed> candidates(Envelope envelope) {
        @SuppressWarnings("unchecked") // JTS declares the raw type
        List<Indexed> found = index.query(envelope);
        return found;
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

    private static final class Indexed {

        private final GridArea area;
        private final IndexedPointInAreaLocator locator;

        Indexed(GridArea area) {
            this.area = area;
            this.locator = new IndexedPointInAreaLocator(area.shape());
        }

        int id() {
            return area.id();
        }

        boolean covers(Coordinate point) {
            return locator.locate(point) != Location.EXTERIOR;
        }
    }
}
