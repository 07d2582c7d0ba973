package org.linli.territory.web.plans;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.identity.RouteSamples;
import org.linli.kernel.Actor;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.reorganisation.Plans;
import org.springframework.stereotype.Component;

/** Plans belong to the territory they reorganise. */
@Component
class PlanRouteSamples implements RouteSamples {

    private final Territory territory;
    private final Plans plans;
    private final Clock clock;

    PlanRouteSamples(Territory territory, Plans plans, Clock clock) {
        this.territory = territory;
        this.plans = plans;
        this.clock = clock;
    }

    @Override
    public List<Sample> at(int unitNo) {
        Actor actor = TerritorySamples.staffAt(territory, unitNo, "territory.plan");
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(30);
        UUID plan = plans.draft(actor, unitNo, "样例方案", "", day, clock.instant()).orThrow();
        String route = "/plans/{id}";
        String page = "/plans/" + plan;
        return List.of(
                new OfList("GET /plans", "/plans", page),
                new OfRecord("GET " + route, page),
                new OfRecord("GET " + route + "/before.geojson", page + "/before.geojson"),
                new OfRecord("GET " + route + "/after.geojson", page + "/after.geojson"),
                new OfRecord("GET " + route + "/operations/{kind}", page + "/operations/RENAME"),
                new OfRecord(
                        "POST " + route + "/operations/{kind}",
                        page + "/operations/RENAME",
                        Map.of("unit", Integer.toString(unitNo), "name", "样例新名")),
                new OfRecord("POST " + route + "/remove", page + "/remove", Map.of("position", "7")),
                new OfRecord(
                        "POST " + route + "/consultations",
                        page + "/consultations",
                        Map.of("heldOn", "2026-01-05", "title", "听证会", "heard", "12", "opinions", "赞成")),
                new OfRecord("POST " + route + "/submit", page + "/submit", Map.of()),
                new OfRecord("POST " + route + "/approve", page + "/approve", Map.of("note", "同意")),
                new OfRecord("POST " + route + "/reject", page + "/reject", Map.of("note", "不同意")),
                new OfRecord("POST " + route + "/withdraw", page + "/withdraw", Map.of()));
    }
}
