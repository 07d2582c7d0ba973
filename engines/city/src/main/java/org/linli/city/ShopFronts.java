package org.linli.city;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** Sets rows of shops on the sides of a lot that face main roads. */
final class ShopFronts {

    private static final double DEPTH_METRES = 11;
    private static final double SETBACK_METRES = 1.5;
    private static final double UNIT_METRES = 9;

    private final Sketch sketch;
    private final ShopNames names;
    private final Random random;

    ShopFronts(Sketch sketch, Random random) {
        this.sketch = sketch;
        this.names = new ShopNames(random);
        this.random = random;
    }

    /** @param density which part of the possible rows is built, from 0 to 1 */
    void build(Lot lot, double density) {
        for (Edge edge : lot.edges()) {
            if (!edge.faces(RoadKind.MAIN)) {
                continue;
            }
            double along = 6 + random.nextInt(6);
            while (along < edge.length()) {
                int units = 3 + random.nextInt(3);
                Polygon row = edge.rectangle(along, units * UNIT_METRES, SETBACK_METRES, DEPTH_METRES);
                boolean built = random.nextDouble() < density && lot.hasRoomFor(row, 1);
                if (built) {
                    open(lot, edge, along, units, row);
                    lot.take(row, 8);
                }
                along += built ? units * UNIT_METRES + 9 + random.nextInt(8) : 14;
            }
        }
    }

    private void open(Lot lot, Edge edge, double along, int units, Polygon row) {
        PlannedRoad road = edge.road().orElseThrow();
        int[] tickets = new int[units];
        for (int i = 0; i < units; i++) {
            tickets[i] = sketch.numbers().ticket(road, edge.at(along + (i + 0.5) * UNIT_METRES, 0));
        }
        int floors = 1 + random.nextInt(2);
        int id = sketch.add(new Sketch.DrawnBuilding(
                BuildingUse.SHOPS,
                "商铺",
                tickets[0],
                Optional.empty(),
                OptionalInt.empty(),
                lot.gridNumber(),
                floors,
                units,
                0,
                row));
        for (int i = 0; i < units; i++) {
            Coordinate door = edge.at(along + (i + 0.5) * UNIT_METRES, SETBACK_METRES);
            sketch.add(new Sketch.DrawnShop(names.next(), tickets[i], id, lot.gridNumber(), door));
        }
    }
}
