package org.linli.territory.internal.templates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.kernel.Outcome;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.bodies.Body;
import org.linli.territory.internal.bodies.BodyRows;
import org.linli.territory.internal.templates.Template.BodyPlan;
import org.linli.territory.internal.templates.Template.Part;
import org.springframework.stereotype.Component;

/** What stands at a unit and below it, as parts of a template. */
@Component
class StandingStructure {

    private static final int MOST_UNITS = 5_000;

    private final BodyRows bodies;
    private final ProjectSlots slots;
    private final Snapshots snapshots;

    StandingStructure(BodyRows bodies, ProjectSlots slots, Snapshots snapshots) {
        this.bodies = bodies;
        this.slots = slots;
        this.snapshots = snapshots;
    }

    /** A body told apart by what it is, not by whose it is. */
    private record Alike(String kind, String name) {

        static Alike of(Body body, Unit unit) {
            return new Alike(body.kind(), BodyPlan.patternOf(body.name(), unit.name()));
        }
    }

    /** Level by level, topmost first; of several units of a level only what all of them have. */
    Outcome<List<Part>> read(Unit top, boolean isBelowToo) {
        Map<String, List<Unit>> byLevel = new LinkedHashMap<>();
        List<Unit> floor = List.of(top);
        UnitTree tree = snapshots.units();
        int count = 0;
        while (!floor.isEmpty()) {
            count += floor.size();
            if (count > MOST_UNITS) {
                return Outcome.refused("structure.refused.too-many", MOST_UNITS);
            }
            floor.forEach(unit -> byLevel.computeIfAbsent(unit.level(), level -> new ArrayList<>())
                    .add(unit));
            floor = isBelowToo
                    ? floor.stream()
                            .flatMap(unit -> tree.children(unit.no()).stream())
                            .toList()
                    : List.of();
        }
        return Outcome.done(byLevel.entrySet().stream()
                .map(level -> part(level.getKey(), level.getValue()))
                .filter(part -> !part.bodies().isEmpty() || !part.projects().isEmpty())
                .toList());
    }

    private Part part(String level, List<Unit> units) {
        List<Integer> nos = units.stream().map(Unit::no).toList();
        Map<Integer, List<Body>> standing =
                bodies.listStanding(nos).stream().collect(Collectors.groupingBy(Body::unitNo));
        List<Set<Alike>> everywhere = units.stream()
                .map(unit -> standing.getOrDefault(unit.no(), List.of()).stream()
                        .map(body -> Alike.of(body, unit))
                        .collect(Collectors.toSet()))
                .toList();
        Unit first = units.getFirst();
        List<BodyPlan> plans = standing.getOrDefault(first.no(), List.of()).stream()
                .filter(body -> everywhere.stream().allMatch(alike -> alike.contains(Alike.of(body, first))))
                .map(body ->
                        new BodyPlan(body.kind(), BodyPlan.patternOf(body.name(), first.name()), body.duties(), null))
                .toList();
        Map<String, Long> projects = slots.known(nos).stream()
                .collect(Collectors.groupingBy(ProjectSlots.Known::name, Collectors.counting()));
        return new Part(
                level,
                plans,
                null,
                slots.list(first.no()).stream()
                        .map(ProjectSlots.Slot::name)
                        .filter(name -> Objects.equals(projects.get(name), (long) units.size()))
                        .toList());
    }
}
