package org.linli.city;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.linli.geo.GridLocator;
import org.linli.geo.Lattice;
import org.linli.geo.LonLat;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.linearref.LengthIndexedLine;

/** Sets lamps, covers, bins and other assets along roads, paths and squares, and numbers them. */
final class AssetSurvey {

    private final Ground ground;
    private final GridLocator grids;
    private final String divisionCode;
    private final List<PlannedRoad> roads;
    private final STRtree buildings = new STRtree();
    private final Map<AssetKind, Integer> counts = new EnumMap<>(AssetKind.class);
    private final List<Asset> assets = new ArrayList<>();

    AssetSurvey(Ground ground, GridLocator grids, String divisionCode, List<PlannedRoad> roads, Sketch sketch) {
        this.ground = ground;
        this.grids = grids;
        this.divisionCode = divisionCode;
        this.roads = roads;
        sketch.buildings()
                .forEach(drawn -> buildings.insert(drawn.footprint().getEnvelopeInternal(), drawn.footprint()));
        buildings.build();
        roads.forEach(this::alongRoad);
        sketch.paths().forEach(this::alongPath);
        sketch.estates().forEach(this::atGate);
    }

    List<Asset> assets() {
        return List.copyOf(assets);
    }

    private void alongRoad(PlannedRoad road) {
        double half = road.kind().widthMetres() / 2;
        double lampStep = road.kind() == RoadKind.MAIN ? 40 : 36;
        boolean bothSides = road.kind() == RoadKind.MAIN;
        Walk walk = new Walk(road);
        double side = 1;
        for (double metres = 14; metres < walk.length(); metres += bothSides ? lampStep / 2 : lampStep) {
            place(AssetKind.STREET_LAMP, road, walk.at(metres, side * (half - 1.5)));
            side = bothSides || road.kind() == RoadKind.SIDE ? -side : side;
        }
        for (double metres = 25; metres < walk.length(); metres += 60) {
            boolean sewer = (int) (metres / 60) % 2 == 0;
            double offset = (sewer ? 0.25 : -0.25) * half;
            place(sewer ? AssetKind.SEWER_COVER : AssetKind.RAIN_COVER, road, walk.at(metres, offset));
        }
        if (road.kind() != RoadKind.LANE) {
            for (double metres = 45; metres < walk.length(); metres += 85) {
                place(AssetKind.BIN, road, walk.at(metres, half - 2.2));
                place(AssetKind.BIN, road, walk.at(metres + 40, -(half - 2.2)));
            }
        }
    }

    private void alongPath(PlannedRoad path) {
        Walk walk = new Walk(path);
        boolean inPark = path.line().isClosed();
        double side = 3.2;
        for (double metres = 24; metres < walk.length(); metres += 32) {
            place(AssetKind.STREET_LAMP, path, walk.at(metres, side));
            side = -side;
        }
        if (inPark) {
            for (double metres = 10; metres < walk.length(); metres += 28) {
                place(AssetKind.BENCH, path, walk.at(metres, -3.4));
            }
            for (int i = 0; i < 6; i++) {
                place(AssetKind.FITNESS_DEVICE, path, walk.at(4 + i * 3.5, 5.5));
            }
        } else if (walk.length() > 60) {
            place(AssetKind.BIN, path, walk.at(30, -3.4));
            place(AssetKind.BIN, path, walk.at(33, -3.4));
            place(AssetKind.SEWER_COVER, path, walk.at(walk.length() - 20, 0));
            for (int i = 0; i < 3; i++) {
                place(AssetKind.FITNESS_DEVICE, path, walk.at(walk.length() - 2 - i * 3.2, -4.2));
            }
        }
    }

    private void atGate(Sketch.DrawnEstate estate) {
        Coordinate middle = estate.shape().getCentroid().getCoordinate();
        double distance = estate.gate().distance(middle);
        double inward = 5 / distance;
        Coordinate place = new Coordinate(
                estate.gate().x + (middle.x - estate.gate().x) * inward + 4,
                estate.gate().y + (middle.y - estate.gate().y) * inward);
        place(AssetKind.NOTICE_BOARD, estate.name(), place);
    }

    private void place(AssetKind kind, PlannedRoad road, Coordinate where) {
        boolean onAnotherRoad = roads.stream()
                .anyMatch(other -> !other.equals(road)
                        && other.line().distance(point(where)) < other.kind().widthMetres() / 2);
        if (!onAnotherRoad) {
            place(kind, road.name(), where);
        }
    }

    private void place(AssetKind kind, String name, Coordinate where) {
        LonLat place = ground.toDegrees(where);
        OptionalInt grid = grids.locate(place);
        if (grid.isPresent() && isOpen(where)) {
            int sequence = counts.merge(kind, 1, Integer::sum);
            String number = "%s%s%06d".formatted(divisionCode, kind.classCode(), sequence);
            assets.add(new Asset(number, kind, name, grid.getAsInt(), place));
        }
    }

    private boolean isOpen(Coordinate where) {
        Point point = point(where);
        for (Object found : buildings.query(point.buffer(1).getEnvelopeInternal())) {
            if (((Geometry) found).distance(point) < 0.8) {
                return false;
            }
        }
        return true;
    }

    private static Point point(Coordinate where) {
        return Lattice.FACTORY.createPoint(where);
    }

    /** A walk along a line; a positive offset is to the left. */
    private record Walk(LengthIndexedLine line) {

        Walk(PlannedRoad road) {
            this(new LengthIndexedLine(road.line()));
        }

        double length() {
            return line.getEndIndex();
        }

        Coordinate at(double metres, double offset) {
            return line.extractPoint(Math.min(metres, length()), offset);
        }
    }
}
