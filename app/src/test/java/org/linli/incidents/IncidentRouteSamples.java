package org.linli.incidents;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.linli.geo.LonLat;
import org.linli.identity.RouteSamples;
import org.linli.incidents.NewReport.Contact;
import org.springframework.stereotype.Component;

@Component
class IncidentRouteSamples implements RouteSamples {

    private static final AtomicInteger TEXTS = new AtomicInteger(7000);

    private final TestTown towns;
    private final Clock clock;

    IncidentRouteSamples(TestTown towns, Clock clock) {
        this.towns = towns;
        this.clock = clock;
    }

    @Override
    public List<Sample> at(int unitNo) {
        UUID photo = towns.photo();
        String words = "路灯不亮" + TEXTS.incrementAndGet();
        UUID id = towns.report(reportAt(unitNo, photo, words), clock.instant());
        String page = "/incidents/" + id;
        return List.of(
                new OfList("GET /incidents", "/incidents", page),
                new OfList("GET /incidents", "/incidents?q=" + words, page),
                new OfWorkbook("GET /incidents/export.xlsx", "/incidents/export.xlsx", words),
                new OfList("GET /desk", "/desk?tab=unit", page),
                new OfList("GET /api/v1/incidents.geojson", "/api/v1/incidents.geojson", page),
                new OfRecord("GET /incidents/{id}", page),
                new OfRecord("GET /incidents/{id}/preview", page + "/preview"),
                new OfRecord("GET /incidents/{id}/photos/{photo}", page + "/photos/" + photo),
                new OfRecord("POST /incidents/{id}/{act}", page + "/take", Map.of("version", "0")),
                new OfRecord("POST /incidents/{id}/contact", page + "/contact", Map.of("purpose", "clarify")),
                new OfRecord(
                        "POST /incidents/{incident}/orders/answer", page + "/orders/answer", Map.of("words", "明天办完")));
    }

    /** With a point, so that the map shows it. */
    private NewReport reportAt(int unitNo, UUID photo, String words) {
        return new NewReport(
                words,
                "P0137",
                unitNo,
                "新苑小区 3 号楼",
                new LonLat(106.79, 39.65),
                null,
                List.of(photo),
                new Contact("李桂兰", "13912345678"),
                NewReport.Channel.WEB,
                null,
                clock.instant());
    }
}
