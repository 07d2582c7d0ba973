package org.linli.statute;

import java.util.List;
import java.util.Map;
import org.linli.identity.RouteSamples;
import org.springframework.stereotype.Component;

@Component
class CalendarRouteSamples implements RouteSamples {

    @Override
    public List<Sample> at(int unitNo) {
        String page = "/calendars/" + unitNo;
        return List.of(
                new OfRecord("GET /calendars/{unit}", page),
                new OfRecord("GET /calendars/{unit}/change", page + "/change"),
                new OfRecord("POST /calendars/{unit}/review", page + "/review", Map.of("kind", "DAYS")),
                new OfRecord("POST /calendars/{unit}/change", page + "/change", Map.of("kind", "DAYS")));
    }
}
