package org.linli.incidents.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
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

    /** Units to choose from, under the name of the unit above them. */
    Map<String, List<Unit>> choices() {
        List<Unit> communities = territory.listRoots().stream()
                .flatMap(root -> territory.listAtLevel(root.no(), "community").stream())
                .toList();
        return choices(communities, territory::findUnit, MOST_CHOICES);
    }

    /** Communities; in a city with too many for a list what stands right above them, streets and towns. */
    static Map<String, List<Unit>> choices(List<Unit> communities, IntFunction<Optional<Unit>> findUnit, int most) {
        List<Unit> shown = communities.size() <= most
                ? communities
                : communities.stream()
                        .map(Unit::parentNo)
                        .filter(Objects::nonNull)
                        .distinct()
                        .flatMap(no -> findUnit.apply(no).stream())
                        .toList();
        return shown.stream()
                .collect(Collectors.groupingBy(
                        unit -> Optional.ofNullable(unit.parentNo())
                                .flatMap(findUnit::apply)
                                .map(Unit::name)
                                .orElse(""),
                        LinkedHashMap::new,
                        Collectors.toList()));
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
