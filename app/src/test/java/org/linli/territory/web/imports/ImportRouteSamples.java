package org.linli.territory.web.imports;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.identity.RouteSamples;
import org.linli.kernel.Actor;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.imports.ImportJobs;
import org.springframework.stereotype.Component;

/** Imports belong to a territory; units, boundaries and addresses are public and have no other side. */
@Component
class ImportRouteSamples implements RouteSamples {

    private final Territory territory;
    private final ImportJobs jobs;

    ImportRouteSamples(Territory territory, ImportJobs jobs) {
        this.territory = territory;
        this.jobs = jobs;
    }

    @Override
    public List<Sample> at(int unitNo) {
        Actor actor = TerritorySamples.staffAt(territory, unitNo);
        String code = territory.getUnit(unitNo).code();
        UUID divisions = jobs.upload(actor, TerritorySamples.divisions("code,name\n" + code + "77,新区\n"), null)
                .orThrow();
        UUID boundaries = jobs.upload(
                        actor,
                        TerritorySamples.boundaries(TerritorySamples.collection(
                                TerritorySamples.box("\"code\":\"" + code + "\"", 104.0, 30.0, 0.1))),
                        null)
                .orThrow();
        return Stream.of("/imports/divisions/" + divisions, "/imports/boundaries/" + boundaries)
                .flatMap(page -> {
                    String route = page.substring(0, page.lastIndexOf('/')) + "/{id}";
                    return Stream.<Sample>of(
                            new OfList("GET " + route.replace("/{id}", ""), route.replace("/{id}", ""), page),
                            new OfRecord("GET " + route, page),
                            new OfRecord("GET " + route + "/report.csv", page + "/report.csv"),
                            new OfRecord("POST " + route + "/drop", page + "/drop", Map.of()),
                            new OfRecord("POST " + route + "/start", page + "/start", Map.of()));
                })
                .toList();
    }
}
