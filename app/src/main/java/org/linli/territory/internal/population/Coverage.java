package org.linli.territory.internal.population;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.NumberRanges;
import org.linli.territory.GridStaff;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.bodies.BodyRows;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How well the residents who live there are covered (M01-47, M01-21): per facility, grid worker and square kilometre. */
@Component
public class Coverage {

    private static final double SQUARE_METRES_PER_KM2 = 1e6;

    private final CountRows counts;
    private final BodyRows bodies;
    private final Snapshots snapshots;
    private final ObjectProvider<GridStaff> staff;

    Coverage(CountRows counts, BodyRows bodies, Snapshots snapshots, ObjectProvider<GridStaff> staff) {
        this.counts = counts;
        this.bodies = bodies;
        this.snapshots = snapshots;
        this.staff = staff;
    }

    /**
     * A unit with its figures.
     *
     * @param residents the unit's own figure, else the sum of what lies right below it; absent where nothing is known
     * @param missing how many units below have no figure, so that the sum is too small; 0 for an own figure
     * @param countedOn the day of the own figure
     * @param gridWorkers absent for a past day: posts are known as of today
     */
    public record Line(
            Unit unit,
            @Nullable Long residents,
            @Nullable Long households,
            int missing,
            @Nullable LocalDate countedOn,
            int facilities,
            @Nullable Integer gridWorkers,
            @Nullable Double squareKilometres) {

        public boolean isGap() {
            return residents == null || missing > 0;
        }

        public @Nullable Double perFacility() {
            return ratio(facilities);
        }

        public @Nullable Double perGridWorker() {
            return gridWorkers == null ? null : ratio(gridWorkers);
        }

        public @Nullable Double perSquareKilometre() {
            return squareKilometres == null ? null : ratio(squareKilometres);
        }

        private @Nullable Double ratio(double by) {
            return residents == null || by <= 0 ? null : residents / by;
        }
    }

    /** The unit itself first, then what lies right below it. */
    public record Report(Unit top, List<Line> lines) {

        public long gaps() {
            return lines.stream().skip(1).filter(Line::isGap).count();
        }
    }

    public Report of(UnitTree tree, Unit top) {
        return new Figures(tree, top).report();
    }

    /** Figures of one tree; sums are found once. */
    private final class Figures {

        private final UnitTree tree;
        private final Unit top;
        private final Map<Integer, Count> counted;
        private final Map<Integer, Double> areas;
        private final Map<Integer, Integer> facilities;
        private final @Nullable Map<Integer, Integer> workers;
        private final Map<Integer, Sum> sums = new HashMap<>();

        Figures(UnitTree tree, Unit top) {
            NumberRanges units =
                    tree.findEntry(top.no()).map(UnitTree.Entry::atOrBelow).orElseThrow();
            LocalDate day = tree.day();
            this.tree = tree;
            this.top = top;
            this.counted = counts.latest(units, day);
            this.areas = counts.areas(units, day);
            this.facilities = bodies.countFacilities(units, day);
            GridStaff known = staff.getIfAvailable();
            this.workers = known != null && day.equals(snapshots.today()) ? known.countToday(units) : null;
        }

        Report report() {
            return new Report(
                    top,
                    Stream.concat(Stream.of(top), tree.children(top.no()).stream())
                            .map(this::line)
                            .toList());
        }

        private Line line(Unit unit) {
            Sum sum = sum(unit);
            NumberRanges below =
                    tree.findEntry(unit.no()).map(UnitTree.Entry::atOrBelow).orElseThrow();
            Double area = areas.get(unit.no());
            return new Line(
                    unit,
                    sum.residents(),
                    sum.households(),
                    sum.missing(),
                    Optional.ofNullable(counted.get(unit.no())).map(Count::day).orElse(null),
                    within(below, facilities),
                    workers == null ? null : within(below, workers),
                    area == null ? null : area / SQUARE_METRES_PER_KM2);
        }

        private int within(NumberRanges units, Map<Integer, Integer> byUnit) {
            return byUnit.entrySet().stream()
                    .filter(entry -> units.contains(entry.getKey()))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        private Sum sum(Unit unit) {
            Sum known = sums.get(unit.no());
            if (known == null) {
                Count own = counted.get(unit.no());
                known = own == null ? sumBelow(unit) : Sum.of(own);
                sums.put(unit.no(), known);
            }
            return known;
        }

        private Sum sumBelow(Unit unit) {
            Sum sum = Sum.NOTHING;
            int missing = 0;
            for (Unit child : tree.children(unit.no())) {
                Sum below = sum(child);
                sum = sum.plus(below);
                missing += below.residents() == null ? 1 : below.missing();
            }
            return new Sum(sum.residents(), sum.households(), sum.residents() == null ? 0 : missing);
        }
    }

    private record Sum(@Nullable Long residents, @Nullable Long households, int missing) {

        private static final Sum NOTHING = new Sum(null, null, 0);

        static Sum of(Count count) {
            Integer households = count.households();
            return new Sum((long) count.residents(), households == null ? null : households.longValue(), 0);
        }

        Sum plus(Sum other) {
            return new Sum(added(residents, other.residents), added(households, other.households), 0);
        }

        private static @Nullable Long added(@Nullable Long one, @Nullable Long other) {
            return one == null ? other : other == null ? one : Long.valueOf(one + other);
        }
    }
}
