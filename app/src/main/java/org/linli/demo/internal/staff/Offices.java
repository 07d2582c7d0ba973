package org.linli.demo.internal.staff;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.demo.internal.Table;
import org.linli.incidents.DutyList;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.territory.Department;
import org.linli.territory.Departments;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** Sets up the departments and what each answers for. */
@Component
public class Offices {

    private static final String EVERYTHING = "*";

    private final Departments departments;
    private final DutyList duties;
    private final Territory territory;

    Offices(Departments departments, DutyList duties, Territory territory) {
        this.departments = departments;
        this.duties = duties;
        this.territory = territory;
    }

    /** Departments by their key in the files of the demo. */
    public Map<String, Department> load(Actor by) {
        Map<String, Department> byKey = new LinkedHashMap<>();
        for (List<String> row : Table.rows("departments.txt")) {
            byKey.put(row.get(0), department(by, row));
        }
        dutiesByKey().forEach((key, entries) -> {
            Department department = byKey.get(key);
            if (department == null) {
                throw new IllegalStateException("duties.txt names the unknown department " + key);
            }
            duties.add(by, department, entries);
        });
        return Map.copyOf(byKey);
    }

    private Department department(Actor by, List<String> row) {
        String name = row.get(1);
        Unit unit = territory.findByCode(row.get(2)).orElseThrow();
        Optional<Department> known = territory.listDepartmentsFor(unit.no()).stream()
                .filter(department ->
                        department.unitNo() == unit.no() && department.name().equals(name))
                .findFirst();
        Outcome<Department> outcome = known.map(Outcome::done)
                .orElseGet(() -> departments.create(by, unit.no(), name, new Department.Kind(row.get(3))));
        return outcome.orThrow();
    }

    private static Map<String, Map<String, String>> dutiesByKey() {
        List<List<String>> rows = Table.rows("duties.txt");
        List<String> named = rows.stream()
                .flatMap(row -> List.of(row.get(2).split(" ")).stream())
                .filter(category -> !category.equals(EVERYTHING))
                .distinct()
                .toList();
        Map<String, Map<String, String>> byKey = new HashMap<>();
        for (List<String> row : rows) {
            List<String> categories =
                    row.get(2).equals(EVERYTHING) ? named : List.of(row.get(2).split(" "));
            Map<String, String> entries = byKey.computeIfAbsent(row.get(0), key -> new HashMap<>());
            categories.forEach(category -> entries.put(category, row.get(1)));
        }
        return byKey;
    }
}
