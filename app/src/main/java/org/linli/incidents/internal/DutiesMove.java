package org.linli.incidents.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.territory.Department;
import org.linli.territory.DepartmentFunctions;
import org.linli.territory.Territory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The categories that departments answer for, as functions that a reorganisation moves (M01-19). */
@Repository
class DutiesMove implements DepartmentFunctions {

    private final JdbcClient jdbc;
    private final Evidence evidence;
    private final Territory territory;

    DutiesMove(JdbcClient jdbc, Evidence evidence, Territory territory) {
        this.jdbc = jdbc;
        this.territory = territory;
        this.evidence = evidence;
    }

    @Override
    public List<Function> list(int departmentNo, LocalDate day) {
        return jdbc.sql("""
                        SELECT d.category_code, c.class_name || ' · ' || c.name AS name, d.entry
                        FROM duty d
                        JOIN incident_category c ON c.code = d.category_code
                        WHERE d.department_no = :department
                          AND d.valid @> CAST(:day AS date)
                        ORDER BY d.category_code
                        """)
                .param("department", departmentNo)
                .param("day", day)
                .query((row, n) ->
                        new Function(row.getString("category_code"), row.getString("name"), row.getString("entry")))
                .list();
    }

    @Override
    public void hand(Actor by, int departmentNo, Set<String> codes, List<Integer> toDepartmentNos, LocalDate day) {
        Department department = territory.getDepartment(departmentNo);
        int added = jdbc.sql("""
                        INSERT INTO duty (category_code, department_no, entry, valid)
                        SELECT d.category_code, target.no, d.entry, daterange(CAST(:day AS date), NULL)
                        FROM duty d
                        CROSS JOIN unnest(:targets::integer[]) AS target (no)
                        WHERE d.department_no = :department
                          AND d.category_code = ANY (:codes)
                          AND d.valid @> CAST(:day AS date)
                          AND NOT EXISTS (
                            SELECT FROM duty held
                            WHERE held.department_no = target.no
                              AND held.category_code = d.category_code
                              AND held.valid && daterange(CAST(:day AS date), NULL))
                        """)
                .param("department", departmentNo)
                .param("codes", codes.toArray(String[]::new))
                .param("targets", toDepartmentNos.toArray(Integer[]::new))
                .param("day", day)
                .update();
        if (!toDepartmentNos.contains(departmentNo)) {
            end(departmentNo, codes, day);
        }
        evidence.record(Act.of(
                by,
                "duty.handed-on",
                new Subject("department", department.id()),
                department.unitNo(),
                Map.of(
                        "day", day.toString(),
                        "categories", String.join(" ", codes.stream().sorted().toList()),
                        "entries", Integer.toString(added))));
    }

    private void end(int departmentNo, Set<String> codes, LocalDate day) {
        jdbc.sql("""
                        DELETE FROM duty
                        WHERE department_no = :department
                          AND category_code = ANY (:codes)
                          AND lower(valid) >= CAST(:day AS date)
                        """)
                .param("department", departmentNo)
                .param("codes", codes.toArray(String[]::new))
                .param("day", day)
                .update();
        jdbc.sql("""
                        UPDATE duty
                        SET valid = daterange(lower(valid), CAST(:day AS date))
                        WHERE department_no = :department
                          AND category_code = ANY (:codes)
                          AND valid @> CAST(:day AS date)
                        """)
                .param("department", departmentNo)
                .param("codes", codes.toArray(String[]::new))
                .param("day", day)
                .update();
    }
}
