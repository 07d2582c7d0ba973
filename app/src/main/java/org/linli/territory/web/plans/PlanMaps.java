package org.linli.territory.web.plans;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.kernel.Actor;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.reorganisation.Changes;
import org.linli.territory.internal.reorganisation.Changes.Change;
import org.linli.territory.internal.reorganisation.Plan;
import org.linli.territory.internal.reorganisation.Plans;
import org.linli.territory.web.GeoJsonText;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.springframework.stereotype.Component;

/**
 * The levels that a plan changes, before and after it. Borders are simplified once, so that what stays is the same line on
 * both maps.
 */
@Component
class PlanMaps {

    private static final int MOST = 2_000;
    private static final double SHARE_OF_EXTENT = 1 / 4_000.0;

    private final Plans plans;
    private final Snapshots snapshots;

    PlanMaps(Plans plans, Snapshots snapshots) {
        this.plans = plans;
        this.snapshots = snapshots;
    }

    /** Whether a map would show anything. */
    boolean isDrawn(Plan plan) {
        return snapshots.boundaries().find(plan.unitNo()).isPresent()
                || snapshots.units().children(plan.unitNo()).stream().anyMatch(unit -> isDrawn(unit.no()));
    }

    private boolean isDrawn(int unitNo) {
        return snapshots.boundaries().find(unitNo).isPresent()
                || snapshots.units().children(unitNo).stream()
                        .anyMatch(unit -> snapshots.boundaries().find(unit.no()).isPresent());
    }

    private record Drawn(int no, String name, String level, Change change, Geometry shape) {}

    String before(Actor actor, Plan plan) {
        return write(standing(plan, plans.changes(actor, plan)));
    }

    String after(Actor actor, Plan plan) {
        Changes changes = plans.changes(actor, plan);
        Map<Integer, Drawn> before = standing(plan, changes).stream()
                .collect(Collectors.toMap(Drawn::no, drawn -> drawn, (one, same) -> one, LinkedHashMap::new));
        List<Drawn> after = new ArrayList<>();
        before.values().stream().filter(drawn -> drawn.change() != Change.ENDED).forEach(after::add);
        for (Changes.Opened opened : changes.opened()) {
            List<Geometry> parts = opened.wholeOf().stream()
                    .flatMap(no -> Stream.ofNullable(before.get(no)).map(Drawn::shape))
                    .toList();
            boolean isWhole =
                    !parts.isEmpty() && parts.size() == opened.wholeOf().size();
            Geometry shape = isWhole ? UnaryUnionOp.union(parts) : opened.shape();
            if (shape != null) {
                after.add(new Drawn(opened.no(), opened.name(), opened.level(), Change.OPENED, shape));
            }
        }
        return write(after);
    }

    /** Units of the levels concerned as they stood before the plan, simplified level by level. */
    private List<Drawn> standing(Plan plan, Changes changes) {
        LocalDate day = changes.before();
        UnitTree tree = snapshots.units(day);
        Set<String> levels = new TreeSet<>(changes.levels());
        List<Unit> units = tree.findEntry(plan.unitNo()).stream()
                .flatMap(top -> tree.entries().stream()
                        .map(UnitTree.Entry::unit)
                        .filter(unit ->
                                levels.contains(unit.level()) && top.atOrBelow().contains(unit.no())))
                .sorted(Comparator.comparingInt(Unit::no))
                .limit(MOST)
                .toList();
        Map<Integer, Geometry> shapes =
                plans.boundaries(units.stream().map(Unit::no).toList(), day);
        List<Drawn> drawn = new ArrayList<>();
        for (String level : levels) {
            drawn.addAll(simplified(units.stream()
                    .filter(unit -> unit.level().equals(level) && shapes.containsKey(unit.no()))
                    .map(unit -> new Drawn(
                            unit.no(),
                            unit.name(),
                            unit.level(),
                            changes.of(unit.no()),
                            Objects.requireNonNull(shapes.get(unit.no()))))
                    .toList()));
        }
        return drawn;
    }

    private static List<Drawn> simplified(List<Drawn> level) {
        if (level.isEmpty()) {
            return level;
        }
        Envelope extent = new Envelope();
        level.forEach(drawn -> extent.expandToInclude(drawn.shape().getEnvelopeInternal()));
        Geometry[] simple = CoverageSimplifier.simplify(
                level.stream().map(Drawn::shape).toArray(Geometry[]::new),
                Math.max(extent.getWidth(), extent.getHeight()) * SHARE_OF_EXTENT);
        List<Drawn> found = new ArrayList<>();
        for (int i = 0; i < simple.length; i++) {
            Drawn one = level.get(i);
            found.add(
                    simple[i].isEmpty() ? one : new Drawn(one.no(), one.name(), one.level(), one.change(), simple[i]));
        }
        return found;
    }

    private static String write(List<Drawn> drawn) {
        try (GeoJsonText json = new GeoJsonText()) {
            drawn.forEach(one -> {
                Map<String, String> properties = new TreeMap<>(Map.of(
                        "name",
                        one.name(),
                        "level",
                        one.level(),
                        "change",
                        one.change().key()));
                if (one.no() > 0) {
                    properties.put("url", "/units/" + one.no());
                }
                json.add(one.no(), one.shape(), properties);
            });
            return json.finish();
        }
    }
}
