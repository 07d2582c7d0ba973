package org.linli.incidents.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.geo.LonLat;
import org.linli.incidents.Incident;
import org.linli.incidents.internal.Categories;
import org.linli.incidents.internal.Categories.Category;
import org.linli.incidents.internal.IncidentRecords.Dossier;
import org.linli.incidents.internal.StageTiming;
import org.linli.incidents.internal.StepView;
import org.linli.kernel.Actor;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.MapView;
import org.linli.territory.GridStaff;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/**
 * A record page with its words.
 *
 * @param acts names of the acts this actor may do now, the most likely one first
 * @param newestFirst the history as it is read
 * @param places units it may be placed in when it is verified
 * @param responsible who looks after the grid it lies in; absent where nobody does and further up
 * @param gridNo the grid or community it lies in, where cards of grid workers are found; absent further up
 */
public record RecordPage(
        Dossier dossier,
        String category,
        String path,
        @Nullable String department,
        Categories.@Nullable Condition condition,
        @Nullable TimeLeft left,
        LifeLine life,
        List<StepView> newestFirst,
        List<String> acts,
        List<Category> categories,
        List<Unit> places,
        @Nullable MapView map,
        @Nullable String responsible,
        @Nullable Integer gridNo) {

    public Incident incident() {
        return dossier.incident();
    }

    /** How many entries stand in the public log already. */
    public long inLog() {
        return dossier.entries().stream()
                .filter(entry -> entry.logIndex().isPresent())
                .count();
    }

    public boolean may(String act) {
        return acts.contains(act);
    }

    /** Puts a record into words. */
    @Component
    static class Words {

        private final Territory territory;
        private final Categories categories;
        private final StageTiming timing;
        private final LineView.Words lines;
        private final GridStaff gridStaff;

        Words(
                Territory territory,
                Categories categories,
                StageTiming timing,
                LineView.Words lines,
                GridStaff gridStaff) {
            this.gridStaff = gridStaff;
            this.territory = territory;
            this.categories = categories;
            this.timing = timing;
            this.lines = lines;
        }

        RecordPage of(Dossier dossier, Frame frame) {
            Incident incident = dossier.incident();
            List<StepView> newestFirst = new ArrayList<>(dossier.steps());
            Collections.reverse(newestFirst);
            List<String> acts = PossibleActs.of(incident, frame.actor());
            return new RecordPage(
                    dossier,
                    lines.category(incident.categoryCode(), frame),
                    path(incident.place().unitNo()),
                    incident.departmentNo() == null
                            ? null
                            : territory.getDepartment(incident.departmentNo()).name(),
                    dossier.conditions().stream()
                            .filter(c -> c.id().equals(incident.conditionId()))
                            .findFirst()
                            .orElse(null),
                    TimeLeft.of(
                            timing.of(
                                    incident.place().unitNo(),
                                    incident.stage().budget(),
                                    incident.stage().since(),
                                    dossier.dueAt()),
                            frame),
                    LifeLine.of(incident, dossier.steps(), frame),
                    newestFirst,
                    acts,
                    acts.contains("verify") ? categories.list() : List.of(),
                    acts.contains("verify") ? places(incident.place().unitNo(), frame.actor()) : List.of(),
                    map(incident),
                    responsible(incident.place().unitNo()),
                    gridNo(incident.place().unitNo()));
        }

        private @Nullable String responsible(int unitNo) {
            return territory.getUnit(unitNo).level().equals("grid")
                    ? gridStaff
                            .findResponsible(unitNo)
                            .map(worker -> worker.name() + " · " + worker.postTitle())
                            .orElse(null)
                    : null;
        }

        private @Nullable Integer gridNo(int unitNo) {
            String level = territory.getUnit(unitNo).level();
            return level.equals("grid") || level.equals("community") ? unitNo : null;
        }

        private @Nullable MapView map(Incident incident) {
            LonLat point = incident.place().point();
            if (point == null) {
                return null;
            }
            Unit unit = territory.getUnit(incident.place().unitNo());
            Integer parent = unit.parentNo();
            String base = "/api/v1/units/" + (parent == null ? unit.no() : parent);
            return MapView.around(
                    point.longitude(),
                    point.latitude(),
                    List.of(
                            new MapView.Layer("grid", base + "/boundaries.geojson"),
                            new MapView.Layer("street", base + "/features.geojson?layer=streets"),
                            new MapView.Layer("building", base + "/features.geojson?layer=buildings")));
        }

        /** The last two names of the path say where it is to whoever works there. */
        private String path(int unitNo) {
            List<Unit> path = territory.listPath(unitNo);
            return path.subList(Math.max(0, path.size() - 2), path.size()).stream()
                    .map(Unit::name)
                    .collect(Collectors.joining(" · "));
        }

        /** Where it lies now, and the grids and communities around. */
        private List<Unit> places(int unitNo, Actor actor) {
            List<Unit> places = new ArrayList<>();
            Unit here = territory.getUnit(unitNo);
            places.add(here);
            places.addAll(territory.listChildren(unitNo));
            if (here.parentNo() != null && actor.scope().units().contains(here.parentNo())) {
                territory.listChildren(here.parentNo()).stream()
                        .filter(sibling -> sibling.no() != unitNo)
                        .forEach(places::add);
            }
            return places.stream()
                    .filter(unit -> actor.scope().units().contains(unit.no()))
                    .toList();
        }
    }
}
