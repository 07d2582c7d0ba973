package org.linli.exchange.web.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.linli.territory.PublishedUnits;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** OGC API – Tiles: today's boundaries of a level as vector tiles of WebMercatorQuad. */
@RestController
class TilesController {

    private static final String PUBLIC = "boundaries of units are public";
    private static final String MATRIX_SET = "WebMercatorQuad";
    private static final String MATRIX_SET_URI = "http://www.opengis.net/def/tilematrixset/OGC/1.0/" + MATRIX_SET;
    private static final CacheControl SHORTLY =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final PublishedUnits units;
    private final VectorTiles tiles;

    TilesController(PublishedUnits units, VectorTiles tiles) {
        this.units = units;
        this.tiles = tiles;
    }

    record Tilesets(List<Link> links, List<Tileset> tilesets) {}

    record Tileset(
            String title,
            String dataType,
            String crs,
            String tileMatrixSetURI,
            List<TiledLayer> layers,
            List<Link> links) {}

    /** @param minTileMatrix the zoom from which the level is drawn; tiles of lower zooms are empty */
    record TiledLayer(String id, String dataType, String minTileMatrix, String maxTileMatrix) {}

    @OpenToAll(because = PUBLIC)
    @GetMapping("/ogc/collections/{level}/tiles")
    Tilesets tilesets(HttpServletRequest request, @PathVariable String level) {
        Addresses at = Addresses.of(request);
        String path = "/ogc/collections/" + level + "/tiles";
        return new Tilesets(
                List.of(at.to(path, "self", Addresses.JSON, level)), List.of(describe(level, Addresses.of(request))));
    }

    @OpenToAll(because = PUBLIC)
    @GetMapping("/ogc/collections/{level}/tiles/" + MATRIX_SET)
    Tileset tileset(HttpServletRequest request, @PathVariable String level) {
        return describe(level, Addresses.of(request));
    }

    @OpenToAll(because = PUBLIC)
    @GetMapping("/ogc/collections/{level}/tiles/" + MATRIX_SET + "/{zoom}/{row}/{column}")
    ResponseEntity<byte[]> tile(
            @PathVariable String level, @PathVariable int zoom, @PathVariable int row, @PathVariable int column) {
        known(level);
        if (!WebMercator.exists(zoom, row, column)) {
            throw new NotFound();
        }
        byte[] tile = tiles.tile(level, zoom, row, column);
        if (tile.length == 0) {
            return ResponseEntity.noContent().cacheControl(SHORTLY).build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Addresses.VECTOR_TILE))
                .cacheControl(SHORTLY)
                // A weak one: what has a strong one is not compressed.
                .eTag("W/\"" + tiles.version() + "\"")
                .body(tile);
    }

    private Tileset describe(String level, Addresses at) {
        String name = known(level);
        String path = "/ogc/collections/" + level + "/tiles/" + MATRIX_SET;
        return new Tileset(
                name,
                "vector",
                "http://www.opengis.net/def/crs/EPSG/0/3857",
                MATRIX_SET_URI,
                List.of(new TiledLayer(
                        level,
                        "vector",
                        Integer.toString(units.findFirstZoom(level).orElse(0)),
                        Integer.toString(WebMercator.DEEPEST))),
                List.of(
                        at.to(path, "self", Addresses.JSON, name),
                        at.to(path + "/{tileMatrix}/{tileRow}/{tileCol}", "item", Addresses.VECTOR_TILE, name),
                        new Link(
                                MATRIX_SET_URI,
                                "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme",
                                Addresses.JSON,
                                MATRIX_SET)));
    }

    private String known(String level) {
        return units.listLevels().stream()
                .filter(one -> one.key().equals(level))
                .map(PublishedUnits.Level::name)
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
