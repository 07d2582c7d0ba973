package org.linli.incidents.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.incidents.internal.ReportDrafts.Draft;
import org.linli.kernel.web.MapView;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** Where a report can lie: communities to choose from, and a map to point at. */
@Component
class Communities {

    private static final int MOST_CHOICES = 600;

    private final Territory territory;

    Communities(Territory territory) {
        this.territory = territory;
    }

    /** Communities under the name of the unit above them; empty in a city with too many to choose from a list. */
    Map<String, List<Unit>> byStreet() {
        Map<String, List<Unit>> choices = new LinkedHashMap<>();
        int count = 0;
        for (Unit root : territory.listRoots()) {
            count += collect(root, "", choices);
        }
        return count > MOST_CHOICES ? Map.of() : choices;
    }

    private int collect(Unit unit, String above, Map<String, List<Unit>> choices) {
        if (unit.level().equals("community")) {
            choices.computeIfAbsent(above, key -> new ArrayList<>()).add(unit);
            return 1;
        }
        int count = 0;
        for (Unit child : territory.listChildren(unit.no())) {
            count += collect(child, unit.name(), choices);
        }
        return count;
    }

    String nameOf(int unitNo) {
        List<Unit> path = territory.listPath(unitNo);
        return path.subList(Math.max(0, path.size() - 2), path.size()).stream()
                .map(Unit::name)
                .collect(Collectors.joining(" · "));
    }

    /** The community that is drawn in most detail first, else the whole territory. */
    MapView map(Draft draft) {
        int shown = draft.unitNo() != null
                ? drawn(draft.unitNo())
                : territory.findMostDetailed().map(Unit::no).orElse(0);
        String base = "/api/v1/units/" + shown;
        return MapView.fitting(
                "grid",
                List.of(
                        new MapView.Layer("grid", base + "/boundaries.geojson"),
                        new MapView.Layer("street", base + "/features.geojson?layer=streets"),
                        new MapView.Layer("building", base + "/features.geojson?layer=buildings")));
    }

    private int drawn(int unitNo) {
        Unit unit = territory.getUnit(unitNo);
        Integer parent = unit.parentNo();
        return unit.level().equals("grid") && parent != null ? parent : unitNo;
    }
}
