package org.linli.territory.internal.boundaries;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.geo.CoordinateSystem;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.territory.SourceFile;
import org.locationtech.jts.geom.Geometry;

/** Named areas that somebody drew, in WGS 84 degrees. */
public final class DrawnAreas {

    private static final String NAME = "name";

    private DrawnAreas() {}

    /**
     * An area of a map.
     *
     * @param number position in the file, from 1
     * @param shape absent where it cannot be used
     * @param remarks why it cannot, or flaws that do no harm
     */
    public record Area(
            int number,
            Map<String, String> properties,
            @Nullable Geometry shape,
            List<Refusal> remarks) {}

    /**
     * The areas of a map of any format that boundaries may have.
     *
     * @param datum of the coordinates, where somebody chose one
     */
    public static Outcome<List<Area>> list(SourceFile map, @Nullable CoordinateSystem datum) {
        return Boundaries.read(map, datum != null, feature -> switch (Shape.of(
                feature.inDegrees(), CheckedFeature.datum(feature, datum), false)) {
            case Shape.Broken broken -> new Area(feature.number(), feature.properties(), null, broken.errors());
            case Shape.Usable usable ->
                new Area(feature.number(), feature.properties(), usable.geometry(), usable.warnings());
        });
    }

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
