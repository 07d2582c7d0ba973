package org.linli.city;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.linli.city.Rows.Slab;
import org.locationtech.jts.geom.LineString;

/** Draws a residential estate: a gate, a path, shops towards main roads, rows of houses. */
final class EstateBuilder {

    private static final double GARDEN_METRES = 7;
    private static final double NARROW_METRES = 130;
    private static final int FEWEST_HOUSES = 4;
    private static final List<RowStyle> STYLES =
            List.of(RowStyle.HIGH_RISE, RowStyle.MID_RISE, RowStyle.WALK_UP_LONG, RowStyle.WALK_UP);

    private final Sketch sketch;
    private final ShopFronts shops;
    private final Random random;

    EstateBuilder(Sketch sketch, ShopFronts shops, Random random) {
        this.sketch = sketch;
        this.shops = shops;
        this.random = random;
    }

    void build(Lot lot, String name) {
        Edge edge = lot.gateEdge().orElseThrow(() -> new CannotDrawException("an estate faces no road"));
        double along = edge.length() * (edge.length() < NARROW_METRES ? 0.2 : 0.4 + 0.2 * random.nextDouble());
        LineString line = lot.pathFrom(edge, along);
        PlannedRoad path = new PlannedRoad(name + "内部路", RoadKind.PATH, line);
        lot.take(path.corridor(RoadKind.PATH.widthMetres() + 5), 0);
        int ticket = sketch.numbers().ticket(edge.road().orElseThrow(), edge.at(along, 0));
        shops.build(lot, 0.55);
        Rowed rowed = rowed(lot);
        int number = 0;
        for (Slab slab : rowed.slabs) {
            number++;
            sketch.add(new Sketch.DrawnBuilding(
                    BuildingUse.RESIDENTIAL,
                    name,
                    ticket,
                    Optional.of(name),
                    OptionalInt.of(number),
                    lot.gridNumber(),
                    rowed.style.floors(random),
                    slab.modules(),
                    rowed.style.householdsPerFloor(),
                    slab.footprint()));
            lot.take(slab.footprint(), 0);
        }
        sketch.addPath(path);
        sketch.add(new Sketch.DrawnEstate(name, lot.gridNumber(), ticket, edge.at(along, 0), lot.parcel()));
    }

    /** High houses need wide ground; where too few find a place, lower ones are built. */
    private Rowed rowed(Lot lot) {
        int dice = random.nextInt(10);
        int first = dice < 1 ? 0 : dice < 3 ? 1 : dice < 6 ? 2 : 3;
        Rowed best = rowed(lot, STYLES.get(first));
        for (int i = first + 1; i < STYLES.size() && best.slabs.size() < FEWEST_HOUSES; i++) {
            Rowed next = rowed(lot, STYLES.get(i));
            best = next.slabs.size() > best.slabs.size() ? next : best;
        }
        return best;
    }

    private Rowed rowed(Lot lot, RowStyle style) {
        return new Rowed(style, new Rows(lot.parcel(), lot.free(GARDEN_METRES), style).slabs(40, random));
    }

    private record Rowed(RowStyle style, List<Slab> slabs) {}
}
