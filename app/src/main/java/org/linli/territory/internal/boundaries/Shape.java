package org.linli.territory.internal.boundaries;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.linli.geo.BoundaryCheck;
import org.linli.geo.BoundaryCheck.Finding;
import org.linli.geo.CoordinateSystem;
import org.linli.geo.Earth;
import org.linli.geo.Lattice;
import org.linli.geo.LonLat;
import org.linli.kernel.Refusal;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** A drawn area after the checks: usable, in WGS 84, or refused with the reasons and the places. */
sealed interface Shape {

    /** @param warnings flaws that do no harm, or the note that a repair was used */
    record Usable(Geometry geometry, List<Refusal> warnings) implements Shape {}

    /** An area that cannot be used as it is. */
    record Broken(List<Refusal> errors) implements Shape {}

    static Shape of(GeoFeature.Drawing drawing, CoordinateSystem datum, boolean acceptsRepair) {
        return switch (drawing) {
            case GeoFeature.Drawing.Unusable unusable -> new Broken(List.of(unusable.reason()));
            case GeoFeature.Drawing.Area area -> ofArea(area.polygons(), datum, acceptsRepair);
        };
    }

    private static Shape ofArea(List<List<List<Coordinate>>> polygons, CoordinateSystem datum, boolean acceptsRepair) {
        Set<Finding> findings = new LinkedHashSet<>();
        List<Polygon> parts = new ArrayList<>();
        for (List<List<Coordinate>> rings : polygons) {
            findings.addAll(BoundaryCheck.checkRings(rings));
            BoundaryCheck.polygon(rings).ifPresent(parts::add);
        }
        if (parts.size() != polygons.size() || parts.isEmpty()) {
            return new Broken(messages(findings));
        }
        Geometry drawn = parts.size() == 1
                ? parts.getFirst()
                : Lattice.FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
        if (parts.size() > 1 && findings.stream().noneMatch(Finding::isBlocking)) {
            findings.addAll(BoundaryCheck.check(drawn));
        }
        List<Refusal> messages = messages(findings);
        if (findings.stream().noneMatch(Finding::isBlocking)) {
            return converted(drawn, datum, messages);
        }
        Optional<Geometry> repaired = BoundaryCheck.repaired(drawn);
        if (repaired.isEmpty()) {
            return new Broken(messages);
        }
        Refusal change = areaChange(drawn, repaired.get(), acceptsRepair);
        messages.add(change);
        return acceptsRepair ? converted(repaired.get(), datum, messages) : new Broken(messages);
    }

    private static Shape converted(Geometry geometry, CoordinateSystem datum, List<Refusal> warnings) {
        if (datum == CoordinateSystem.WGS84 || datum == CoordinateSystem.CGCS2000) {
            // One and the same here, and looked over already.
            return new Usable(geometry, List.copyOf(warnings));
        }
        Geometry inWgs84 = geometry.copy();
        inWgs84.apply((CoordinateFilter) point -> {
            LonLat place = datum.toWgs84(LonLat.of(point));
            point.setX(place.longitude());
            point.setY(place.latitude());
        });
        inWgs84.geometryChanged();
        List<Finding> after = BoundaryCheck.check(inWgs84);
        return after.stream().anyMatch(Finding::isBlocking)
                ? new Broken(messages(after))
                : new Usable(inWgs84, List.copyOf(warnings));
    }

    private static Refusal areaChange(Geometry before, Geometry after, boolean isAccepted) {
        String key = isAccepted ? "territory.boundary.repaired" : "territory.boundary.repairable";
        return Refusal.of(key, Math.round(Earth.areaSquareMetres(before)), Math.round(Earth.areaSquareMetres(after)));
    }

    private static List<Refusal> messages(Iterable<Finding> findings) {
        List<Refusal> messages = new ArrayList<>();
        for (Finding finding : findings) {
            Refusal message = Refusal.of(
                    "territory." + finding.flaw().key(),
                    finding.where().map(Shape::shown).orElse(""));
            if (!messages.contains(message)) {
                messages.add(message);
            }
        }
        return messages;
    }

    private static String shown(Coordinate place) {
        return String.format(Locale.ROOT, "%.5f, %.5f", place.x, place.y);
    }
}
