package org.linli.identity;

import java.util.List;
import java.util.Map;
import org.linli.identity.TestStaff.Person;
import org.springframework.stereotype.Component;

/** Equipment belongs to the unit of the post. */
@Component
class GridCardRouteSamples implements RouteSamples {

    private final TestStaff staff;

    GridCardRouteSamples(TestStaff staff) {
        this.staff = staff;
    }

    @Override
    public List<Sample> at(int unitNo) {
        Person worker = staff.holding("grid-worker", unitNo);
        String page = "/posts/" + worker.post() + "/equipment";
        return List.of(
                new OfRecord("GET /posts/{id}/equipment", page),
                new OfRecord(
                        "POST /posts/{id}/equipment",
                        page,
                        Map.of("account", worker.account().toString(), "equipment", "工作证")));
    }
}
