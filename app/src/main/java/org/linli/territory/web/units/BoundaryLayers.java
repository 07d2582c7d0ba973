package org.linli.territory.web.units;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.geo.LocalPlane;
import org.linli.geo.LonLat;
import org.linli.kernel.web.BadInput;
import org.linli.territory.GridCell;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.GridUses;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.web.GeoJsonText;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** Boundaries as GeoJSON, simplified together so that neighbours stay neighbours; the last answers are kept. */
@Component
class BoundaryLayers {

    private static final int MOST = 2_000;
    private static final int LONGEST_TOLERANCE_METRES = 5_000;
    private static final double DEFAULT_SHARE_OF_EXTENT = 1 / 4_000.0;

    private final Territory territory;
    private final Snapshots snapshots;
    private final GridUses uses;
    private final Cache<Request, String> answers =
            Caffeine.newBuilder().maximumSize(200).build();

    BoundaryLayers(Territory territory, Snapshots snapshots, GridUses uses) {
        this.uses = uses;
        this.territory = territory;
        this.snapshots = snapshots;
    }

    private record Request(
            int unitNo, @Nullable String level, @Nullable Integer toleranceMetres, String version) {}

    /** Changes whenever an answer may change. */
    String version() {
        return snapshots.versionTag();
    }

    /**
     * The boundaries of a level at or below the unit, or of the unit and its children.
     *
     * @param toleranceMetres how far a border may move; absent for a value that does not show at the size of a screen
     */
    String boundaries(int unitNo, @Nullable String level, @Nullable Integer toleranceMetres) {
        if (toleranceMetres != null && (toleranceMetres < 0 || toleranceMetres > LONGEST_TOLERANCE_METRES)) {
            throw new BadInput("tolerance", "territory.bad.tolerance", LONGEST_TOLERANCE_METRES);
        }
        Unit unit = territory.getUnit(unitNo);
        Request request = new Request(unitNo, level, toleranceMetres, version());
        return answers.get(request, asked -> draw(unit, asked));
    }

    private String draw(Unit unit, Request request) {
        List<Unit> units =
                request.level() == null ? withChildren(unit) : territory.listAtLevel(unit.no(), request.level());
        Map<Boolean, List<Drawn>> own = units.stream()
                .flatMap(one -> territory.findBoundary(one.no()).map(shape -> new Drawn(one, shape)).stream())
                .limit(MOST + 1L)
                .collect(Collectors.partitioningBy(one -> one.unit().no() == unit.no()));
        List<Drawn> below = own.getOrDefault(false, List.of());
        if (below.size() > MOST) {
            throw new BadInput("level", "territory.bad.too-many", MOST);
        }
        Map<Integer, GridCell.Use> dedicated = uses.on(
                units.stream()
                        .filter(one -> one.level().equals("grid"))
                        .map(Unit::no)
                        .toList(),
                snapshots.today());
        try (GeoJsonText json = new GeoJsonText()) {
            write(json, own.getOrDefault(true, List.of()), request.toleranceMetres(), dedicated);
            write(json, below, request.toleranceMetres(), dedicated);
            return json.finish();
        }
    }

    private record Drawn(Unit unit, Geometry shape) {}

    private List<Unit> withChildren(Unit unit) {
        List<Unit> units = new ArrayList<>(territory.listChildren(unit.no()));
        units.addFirst(unit);
        return units;
    }

    private static void write(
            GeoJsonText json,
            List<Drawn> drawn,
            @Nullable Integer toleranceMetres,
            Map<Integer, GridCell.Use> dedicated) {
        if (drawn.isEmpty()) {
            return;
        }
        Geometry[] shapes = drawn.stream().map(Drawn::shape).toArray(Geometry[]::new);
        Geometry[] simple = CoverageSimplifier.simplify(shapes, toleranceDegrees(shapes, toleranceMetres));
        for (int i = 0; i < simple.length; i++) {
            Unit unit = drawn.get(i).unit();
            Geometry shape = simple[i].isEmpty() ? shapes[i] : simple[i];
            Map<String, String> properties = new HashMap<>(Map.of(
                    "code", unit.code(), "name", unit.name(), "level", unit.level(), "url", "/units/" + unit.no()));
            GridCell.Use use = dedicated.get(unit.no());
            if (use != null) {
                properties.put("dedicatedTo", use.name());
            }
            json.add(unit.no(), shape, properties);
        }
    }

    private static double toleranceDegrees(Geometry[] shapes, @Nullable Integer metres) {
        Envelope extent = new Envelope();
        for (Geometry shape : shapes) {
            extent.expandToInclude(shape.getEnvelopeInternal());
        }
        if (metres == null) {
            return Math.max(extent.getWidth(), extent.getHeight()) * DEFAULT_SHARE_OF_EXTENT;
        }
        return metres
                / new LocalPlane(LonLat.of(Optional.ofNullable(extent.centre()).orElseThrow()))
                        .metresPerDegreeLatitude();
    }
}
