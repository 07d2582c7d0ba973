package org.linli.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.linli.geo.GridArea;
import org.linli.geo.GridLocator;
import org.linli.geo.Lattice;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** One attempt at drawing a community. */
final class Draughtsman {

    private final Polygon boundary;
    private final CommunityNames names;
    private final Random random;
    private final Ground ground;

    Draughtsman(Polygon boundary, CommunityNames names, Random random) {
        this.boundary = boundary;
        this.names = names;
        this.random = random;
        this.ground = new Ground(boundary);
    }

    CommunityPlan draw(int gridCount) {
        Cutting cutting = new Cutting((Polygon) ground.toBoard(boundary), gridCount, random);
        RoadNet net = new RoadNet(boundary, ground, cutting.runs(), names);
        List<Polygon> cells = northWestFirst(cutting.grids());
        List<Integer> gridOfBlock = net.blocks().stream()
                .map(block -> gridNumber(
                        cells, ground.toBoard(block).getInteriorPoint().getCoordinate()))
                .toList();
        List<PlannedGrid> grids = grids(net.blocks(), gridOfBlock, gridCount);
        List<Lot> lots = new ArrayList<>();
        for (int i = 0; i < net.blocks().size(); i++) {
            lots.add(lot((Polygon) ground.toBoard(net.blocks().get(i)), gridOfBlock.get(i), net.roads()));
        }
        LandUsePlan uses =
                new LandUsePlan(lots, ground.toBoard(boundary).getCentroid().getCoordinate());
        Sketch sketch = sketch(lots, uses);
        List<PlannedRoad> roads = new ArrayList<>(net.roads());
        GridLocator locator = GridLocator.of(grids.stream()
                .map(grid -> new GridArea(grid.number(), grid.shape()))
                .toList());
        AssetSurvey survey = new AssetSurvey(ground, locator, names.divisionCode(), roads, sketch);
        roads.addAll(sketch.paths());
        return new CommunityPlan(
                names.community(),
                (Polygon) union(grids.stream().map(PlannedGrid::shape).toList()),
                grids,
                roads.stream().map(this::finished).toList(),
                blocks(net.blocks(), gridOfBlock, uses),
                sketch.estates(ground),
                sketch.buildings(ground),
                sketch.shops(ground),
                sketch.places(ground),
                survey.assets());
    }

    private Sketch sketch(List<Lot> lots, LandUsePlan uses) {
        Sketch sketch = new Sketch();
        ShopFronts shops = new ShopFronts(sketch, random);
        EstateBuilder estates = new EstateBuilder(sketch, shops, random);
        CivicBuilder civic = new CivicBuilder(sketch, shops, names, random);
        civic.serviceStation(lots.get(station(lots, uses)));
        int estate = 0;
        for (int i = 0; i < lots.size(); i++) {
            Lot lot = lots.get(i);
            switch (uses.use(i)) {
                case RESIDENTIAL -> estates.build(lot, CommunityNames.nth(names.estates(), estate++));
                case PARK -> civic.park(lot);
                case SCHOOL -> civic.school(lot);
                case MARKET -> civic.market(lot);
                case OFFICE -> civic.office(lot);
                case GREEN -> sketch.add(new Sketch.DrawnPlace(Place.Kind.GREEN, "绿地", lot.gridNumber(), lot.parcel()));
            }
        }
        return sketch;
    }

    /** The service station stands in the park, or else on the first lot that can be built on. */
    private static int station(List<Lot> lots, LandUsePlan uses) {
        int first = -1;
        for (int i = 0; i < lots.size(); i++) {
            if (uses.use(i) == LandUse.PARK) {
                return i;
            }
            if (first < 0 && uses.use(i) == LandUse.RESIDENTIAL) {
                first = i;
            }
        }
        if (first < 0) {
            throw new CannotDrawException("there is nothing to build on");
        }
        return first;
    }

    private static Lot lot(Polygon block, int gridNumber, List<PlannedRoad> roads) {
        Geometry parcel = block;
        for (PlannedRoad road : roads) {
            if (road.line().getEnvelopeInternal().intersects(block.getEnvelopeInternal())) {
                parcel = OverlayNGRobust.overlay(parcel, road.corridor(), OverlayNG.DIFFERENCE);
            }
        }
        @SuppressWarnings("unchecked") // JTS declares the raw type
        List<Polygon> pieces = PolygonExtracter.getPolygons(parcel);
        return new Lot(
                pieces.stream()
                        .max(Comparator.comparingDouble(Geometry::getArea))
                        .orElseThrow(() -> new CannotDrawException("a block is nothing but road")),
                gridNumber,
                roads);
    }

    private List<PlannedGrid> grids(List<Polygon> blocks, List<Integer> gridOfBlock, int gridCount) {
        TreeMap<Integer, List<Polygon>> byGrid = new TreeMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            byGrid.computeIfAbsent(gridOfBlock.get(i), any -> new ArrayList<>()).add(blocks.get(i));
        }
        if (byGrid.size() < gridCount) {
            throw new CannotDrawException("a grid has no block");
        }
        List<PlannedGrid> grids = new ArrayList<>();
        byGrid.forEach((number, parts) -> {
            if (!(union(parts) instanceof Polygon shape)) {
                throw new CannotDrawException("a grid falls to pieces");
            }
            grids.add(new PlannedGrid(number, shape));
        });
        return grids;
    }

    private List<Block> blocks(List<Polygon> shapes, List<Integer> gridOfBlock, LandUsePlan uses) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            blocks.add(new Block(i + 1, uses.use(i), gridOfBlock.get(i), shapes.get(i)));
        }
        return blocks;
    }

    private Road finished(PlannedRoad road) {
        return new Road(road.name(), road.kind(), (LineString) ground.toDegrees(road.line()));
    }

    private static Geometry union(List<Polygon> parts) {
        return CoverageUnion.union(parts.toArray(Geometry[]::new));
    }

    private static int gridNumber(List<Polygon> cells, Coordinate place) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).covers(Lattice.FACTORY.createPoint(place))) {
                return i + 1;
            }
        }
        throw new CannotDrawException("a block lies in no grid");
    }

    /** Row by row from the north, each row from the west. */
    private static List<Polygon> northWestFirst(List<Polygon> cells) {
        List<Polygon> left = new ArrayList<>(cells);
        left.sort(
                Comparator.comparingDouble((Polygon cell) -> cell.getCentroid().getY())
                        .reversed());
        List<Polygon> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Envelope first = left.getFirst().getEnvelopeInternal();
            double rowEnds = left.getFirst().getCentroid().getY() - first.getHeight() / 2;
            List<Polygon> row = left.stream()
                    .filter(cell -> cell.getCentroid().getY() > rowEnds)
                    .sorted(Comparator.comparingDouble(
                            (Polygon cell) -> cell.getCentroid().getX()))
                    .toList();
            ordered.addAll(row);
            left.removeAll(row);
        }
        return ordered;
    }
}
