package org.linli.city;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;

/** Says what stands where: each grid keeps homes, and none has two of the things a community has once. */
final class LandUsePlan {

    private static final double SMALLEST_TO_BUILD_ON_SQUARE_METRES = 2_500;

    private final List<Lot> lots;
    private final LandUse[] uses;
    private final Set<Integer> gridsWithSomething = new HashSet<>();

    LandUsePlan(List<Lot> lots, Coordinate middle) {
        this.lots = lots;
        uses = new LandUse[lots.size()];
        Arrays.setAll(uses, i -> isBuildable(i) ? LandUse.RESIDENTIAL : LandUse.GREEN);
        Comparator<Integer> bySize =
                Comparator.comparingDouble(i -> lots.get(i).parcel().getArea());
        Comparator<Integer> byDistance = Comparator.comparingDouble(
                i -> lots.get(i).parcel().getCentroid().getCoordinate().distance(middle));
        List<Integer> central = candidates().sorted(byDistance).limit(4).toList();
        central.stream().min(bySize).ifPresent(i -> assign(i, LandUse.PARK));
        candidates().max(bySize).ifPresent(i -> assign(i, LandUse.SCHOOL));
        if (lots.size() >= 10) {
            candidates().min(bySize).ifPresent(i -> assign(i, LandUse.MARKET));
            candidates().min(byDistance).ifPresent(i -> assign(i, LandUse.OFFICE));
        }
    }

    LandUse use(int lot) {
        return uses[lot];
    }

    private Stream<Integer> candidates() {
        return IntStream.range(0, uses.length).boxed().filter(this::canBeShared);
    }

    private boolean canBeShared(int lot) {
        int grid = lots.get(lot).gridNumber();
        long homes = IntStream.range(0, uses.length)
                .filter(i -> lots.get(i).gridNumber() == grid && uses[i] == LandUse.RESIDENTIAL)
                .count();
        return uses[lot] == LandUse.RESIDENTIAL && homes > 1 && !gridsWithSomething.contains(grid);
    }

    private void assign(int lot, LandUse use) {
        uses[lot] = use;
        gridsWithSomething.add(lots.get(lot).gridNumber());
    }

    private boolean isBuildable(int lot) {
        return lots.get(lot).parcel().getArea() >= SMALLEST_TO_BUILD_ON_SQUARE_METRES
                && lots.get(lot).gateEdge().isPresent();
    }
}
