package org.linli.exchange.web.ogc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.sebasbaumh.mapbox.vectortile.VectorTile;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.GeomMinSizeFilter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.JtsAdapter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.UserDataKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.build.MvtLayerParams;
import io.github.sebasbaumh.mapbox.vectortile.build.MvtLayerProps;
import io.github.sebasbaumh.mapbox.vectortile.util.MvtUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.linli.geo.Lattice;
import org.linli.territory.PublishedUnits;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.springframework.stereotype.Component;

/**
 * Today's boundaries of a level, cut into tiles. Borders are drawn as fine as a tile can show, the same for both
 * neighbours, so no gap opens between them; what is smaller than a dot is left out.
 */
@Component
class VectorTiles {

    private static final int EXTENT = 4_096;

    /** Units of the extent that are drawn beyond the border of a tile, so that outlines do not end at it. */
    private static final int MARGIN = 64;

    private static final double SMALLEST_AREA = 2;
    private static final double SMALLEST_LENGTH = 1;
    private static final long CACHE_BYTES = 64L * 1024 * 1024;

    private final Territory territory;
    private final PublishedUnits units;
    private final Cache<LayerKey, STRtree> layers =
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

    private record Drawn(Unit unit, Geometry metres) {}

    String version() {
        return units.version();
    }

    /** @return the tile by the Mapbox Vector Tile specification 2.1; empty where nothing lies */
    byte[] tile(String level, int zoom, int row, int column) {
        LayerKey layer = new LayerKey(level, version());
        return tiles.get(new TileKey(layer, zoom, row, column), this::draw);
    }

    private byte[] draw(TileKey key) {
        Envelope tile = WebMercator.tile(key.zoom(), key.row(), key.column());
        Envelope around = new Envelope(tile);
        around.expandBy(tile.getWidth() * MARGIN / EXTENT);
        MvtLayerParams parameters = new MvtLayerParams(EXTENT);
        MvtLayerProps properties = new MvtLayerProps();
        VectorTile.Tile.Layer.Builder layer =
                MvtUtil.newLayerBuilder(key.layer().level(), parameters);
        for (Drawn drawn : within(key.layer(), around)) {
            Geometry cut = JtsAdapter.createTileGeom(
                    drawn.metres(),
                    tile,
                    around,
                    Lattice.FACTORY,
                    parameters,
                    new GeomMinSizeFilter(SMALLEST_AREA, SMALLEST_LENGTH));
            if (cut != null && !cut.isEmpty()) {
                cut.setUserData(attributes(drawn.unit()));
                JtsAdapter.addFeatures(layer, cut, properties, new UserDataKeyValueMapConverter("id"));
            }
        }
        MvtUtil.writeProps(layer, properties);
        return layer.getFeaturesCount() == 0
                ? new byte[0]
                : VectorTile.Tile.newBuilder().addLayers(layer.build()).build().toByteArray();
    }

    private static Map<String, Object> attributes(Unit unit) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("id", (long) unit.no());
        attributes.put("no", unit.no());
        attributes.put("code", unit.code());
        attributes.put("name", unit.name());
        return attributes;
    }

    @SuppressWarnings("unchecked") // the tree holds what index() has put into it
    private List<Drawn> within(LayerKey layer, Envelope around) {
        return layers.get(layer, this::index).query(around);
    }

    private STRtree index(LayerKey layer) {
        STRtree tree = new STRtree();
        for (Drawn drawn : shapes(layer.level())) {
            tree.insert(drawn.metres().getEnvelopeInternal(), drawn);
        }
        tree.build();
        return tree;
    }

    private List<Drawn> shapes(String level) {
        List<Drawn> shapes = new ArrayList<>();
        for (Unit root : territory.listRoots()) {
            territory.listAtLevel(root.no(), level).stream()
                    .map(unit -> territory
                            .findBoundary(unit.no())
                            .map(boundary -> new Drawn(unit, WebMercator.project(boundary)))
                            .orElse(null))
                    .filter(Objects::nonNull)
                    .forEach(shapes::add);
        }
        return shapes;
    }
}
