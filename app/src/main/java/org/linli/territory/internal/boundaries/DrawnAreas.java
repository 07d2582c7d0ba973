package org.linli.territory.internal.boundaries;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.geo.CoordinateSystem;
import org.linli.kernel.Outcome;
import org.linli.territory.SourceFile;
import org.locationtech.jts.geom.Geometry;

/** Named areas that somebody drew, as GeoJSON in WGS 84 degrees. */
public final class DrawnAreas {

    private static final String NAME = "name";

    private DrawnAreas() {}

    /** The areas by the property {@code name}, in their order; refused with the first flaw of the first area that has one. */
    public static Outcome<Map<String, Geometry>> read(String geoJson) {
        return GeoJsonReader.read(
                        new SourceFile("GeoJSON", geoJson.getBytes(StandardCharsets.UTF_8)), feature -> feature)
                .then(DrawnAreas::areas);
    }

    private static Outcome<Map<String, Geometry>> areas(List<GeoFeature> features) {
        Map<String, Geometry> areas = new LinkedHashMap<>();
        for (GeoFeature feature : features) {
            switch (Shape.of(feature.drawing(), CoordinateSystem.WGS84, false)) {
                case Shape.Broken broken -> {
                    return Outcome.refused(broken.errors().getFirst());
                }
                case Shape.Usable usable -> areas.put(feature.properties().getOrDefault(NAME, ""), usable.geometry());
            }
        }
        return Outcome.done(areas);
    }
}
