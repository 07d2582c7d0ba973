package org.linli.incidents.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.linli.incidents.internal.ReportDrafts.Draft;
import org.linli.kernel.web.MapView;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** Where a report can lie: communities to choose from, and a map to point at. */
@Component
class Communities {

    private static final int MOST_CHOICES = 1_500;

    private final Territory territory;

    Communities(Territory territory) {
        this.territory = territory;
    }

    /** Communities under the name of the unit above them; empty in a city with too many to choose from a list. */
    Map<String, List<Unit>> byStreet() {
        Map<String, List<Unit>> choices = new LinkedHashMap<>();
        int count = 0;
        for (Unit root : territory.listRoots()) {
            for (Unit community : territory.listAtLevel(root.no(), "community")) {
                Integer parent = community.parentNo();
                String above = parent == null
                        ? ""
                        : territory.findUnit(parent).map(Unit::name).orElse("");
                choices.computeIfAbsent(above, key -> new ArrayList<>()).add(community);
                count++;
            }
        }
        return count > MOST_CHOICES ? Map.of() : choices;
    }

    String nameOf(int unitNo) {
        List<Unit> path = territory.listPath(unitNo);
        return path.subList(Math.max(0, path.size() - 2), path.size()).stream()
                .map(Unit::name)
                .collect(Collectors.joining(" · "));
    }

    /** The community that is drawn in most detail first, else the whole territory. */
    MapView map(Draft draft) {
        int shown = draft.unitNo() != null ? drawn(draft.unitNo()) : mostDetailed();
        String base = "/api/v1/units/" + shown;
        return MapView.fitting(
                "grid",
                List.of(
                        new MapView.Layer("grid", base + "/boundaries.geojson"),
                        new MapView.Layer("street", base + "/features.geojson?layer=streets"),
                        new MapView.Layer("building", base + "/features.geojson?layer=buildings")));
    }

    /** A community that is divided into grids, else the first root. */
    private int mostDetailed() {
        List<Unit> roots = territory.listRoots();
        return roots.stream()
                .flatMap(root -> territory.listAtLevel(root.no(), "grid").stream())
                .map(Unit::parentNo)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> roots.isEmpty() ? 0 : roots.getFirst().no());
    }

    private int drawn(int unitNo) {
        Unit unit = territory.getUnit(unitNo);
        Integer parent = unit.parentNo();
        return unit.level().equals("grid") && parent != null ? parent : unitNo;
    }
}
