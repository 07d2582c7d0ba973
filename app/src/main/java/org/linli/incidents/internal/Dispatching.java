package org.linli.incidents.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.Incident;
import org.linli.kernel.Zone;
import org.linli.territory.Department;
import org.linli.territory.DepartmentKinds;
import org.linli.territory.Matters.Matter;
import org.linli.territory.Territory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which department an incident should go to, and why. A person decides. */
@Component
public class Dispatching {

    private final JdbcClient jdbc;
    private final Territory territory;
    private final DepartmentKinds kinds;
    private final JointWork joint;
    private final Clock clock;
    private final Zone zone;

    Dispatching(JdbcClient jdbc, Territory territory, DepartmentKinds kinds, JointWork joint, Clock clock, Zone zone) {
        this.jdbc = jdbc;
        this.territory = territory;
        this.kinds = kinds;
        this.joint = joint;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * A department that serves the place.
     *
     * @param matter name of the matter that the department leads for the category; absent if it leads none
     * @param duty entry of the duty list that names the category; absent if none does
     * @param handled how many of its latest incidents of ninety days it finished
     * @param onTime how many of them on time
     */
    public record Suggestion(
            Department department,
            @Nullable String matter,
            @Nullable String duty,
            int handled,
            int onTime) {

        /** Whoever leads the matter comes first; another one is dispatched to with a reason. */
        public boolean isLead() {
            return matter != null;
        }

        public boolean isByDuty() {
            return duty != null;
        }

        public int percentOnTime() {
            return handled == 0 ? 0 : Math.round(100f * onTime / handled);
        }
    }

    private record Finished(int departmentNo, int handled, int onTime) {}

    /**
     * Bodies that take incidents and serve the place: the one that leads the matter first, then those the duty list names, then
     * the nearest.
     */
    List<Suggestion> suggest(Incident incident) {
        List<Department> serving = territory.listDepartmentsFor(incident.place().unitNo()).stream()
                .filter(department -> kinds.get(department.kind().key()).takesIncidents())
                .toList();
        if (serving.isEmpty()) {
            return List.of();
        }
        Map<Integer, String> duties = dutiesFor(incident.categoryCode());
        Optional<Matter> matter = joint.findFor(incident, clock.instant());
        Map<Integer, Finished> records = recordsOf(serving);
        List<Suggestion> suggestions = new ArrayList<>();
        for (Department department : serving) {
            Finished record = records.getOrDefault(department.no(), new Finished(department.no(), 0, 0));
            suggestions.add(new Suggestion(
                    department,
                    matter.filter(led -> led.leadNo() == department.no())
                            .map(Matter::name)
                            .orElse(null),
                    duties.get(department.no()),
                    record.handled(),
                    record.onTime()));
        }
        suggestions.sort(Comparator.comparing((Suggestion suggestion) -> !suggestion.isLead())
                .thenComparing(suggestion -> !suggestion.isByDuty()));
        return suggestions;
    }

    private Map<Integer, String> dutiesFor(@Nullable String categoryCode) {
        Map<Integer, String> duties = new HashMap<>();
        if (categoryCode != null) {
            jdbc.sql("""
                            SELECT department_no, entry
                            FROM duty
                            WHERE category_code = :category
                              AND valid @> CAST(:day AS date)
                            """)
                    .param("category", categoryCode)
                    .param("day", LocalDate.ofInstant(clock.instant(), zone.id()))
                    .query((row, i) -> duties.put(row.getInt(1), row.getString(2)))
                    .list();
        }
        return duties;
    }

    /** Finished by its handling deadline, as the history of each incident says. */
    private Map<Integer, Finished> recordsOf(List<Department> departments) {
        Map<Integer, Finished> records = new HashMap<>();
        jdbc.sql("""
                        SELECT i.department_no, count(*) AS handled,
                               count(*) FILTER (WHERE done.at <= accepted.due_at) AS on_time
                        FROM (SELECT id, department_no
                              FROM incident
                              WHERE department_no IN (:departments)
                                AND received_at > now() - interval '90 days'
                              ORDER BY received_at DESC
                              LIMIT 500) AS i
                        JOIN LATERAL (SELECT at FROM incident_event e
                                      WHERE e.incident_id = i.id AND e.verb = 'incident.handled'
                                      ORDER BY at DESC LIMIT 1) AS done ON true
                        JOIN LATERAL (SELECT due_at FROM incident_event e
                                      WHERE e.incident_id = i.id AND e.to_state = 'HANDLING' AND e.at < done.at
                                      ORDER BY at DESC LIMIT 1) AS accepted ON true
                        GROUP BY i.department_no
                        """)
                .param("departments", departments.stream().map(Department::no).toList())
                .query((row, i) -> new Finished(row.getInt(1), row.getInt(2), row.getInt(3)))
                .list()
                .forEach(record -> records.put(record.departmentNo(), record));
        return records;
    }
}
