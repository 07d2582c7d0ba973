package org.linli.territory.web.layers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.web.Requires;
import org.linli.territory.Territory;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.layers.LayerGrid;
import org.linli.territory.internal.layers.Layers;
import org.linli.territory.web.GeoJsonText;
import org.linli.territory.web.StructureDay;
import org.linli.territory.web.TerritoryPermissions;
import org.linli.territory.web.UnitJson;
import org.locationtech.jts.geom.Geometry;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Grids of layers and the integrated grid of each on a day, for other systems that know only their own codes. */
@RestController
class LayerApi {

    private static final MediaType GEO_JSON = MediaType.parseMediaType("application/geo+json");

    private final Layers layers;
    private final Territory territory;
    private final Snapshots snapshots;

    LayerApi(Layers layers, Territory territory, Snapshots snapshots) {
        this.layers = layers;
        this.territory = territory;
        this.snapshots = snapshots;
    }

    /**
     * A grid of a layer.
     *
     * @param until the first day without it
     * @param grid the integrated one on the day asked for; absent where nobody confirmed one
     */
    record LayerGridJson(
            String layer,
            String code,
            String name,
            int unitNo,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable UnitJson grid) {}

    record LayerGridsJson(LocalDate asOf, List<LayerGridJson> layers) {}

    /** At a unit or below; of an integrated grid the ones that belong to it. */
    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/api/v1/units/{no}/layer-grids")
    ResponseEntity<LayerGridsJson> list(
            Actor actor,
            @PathVariable int no,
            @RequestParam Optional<String> layer,
            @RequestParam Optional<String> code,
            @RequestParam Optional<String> asOf) {
        LocalDate day = StructureDay.of(asOf, snapshots.today());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new LayerGridsJson(
                        day,
                        layers.listOn(actor, no, day, false).stream()
                                .filter(grid -> layer.filter(key -> !key.equals(grid.layer()))
                                                .isEmpty()
                                        && code.filter(text -> !text.equals(grid.code()))
                                                .isEmpty())
                                .map(grid -> json(grid, day))
                                .toList()));
    }

    private LayerGridJson json(LayerGrid grid, LocalDate day) {
        return new LayerGridJson(
                grid.layer(),
                grid.code(),
                grid.name(),
                grid.unitNo(),
                grid.from(),
                grid.until(),
                grid.belongingOn(day)
                        .flatMap(one -> territory.findUnit(one.gridNo(), day))
                        .map(UnitJson::of)
                        .orElse(null));
    }

    /** Those that are drawn, as a layer of a map, which labels each with its code. */
    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/api/v1/units/{no}/layer-grids.geojson")
    ResponseEntity<String> drawn(Actor actor, @PathVariable int no, @RequestParam Optional<String> layer) {
        try (GeoJsonText json = new GeoJsonText()) {
            int id = 1;
            for (LayerGrid grid : layers.listOn(actor, no, snapshots.today(), true)) {
                Geometry shape = grid.shape();
                if (shape != null
                        && layer.filter(key -> !key.equals(grid.layer())).isEmpty()) {
                    json.add(
                            id++,
                            shape,
                            new TreeMap<>(Map.of("name", grid.code(), "title", grid.name(), "layer", grid.layer())));
                }
            }
            return ResponseEntity.ok()
                    .contentType(GEO_JSON)
                    .cacheControl(CacheControl.noStore())
                    .body(json.finish());
        }
    }
}
