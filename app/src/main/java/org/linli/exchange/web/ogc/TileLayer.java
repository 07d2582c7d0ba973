package org.linli.exchange.web.ogc;

import io.github.sebasbaumh.mapbox.vectortile.VectorTile;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.GeomMinSizeFilter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.JtsAdapter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.UserDataKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.build.MvtLayerParams;
import io.github.sebasbaumh.mapbox.vectortile.build.MvtLayerProps;
import io.github.sebasbaumh.mapbox.vectortile.util.MvtUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.geo.Lattice;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Surfaces of one level, cut into tiles. Borders are drawn as fine as a tile can show, the same for both neighbours, so
 * no gap opens between them; what is smaller than a dot is left out. A second layer, named {@code <level>-label}, holds
 * a point within each surface in the one tile where it lies, for its name.
 */
public final class TileLayer {

    private static final int EXTENT = 4_096;

    /** Units of the extent that are drawn beyond the border of a tile, so that outlines do not end at it. */
    private static final int MARGIN = 64;

    private static final double SMALLEST_AREA = 2;
    private static final double SMALLEST_LENGTH = 1;
    static final byte[] NOTHING = {};

    private final String name;
    private final int firstZoom;
    private final STRtree shapes = new STRtree();

    /**
     * @param firstZoom tiles of lower zooms are empty
     * @param shapes surfaces in degrees
     */
    public TileLayer(String name, int firstZoom, List<Shape> shapes) {
        this.name = name;
        this.firstZoom = firstZoom;
        for (Shape shape : shapes) {
            Geometry metres = WebMercator.project(shape.degrees());
            this.shapes.insert(metres.getEnvelopeInternal(), new Drawn(shape, metres));
        }
        this.shapes.build();
    }

    /** A unit and its boundary in degrees. */
    public record Shape(int unitNo, String code, String name, Geometry degrees) {

        Map<String, Object> attributes(boolean isLabel) {
            Map<String, Object> attributes = new HashMap<>();
            attributes.put("id", (long) unitNo);
            attributes.put("name", name);
            if (!isLabel) {
                attributes.put("no", unitNo);
                attributes.put("code", code);
            }
            return attributes;
        }
    }

    private record Drawn(Shape shape, Geometry metres) {}

    /** @return the tile by the Mapbox Vector Tile specification 2.1; empty where nothing lies */
    public byte[] tile(int zoom, int row, int column) {
        if (zoom < firstZoom) {
            return NOTHING;
        }
        Envelope tile = WebMercator.tile(zoom, row, column);
        Envelope around = new Envelope(tile);
        around.expandBy(tile.getWidth() * MARGIN / EXTENT);
        Layer surfaces = new Layer(name, tile, around);
        Layer labels = new Layer(name + "-label", tile, tile);
        for (Drawn drawn : within(around)) {
            if (surfaces.add(drawn.metres(), drawn.shape().attributes(false))) {
                Point inside = drawn.metres().getInteriorPoint();
                if (tile.contains(inside.getCoordinate())) {
                    labels.add(inside, drawn.shape().attributes(true));
                }
            }
        }
        VectorTile.Tile.Builder made = VectorTile.Tile.newBuilder();
        surfaces.addTo(made);
        labels.addTo(made);
        return made.getLayersCount() == 0 ? NOTHING : made.build().toByteArray();
    }

    @SuppressWarnings("unchecked") // the tree holds what the constructor has put into it
    private List<Drawn> within(Envelope around) {
        return shapes.query(around);
    }

    /** A layer of the tile that is being made. */
    private static final class Layer {

        private final MvtLayerParams parameters = new MvtLayerParams(EXTENT);
        private final MvtLayerProps properties = new MvtLayerProps();
        private final GeomMinSizeFilter filter = new GeomMinSizeFilter(SMALLEST_AREA, SMALLEST_LENGTH);
        private final VectorTile.Tile.Layer.Builder layer;
        private final Envelope tile;
        private final Envelope around;

        Layer(String name, Envelope tile, Envelope around) {
            this.layer = MvtUtil.newLayerBuilder(name, parameters);
            this.tile = tile;
            this.around = around;
        }

        boolean add(Geometry metres, Map<String, Object> attributes) {
            Geometry cut = JtsAdapter.createTileGeom(metres, tile, around, Lattice.FACTORY, parameters, filter);
            if (cut == null || cut.isEmpty()) {
                return false;
            }
            cut.setUserData(attributes);
            JtsAdapter.addFeatures(layer, cut, properties, new UserDataKeyValueMapConverter("id"));
            return true;
        }

        void addTo(VectorTile.Tile.Builder made) {
            if (layer.getFeaturesCount() > 0) {
                MvtUtil.writeProps(layer, properties);
                made.addLayers(layer.build());
            }
        }
    }
}
