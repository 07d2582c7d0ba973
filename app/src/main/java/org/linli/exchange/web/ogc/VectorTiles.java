package org.linli.exchange.web.ogc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.linli.territory.PublishedUnits;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** Today's boundaries of all levels as tiles; what was drawn is kept while it is true. */
@Component
class VectorTiles {

    private static final long CACHE_BYTES = 64L * 1024 * 1024;

    private final Territory territory;
    private final PublishedUnits units;
    private final Cache<LayerKey, TileLayer> layers =
            Caffeine.newBuilder().maximumSize(8).build();
    private final Cache<TileKey, byte[]> tiles = Caffeine.newBuilder()
            .maximumWeight(CACHE_BYTES)
            .weigher((TileKey key, byte[] tile) -> tile.length + 64)
            .build();

    VectorTiles(Territory territory, PublishedUnits units) {
        this.territory = territory;
        this.units = units;
    }

    private record LayerKey(String level, String version) {}

    private record TileKey(LayerKey layer, int zoom, int row, int column) {}

    String version() {
        return units.version();
    }

    /** @return see {@link TileLayer#tile} */
    byte[] tile(String level, int zoom, int row, int column) {
        if (zoom < units.findFirstZoom(level).orElse(0)) {
            return TileLayer.NOTHING;
        }
        return tiles.get(
                new TileKey(new LayerKey(level, version()), zoom, row, column),
                key -> layers.get(key.layer(), this::layer).tile(key.zoom(), key.row(), key.column()));
    }

    private TileLayer layer(LayerKey key) {
        List<TileLayer.Shape> shapes = territory.listRoots().stream()
                .flatMap(root -> territory.listAtLevel(root.no(), key.level()).stream())
                .flatMap(unit -> territory.findBoundary(unit.no()).map(boundary -> shape(unit, boundary)).stream())
                .toList();
        return new TileLayer(key.level(), units.findFirstZoom(key.level()).orElse(0), shapes);
    }

    private static TileLayer.Shape shape(Unit unit, Geometry boundary) {
        return new TileLayer.Shape(unit.no(), unit.code(), unit.name(), boundary);
    }
}
