package org.linli.exchange.web.ogc;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.geo.LonLatBox;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.linli.territory.PublishedUnits;
import org.linli.territory.PublishedUnits.Level;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The entrance of the OGC API: landing page, conformance, collections. */
@RestController
class CollectionsController {

    private static final String PUBLIC = "what is published says so to everybody";

    private static final List<String> CONFORMS_TO = List.of(
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt");

    private final PublishedUnits units;

    CollectionsController(PublishedUnits units) {
        this.units = units;
    }

    record Landing(String title, String description, List<Link> links) {}

    record Conformance(List<String> conformsTo) {}

    record Collections(List<Link> links, List<Collection> collections) {}

    /** Where the boundaries of a collection lie. */
    record Extent(Spatial spatial) {

        record Spatial(List<List<Double>> bbox, String crs) {}

        static Extent of(LonLatBox box) {
            List<Double> corners = List.of(
                    box.southWest().longitude(),
                    box.southWest().latitude(),
                    box.northEast().longitude(),
                    box.northEast().latitude());
            return new Extent(new Spatial(List.of(corners), Crs.CRS84.uri()));
        }
    }

    record Collection(
            String id,
            String title,
            String itemType,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Extent extent,

            List<String> crs,
            String storageCrs,
            List<Link> links) {}

    @OpenToAll(because = PUBLIC)
    @GetMapping("/ogc")
    Landing landing(HttpServletRequest request) {
        Addresses at = Addresses.of(request);
        return new Landing(
                "邻里 Linli",
                "辖区与网格：名称、代码、边界，任意一天。Units and grids: names, codes, boundaries, of any day.",
                List.of(
                        at.to("/ogc", "self", Addresses.JSON, "this document"),
                        at.to("/v3/api-docs", "service-desc", Addresses.OPEN_API, "description of the API"),
                        at.to("/ogc/conformance", "conformance", Addresses.JSON, "conformance classes"),
                        at.to("/ogc/collections", "data", Addresses.JSON, "collections"),
                        at.to(
                                "/ogc/collections",
                                "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector",
                                Addresses.JSON,
                                "vector tiles, by collection")));
    }

    @OpenToAll(because = PUBLIC)
    @GetMapping("/ogc/conformance")
    Conformance conformance() {
        return new Conformance(CONFORMS_TO);
    }

    @OpenToAll(because = PUBLIC)
    @GetMapping("/ogc/collections")
    Collections collections(HttpServletRequest request) {
        Addresses at = Addresses.of(request);
        return new Collections(
                List.of(at.to("/ogc/collections", "self", Addresses.JSON, "this document")),
                units.listLevels().stream().map(level -> collection(level, at)).toList());
    }

    @OpenToAll(because = PUBLIC)
    @GetMapping("/ogc/collections/{level}")
    Collection collection(HttpServletRequest request, @PathVariable String level) {
        return units.listLevels().stream()
                .filter(one -> one.key().equals(level))
                .findFirst()
                .map(one -> collection(one, Addresses.of(request)))
                .orElseThrow(NotFound::new);
    }

    private Collection collection(Level level, Addresses at) {
        String path = "/ogc/collections/" + level.key();
        return new Collection(
                level.key(),
                level.name(),
                "feature",
                units.findExtent(level.key()).map(Extent::of).orElse(null),
                Crs.uris(),
                Crs.CRS84.uri(),
                List.of(
                        at.to(path, "self", Addresses.JSON, level.name()),
                        at.to(path + "/items", "items", Addresses.GEO_JSON, level.name()),
                        at.to(
                                path + "/tiles",
                                "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector",
                                Addresses.JSON,
                                level.name())));
    }
}
