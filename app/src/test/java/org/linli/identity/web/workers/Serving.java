package org.linli.identity.web.workers;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.linli.identity.NewEngagement;
import org.linli.identity.NewWorker;
import org.linli.identity.ServingRole;

/** People of the tests: everybody has served for years and still does. */
final class Serving {

    static final LocalDate SINCE = LocalDate.of(2024, 3, 1);

    private Serving() {}

    static NewWorker volunteer(String name, String phone, int unitNo) {
        return new NewWorker(name, phone, as(ServingRole.VOLUNTEER, unitNo, "", ""));
    }

    static NewEngagement as(ServingRole role, int unitNo, String line, String leads) {
        return new NewEngagement(role, unitNo, line, leads, SINCE, null);
    }

    /** The form of a new person. */
    static Map<String, String> form(String name, String phone, String role, int unitNo, String line, String leads) {
        return Map.of(
                "name", name,
                "phone", phone,
                "role", role,
                "unit", Integer.toString(unitNo),
                "line", line,
                "leads", leads,
                "from", SINCE.toString(),
                "until", "");
    }

    static Map<String, String> with(Map<String, String> form, String... changes) {
        Map<String, String> changed = new HashMap<>(form);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        return changed;
    }
}
