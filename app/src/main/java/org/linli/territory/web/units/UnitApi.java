package org.linli.territory.web.units;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.geo.CoordinateSystem;
import org.linli.geo.LonLat;
import org.linli.kernel.web.BadInput;
import org.linli.kernel.web.OpenToAll;
import org.linli.territory.MapFeature;
import org.linli.territory.MapFeatures;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.StoredMapFeatures;
import org.linli.territory.web.GeoJsonText;
import org.linli.territory.web.UnitJson;
import org.linli.territory.web.grids.NeighbourLayers;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Units, boundaries and addresses for machines and maps: public, bounded, cacheable. */
@RestController
public class UnitApi {

    private static final String PUBLIC = "names, codes and boundaries of units and addresses of buildings are public";
    private static final MediaType GEO_JSON = MediaType.parseMediaType("application/geo+json");
    private static final CacheControl CACHED =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();
    private static final int MOST_CHILDREN = 1_000;
    private static final int MOST_FEATURES = 5_000;
    private static final int SUGGESTED = 10;
    private static final int LONGEST_QUERY = 60;

    private final Territory territory;
    private final BoundaryLayers boundaries;
    private final NeighbourLayers neighbours;
    private final StoredMapFeatures features;

    UnitApi(Territory territory, BoundaryLayers boundaries, NeighbourLayers neighbours, StoredMapFeatures features) {
        this.neighbours = neighbours;
        this.territory = territory;
        this.boundaries = boundaries;
        this.features = features;
    }

    /** A unit with everything above it, topmost first. */
    record UnitWithPath(UnitJson unit, List<UnitJson> path, int childCount) {}

    /** Children, at most a thousand of them, and how many there are. */
    record Children(List<UnitJson> units, int count) {}

    /**
     * Where a place lies.
     *
     * @param name path of the unit as text; empty when the place lies in none
     */
    record Located(@Nullable UnitJson unit, List<UnitJson> path, String name) {}

    /** An address with its place in WGS 84. */
    record AddressJson(String address, String name, int unitNo, double lon, double lat) {}

    @OpenToAll(because = PUBLIC)
    @GetMapping(path = "/api/v1/units", params = "q")
    ResponseEntity<List<UnitJson>> search(@RequestParam String q) {
        return cached(territory.search(bounded(q), SUGGESTED).stream()
                .map(UnitJson::of)
                .toList());
    }

    @OpenToAll(because = PUBLIC)
    @GetMapping("/api/v1/units/{no}")
    ResponseEntity<UnitWithPath> unit(@PathVariable int no) {
        Unit unit = territory.getUnit(no);
        return cached(new UnitWithPath(
                UnitJson.of(unit),
                territory.listPath(no).stream().map(UnitJson::of).toList(),
                territory.listChildren(no).size()));
    }

    @OpenToAll(because = PUBLIC)
    @GetMapping("/api/v1/units/{no}/children")
    ResponseEntity<Children> children(@PathVariable int no) {
        territory.getUnit(no);
        List<Unit> children = territory.listChildren(no);
        return cached(new Children(
                children.stream().limit(MOST_CHILDREN).map(UnitJson::of).toList(), children.size()));
    }

    @OpenToAll(because = PUBLIC)
    @GetMapping("/api/v1/units/{no}/boundaries.geojson")
    ResponseEntity<String> boundaries(
            @PathVariable int no, @RequestParam Optional<String> level, @RequestParam Optional<Integer> tolerance) {
        return ResponseEntity.ok()
                .contentType(GEO_JSON)
                .cacheControl(CACHED)
                .eTag(boundaries.version())
                .body(boundaries.boundaries(no, level.orElse(null), tolerance.orElse(null)));
    }

    /** The units of the same level around it, each with its grids. */
    @OpenToAll(because = PUBLIC)
    @GetMapping("/api/v1/units/{no}/neighbours.geojson")
    ResponseEntity<String> neighbours(@PathVariable int no) {
        return ResponseEntity.ok()
                .contentType(GEO_JSON)
                .cacheControl(CACHED)
                .eTag(boundaries.version())
                .body(neighbours.around(no));
    }

    @OpenToAll(because = PUBLIC)
    @GetMapping("/api/v1/units/{no}/features.geojson")
    ResponseEntity<String> features(
            @PathVariable int no, @RequestParam(defaultValue = MapFeatures.BUILDINGS) String layer) {
        territory.getUnit(no);
        List<MapFeature> found = features.list(no, layer, MOST_FEATURES);
        try (GeoJsonText json = new GeoJsonText()) {
            int id = 1;
            for (MapFeature feature : found) {
                Map<String, String> properties = new TreeMap<>(feature.properties());
                properties.put("name", feature.name());
                properties.put("layer", layer);
                json.add(id++, feature.shape(), properties);
            }
            return ResponseEntity.ok()
                    .contentType(GEO_JSON)
                    .cacheControl(CACHED)
                    .body(json.finish());
        }
    }

    @OpenToAll(because = PUBLIC)
    @GetMapping("/api/v1/locate")
    ResponseEntity<Located> locate(
            @RequestParam double lon, @RequestParam double lat, @RequestParam(defaultValue = "wgs84") String crs) {
        CoordinateSystem system =
                CoordinateSystem.named(crs).orElseThrow(() -> new BadInput("crs", "territory.bad.crs"));
        if (!LonLat.inRange(lon, lat)) {
            throw new BadInput("lon", "territory.bad.place");
        }
        return cached(territory
                .locate(system.toWgs84(new LonLat(lon, lat)))
                .map(unit -> {
                    List<Unit> path = territory.listPath(unit.no());
                    return new Located(
                            UnitJson.of(unit),
                            path.stream().map(UnitJson::of).toList(),
                            String.join(" ", path.stream().map(Unit::name).toList()));
                })
                .orElseGet(() -> new Located(null, List.of(), "")));
    }

    @OpenToAll(because = PUBLIC)
    @GetMapping("/api/v1/addresses")
    ResponseEntity<List<AddressJson>> addresses(@RequestParam String q) {
        return cached(features.findAddresses(bounded(q)).stream()
                .map(address -> new AddressJson(
                        address.text(),
                        address.name(),
                        address.unitNo(),
                        address.place().longitude(),
                        address.place().latitude()))
                .toList());
    }

    private static String bounded(String q) {
        if (q.length() > LONGEST_QUERY) {
            throw new BadInput("q", "territory.bad.query", LONGEST_QUERY);
        }
        return q;
    }

    private static <T> ResponseEntity<T> cached(T body) {
        return ResponseEntity.ok().cacheControl(CACHED).body(body);
    }
}
