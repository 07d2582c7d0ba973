package org.linli.territory.internal.reorganisation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.territory.AffectedByReorganisation;
import org.linli.territory.Reorganisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Departments and their functions, up or down (M01-19). They are few and decide where work is sent, so they go with the
 * structure itself, in its transaction.
 */
@Repository
class DepartmentsMove implements AffectedByReorganisation {

    private final JdbcClient jdbc;

    DepartmentsMove(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "departments";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<Integer, Integer> count(Reorganisation reorganisation) {
        return jdbc
                .sql("""
                        SELECT unit_no, count(*)::integer AS departments
                        FROM department
                        WHERE unit_no = ANY (:units)
                           OR no = ANY (:departments)
                        GROUP BY unit_no
                        """)
                .param("units", reorganisation.heirs().keySet().toArray(Integer[]::new))
                .param("departments", reorganisation.departments().keySet().toArray(Integer[]::new))
                .query((row, n) -> Map.entry(row.getInt("unit_no"), row.getInt("departments")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A department whose name another one has at the new unit is told apart by where it came from. */
    @Override
    public int prepare(Reorganisation reorganisation, Instant now) {
        Map<Integer, Integer> targets = targets(reorganisation);
        jdbc.sql("""
                        WITH going AS (
                          SELECT d.no, d.name, g.unit_no,
                                 count(*) OVER (PARTITION BY g.unit_no, d.name) AS alike,
                                 (SELECT v.name FROM unit_version v WHERE v.unit_no = d.unit_no ORDER BY v.valid DESC LIMIT 1) AS origin
                          FROM unnest(:departments::integer[], :units::integer[]) AS g (no, unit_no)
                          JOIN department d ON d.no = g.no)
                        UPDATE department d
                        SET unit_no = g.unit_no,
                            name = CASE
                              WHEN g.alike > 1
                                OR EXISTS (SELECT FROM department o
                                           WHERE o.unit_no = g.unit_no AND o.name = g.name AND o.no <> g.no)
                              THEN g.name || '（' || g.origin || '）'
                              ELSE g.name
                            END
                        FROM going g
                        WHERE d.no = g.no
                        """)
                .param("departments", targets.keySet().toArray(Integer[]::new))
                .param("units", targets.values().toArray(Integer[]::new))
                .update();
        return 0;
    }

    private Map<Integer, Integer> targets(Reorganisation reorganisation) {
        Map<Integer, Integer> targets = new HashMap<>();
        List<Map.Entry<Integer, Integer>> departments = jdbc.sql(
                        "SELECT no, unit_no FROM department WHERE unit_no = ANY (:units)")
                .param("units", reorganisation.heirs().keySet().toArray(Integer[]::new))
                .query((row, n) -> Map.entry(row.getInt("no"), row.getInt("unit_no")))
                .list();
        departments.forEach(
                entry -> targets.put(entry.getKey(), reorganisation.heirs().get(entry.getValue())));
        reorganisation
                .departments()
                .forEach((department, unit) ->
                        targets.put(department, reorganisation.heirs().getOrDefault(unit, unit)));
        return targets;
    }

    @Override
    public int move(Reorganisation reorganisation, int limit, Instant now) {
        return 0;
    }
}
