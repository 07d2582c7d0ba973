package org.linli.city;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.linli.city.Rows.Slab;
import org.linli.geo.Lattice;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Draws what a community shares: service station, school, park, market, offices. */
final class CivicBuilder {

    private static final double WALK_METRES = 9;

    private final Sketch sketch;
    private final ShopFronts shops;
    private final CommunityNames names;
    private final Random random;

    CivicBuilder(Sketch sketch, ShopFronts shops, CommunityNames names, Random random) {
        this.sketch = sketch;
        this.shops = shops;
        this.names = names;
        this.random = random;
    }

    /** The service station stands on the most public side of its lot. */
    void serviceStation(Lot lot) {
        Edge edge = lot.edges().stream()
                .filter(side -> side.road().isPresent())
                .max(Comparator.comparingDouble(side -> side.length() * (side.faces(RoadKind.MAIN) ? 5 : 1)))
                .orElseThrow(() -> new CannotDrawException("the service station faces no road"));
        for (double width = 36; width >= 12; width -= 6) {
            Polygon footprint = edge.rectangle((edge.length() - width) / 2, width, 5, 14);
            if (lot.hasRoomFor(footprint, 1)) {
                add(lot, edge, BuildingUse.SERVICE_STATION, names.community() + "党群服务中心", 2, 1, footprint);
                return;
            }
        }
        throw new CannotDrawException("no room for the service station");
    }

    void park(Lot lot) {
        String name = names.stem() + "公园";
        place(Place.Kind.PARK, name, lot, lot.parcel());
        Optional<Polygon> pond = pond(lot);
        if (pond.isPresent()) {
            place(Place.Kind.POND, name + "水池", lot, pond.get());
            lot.take(pond.get(), WALK_METRES + 4);
            LineString round = ((Polygon) Lot.grown(pond.get(), WALK_METRES)).getExteriorRing();
            sketch.addPath(new PlannedRoad(
                    name + "步道", RoadKind.PATH, Lattice.FACTORY.createLineString(round.getCoordinates())));
        }
        lot.gateEdge().ifPresent(edge -> {
            LineString path = lot.pathFrom(edge, edge.length() * 0.3);
            if (pond.filter(water -> water.distance(path) < 3).isEmpty() && isClear(path)) {
                sketch.addPath(new PlannedRoad(name + "步道", RoadKind.PATH, path));
            }
        });
    }

    void school(Lot lot) {
        String name = names.stem() + "小学";
        place(Place.Kind.SCHOOL, name, lot, lot.parcel());
        Edge edge = lot.gateEdge().orElseThrow(() -> new CannotDrawException("the school faces no road"));
        Polygon playground = playground(lot);
        if (lot.hasRoomFor(playground, 4)) {
            place(Place.Kind.PLAYGROUND, name + "操场", lot, playground);
            lot.take(playground, 9);
        }
        rows(lot, edge, RowStyle.SCHOOL, BuildingUse.SCHOOL, name, 6);
    }

    void market(Lot lot) {
        String name = names.stem() + "农贸市场";
        place(Place.Kind.MARKET, name, lot, lot.parcel());
        shops.build(lot, 0.9);
        Edge edge = lot.gateEdge().orElseThrow(() -> new CannotDrawException("the market faces no road"));
        Rotation rotation = Rotation.levelling(lot.parcel());
        Geometry free = lot.free(12);
        Envelope box = rotation.level(free).getEnvelopeInternal();
        for (double scale = 0.7; scale > 0.1; scale -= 0.1) {
            Envelope hall = new Envelope(box);
            hall.expandBy(-box.getWidth() * (1 - scale) / 2, -box.getHeight() * (1 - scale) / 2);
            Polygon footprint = (Polygon) rotation.back(Lattice.FACTORY.toGeometry(hall));
            if (free.covers(footprint)) {
                add(lot, edge, BuildingUse.MARKET, name, 2, 4, footprint);
                return;
            }
        }
    }

    void office(Lot lot) {
        String name = names.stem() + "商务中心";
        place(Place.Kind.OFFICE, name, lot, lot.parcel());
        shops.build(lot, 0.4);
        Edge edge = lot.gateEdge().orElseThrow(() -> new CannotDrawException("the offices face no road"));
        rows(lot, edge, RowStyle.OFFICE, BuildingUse.OFFICE, name, 6);
    }

    private void rows(Lot lot, Edge edge, RowStyle style, BuildingUse use, String name, int most) {
        int ticket = sketch.numbers().ticket(edge.road().orElseThrow(), edge.at(edge.length() / 2, 0));
        int number = 0;
        for (Slab slab : new Rows(lot.parcel(), lot.free(9), style).slabs(most, random)) {
            number++;
            sketch.add(new Sketch.DrawnBuilding(
                    use,
                    name,
                    ticket,
                    Optional.of(name),
                    OptionalInt.of(number),
                    lot.gridNumber(),
                    style.floors(random),
                    slab.modules(),
                    0,
                    slab.footprint()));
            lot.take(slab.footprint(), 0);
        }
    }

    private void add(Lot lot, Edge edge, BuildingUse use, String name, int floors, int entrances, Polygon footprint) {
        int ticket = sketch.numbers()
                .ticket(edge.road().orElseThrow(), footprint.getCentroid().getCoordinate());
        sketch.add(new Sketch.DrawnBuilding(
                use,
                name,
                ticket,
                Optional.empty(),
                OptionalInt.empty(),
                lot.gridNumber(),
                floors,
                entrances,
                0,
                footprint));
        lot.take(footprint, 5);
    }

    private void place(Place.Kind kind, String name, Lot lot, Polygon shape) {
        sketch.add(new Sketch.DrawnPlace(kind, name, lot.gridNumber(), shape));
    }

    private boolean isClear(LineString path) {
        return sketch.buildings().stream()
                .allMatch(building -> building.footprint().distance(path) > RoadKind.PATH.widthMetres());
    }

    /** A stadium in the west or the south of the lot, as long as fits up to a 200 m track. */
    private static Polygon playground(Lot lot) {
        Rotation rotation = Rotation.levelling(lot.parcel());
        Envelope box = rotation.level(lot.parcel()).getEnvelopeInternal();
        boolean wide = box.getWidth() >= box.getHeight();
        double room = wide ? box.getHeight() : box.getWidth();
        double radius = Math.min(26, room * 0.22);
        double straight = Math.max(10, Math.min(55, room - 2 * radius - 24));
        double across = (wide ? box.getMinX() : box.getMinY()) + radius + 12;
        double middle = wide ? (box.getMinY() + box.getMaxY()) / 2 : (box.getMinX() + box.getMaxX()) / 2;
        Coordinate[] axis = wide
                ? new Coordinate[] {
                    new Coordinate(across, middle - straight / 2), new Coordinate(across, middle + straight / 2)
                }
                : new Coordinate[] {
                    new Coordinate(middle - straight / 2, across), new Coordinate(middle + straight / 2, across)
                };
        return (Polygon) rotation.back(Lattice.FACTORY.createLineString(axis).buffer(radius, 8));
    }

    /** In the middle of what is free, with room for a walk around it; smaller and smaller until it fits. */
    private Optional<Polygon> pond(Lot lot) {
        for (double inset = 40; inset >= 16; inset -= 6) {
            Geometry free = Lot.grown(lot.free(2), 2 - inset);
            if (!free.isEmpty()) {
                Coordinate middle = free.getInteriorPoint().getCoordinate();
                for (double radius = 26; radius >= 10; radius -= 4) {
                    Polygon pond = pond(middle, radius);
                    if (lot.hasRoomFor((Polygon) Lot.grown(pond, WALK_METRES + 4), 2)) {
                        return Optional.of(pond);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Polygon pond(Coordinate middle, double radius) {
        int corners = 20;
        double phase = random.nextDouble() * 6;
        Coordinate[] points = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double reach = radius * (1 + 0.18 * StrictMath.sin(2 * angle + phase) + 0.09 * StrictMath.sin(3 * angle));
            points[i] = new Coordinate(
                    middle.x + 1.35 * reach * StrictMath.cos(angle), middle.y + 0.8 * reach * StrictMath.sin(angle));
        }
        points[corners] = points[0].copy();
        return Lattice.FACTORY.createPolygon(points);
    }
}
