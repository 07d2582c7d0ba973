package org.linli.territory.web.admission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.identity.RouteSamples;
import org.linli.kernel.Actor;
import org.linli.kernel.Zone;
import org.linli.territory.GridAdmissions;
import org.linli.territory.GridItem;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.springframework.stereotype.Component;

/** What waits to be admitted belongs to the unit it would hold for. */
@Component
class AdmissionRouteSamples implements RouteSamples {

    private final Territory territory;
    private final GridAdmissions admissions;
    private final Clock clock;
    private final Zone zone;

    AdmissionRouteSamples(Territory territory, GridAdmissions admissions, Clock clock, Zone zone) {
        this.territory = territory;
        this.admissions = admissions;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public List<Sample> at(int unitNo) {
        Actor actor = TerritorySamples.staffAt(territory, unitNo, "territory.propose");
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone.id());
        UUID id = admissions
                .propose(
                        actor,
                        new GridAdmissions.Proposal(
                                unitNo,
                                new GridItem.Wording("样例事项" + UUID.randomUUID(), "每周", "", "《样例》"),
                                today,
                                null,
                                "样例",
                                "一人",
                                ""),
                        clock.instant())
                .orThrow();
        String list = "/grids/admissions";
        String one = list + "/" + id;
        return List.of(
                new OfList("GET /grids/admissions", list, one),
                new OfList("GET /grids/admissions/waiting", list + "/waiting", one),
                new OfRecord("GET /grids/admissions/{id}", one),
                new OfRecord("POST /grids/admissions/{id}/withdraw", one + "/withdraw", Map.of()),
                new OfRecord(
                        "POST /grids/admissions/{id}/decision",
                        one + "/decision",
                        Map.of("decision", "refuse", "reason", "样例")));
    }
}
