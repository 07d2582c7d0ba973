package org.linli.incidents.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.incidents.internal.IncidentLists;
import org.linli.incidents.internal.Line;
import org.linli.kernel.Actor;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.Requires;
import org.linli.territory.Lineage;
import org.linli.territory.Territory;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Incidents with a place, for the map; the newest first, at most two thousand. */
@RestController
class IncidentGeoJson {

    private static final int MOST = 2_000;

    private final IncidentLists lists;
    private final LineView.Words words;
    private final Territory territory;
    private final Lineage lineage;

    IncidentGeoJson(IncidentLists lists, LineView.Words words, Territory territory, Lineage lineage) {
        this.lists = lists;
        this.words = words;
        this.territory = territory;
        this.lineage = lineage;
    }

    @Requires("incidents.list")
    @GetMapping(path = "/api/v1/incidents.geojson", produces = "application/geo+json")
    ResponseEntity<Map<String, Object>> incidents(Actor actor, @ModelAttribute("frame") Frame frame, ListForm form) {
        List<Map<String, Object>> features =
                lists.list(actor.scope(), form.toFilter(actor, territory, lineage), MOST).stream()
                        .filter(line -> line.longitude() != null && line.latitude() != null)
                        .map(line -> feature(line, words.of(line, frame), frame))
                        .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("type", "FeatureCollection", "features", features));
    }

    private static Map<String, Object> feature(Line line, LineView view, Frame frame) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("title", line.title());
        properties.put("label", frame.t("incidents.state." + line.state().name()));
        properties.put("clock", clock(view));
        properties.put("url", "/incidents/" + line.id());
        return Map.of(
                "type",
                "Feature",
                "id",
                line.id(),
                "geometry",
                Map.of("type", "Point", "coordinates", List.of(line.longitude(), line.latitude())),
                "properties",
                properties);
    }

    private static String clock(LineView view) {
        if (!view.isOpen()) {
            return "done";
        }
        TimeLeft left = view.left();
        return left == null || left.tone().equals("calm") ? "ok" : left.tone();
    }
}
