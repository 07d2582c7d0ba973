package org.linli.incidents.intake.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.incidents.intake.IntakeJob;
import org.linli.incidents.intake.Preview;
import org.linli.kernel.Actor;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** What the pages of the import show besides the import itself. */
@Component
public class IntakePages {

    private final Territory territory;

    IntakePages(Territory territory) {
        this.territory = territory;
    }

    /**
     * What the form held.
     *
     * @param places one place word and unit code a line
     */
    public record ChoiceForm(String unit, String places) {

        static ChoiceForm empty() {
            return new ChoiceForm("", "");
        }

        List<String> listPlaces() {
            return places.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    /** Units to choose from: that of the post, the roots, and what lies directly below them. */
    List<Unit> unitsFor(Actor actor) {
        Map<Integer, Unit> units = new LinkedHashMap<>();
        actor.findPost()
                .flatMap(post -> territory.findUnit(post.unitNo()))
                .ifPresent(unit -> withChildren(unit).forEach(one -> units.put(one.no(), one)));
        territory.listRoots().stream()
                .flatMap(root -> withChildren(root).stream())
                .forEach(one -> units.putIfAbsent(one.no(), one));
        return units.values().stream()
                .filter(unit -> actor.scope().units().contains(unit.no()))
                .toList();
    }

    private List<Unit> withChildren(Unit unit) {
        List<Unit> units = new ArrayList<>(List.of(unit));
        units.addAll(territory.listChildren(unit.no()));
        return units;
    }

    /** Names of the units that messages of an import go to, by unit number. */
    Map<Integer, String> namesOf(IntakeJob job) {
        Map<Integer, String> names = new HashMap<>();
        for (Preview.Target target : job.preview().targets()) {
            names.put(target.unitNo(), nameOf(target.unitNo()));
        }
        names.put(job.unitNo(), nameOf(job.unitNo()));
        return names;
    }

    private String nameOf(int unitNo) {
        return territory.findUnit(unitNo).map(Unit::name).orElse("");
    }
}
