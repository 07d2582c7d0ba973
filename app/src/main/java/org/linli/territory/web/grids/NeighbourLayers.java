package org.linli.territory.web.grids;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.web.GeoJsonText;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/**
 * What lies around a unit while its grids are drawn: units of its level that touch it or nearly do, and their grids. Not
 * simplified, so that whoever draws along it meets it to the centimetre.
 */
@Component
public class NeighbourLayers {

    /** Some fifty metres: across a street. */
    private static final double NEAR_DEGREES = 0.0005;

    private static final int MOST_NEIGHBOURS = 60;

    /** Neighbours are looked for below the unit two steps up: a community's in its whole district. */
    private static final int STEPS_UP = 2;

    private final Territory territory;
    private final Snapshots snapshots;
    private final Cache<Request, String> answers =
            Caffeine.newBuilder().maximumSize(100).build();

    NeighbourLayers(Territory territory, Snapshots snapshots) {
        this.territory = territory;
        this.snapshots = snapshots;
    }

    private record Request(int unitNo, String version) {}

    public String around(int unitNo) {
        Unit unit = territory.getUnit(unitNo);
        return answers.get(new Request(unitNo, snapshots.versionTag()), asked -> draw(unit));
    }

    private String draw(Unit unit) {
        try (GeoJsonText json = new GeoJsonText()) {
            territory.findBoundary(unit.no()).ifPresent(ground -> {
                for (Unit neighbour : neighbours(unit, ground)) {
                    add(json, neighbour);
                    territory.listChildren(neighbour.no()).stream()
                            .filter(child -> child.level().equals("grid"))
                            .forEach(grid -> add(json, grid));
                }
            });
            return json.finish();
        }
    }

    private List<Unit> neighbours(Unit unit, Geometry ground) {
        List<Unit> path = territory.listPath(unit.no());
        Unit top = path.get(Math.max(0, path.size() - 1 - STEPS_UP));
        Envelope near = new Envelope(ground.getEnvelopeInternal());
        near.expandBy(NEAR_DEGREES);
        return territory.listAtLevel(top.no(), unit.level()).stream()
                .filter(other -> other.no() != unit.no())
                .filter(other -> isNear(territory.findBoundary(other.no()), ground, near))
                .limit(MOST_NEIGHBOURS)
                .toList();
    }

    private static boolean isNear(Optional<Geometry> other, Geometry ground, Envelope near) {
        return other.filter(shape -> near.intersects(shape.getEnvelopeInternal()))
                .filter(shape -> shape.isWithinDistance(ground, NEAR_DEGREES))
                .isPresent();
    }

    private void add(GeoJsonText json, Unit unit) {
        territory
                .findBoundary(unit.no())
                .ifPresent(shape -> json.add(unit.no(), shape, Map.of("name", unit.name(), "level", unit.level())));
    }
}
