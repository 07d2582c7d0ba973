package org.linli.territory.internal.reorganisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.UuidV7;
import org.linli.territory.DepartmentFunctions;
import org.linli.territory.internal.reorganisation.FunctionMove.Direction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Single functions up or down (M01-19), inside the transaction that writes the structure: routing follows from the first
 * second of the new one.
 */
@Repository
class FunctionsMove {

    private final JdbcClient jdbc;
    private final Evidence evidence;
    private final List<DepartmentFunctions> modules;

    FunctionsMove(JdbcClient jdbc, Evidence evidence, ObjectProvider<DepartmentFunctions> modules) {
        this.jdbc = jdbc;
        this.evidence = evidence;
        this.modules = modules.stream().toList();
    }

    void write(Actor by, Plan plan, Redrawn redrawn, Instant now) {
        for (Operation.Reassign reassign : redrawn.functions()) {
            List<Integer> bodies = reassign.unitNos().stream()
                    .map(unitNo -> body(unitNo, reassign.body(), now))
                    .toList();
            for (DepartmentFunctions module : modules) {
                List<DepartmentFunctions.Function> moving =
                        module.list(reassign.departmentNo(), plan.effective()).stream()
                                .filter(function -> reassign.functions().contains(function.code()))
                                .toList();
                module.hand(by, reassign.departmentNo(), new HashSet<>(reassign.functions()), bodies, plan.effective());
                moving.forEach(function -> bodies.forEach(body -> insert(plan, reassign, function, body)));
            }
            evidence.record(Act.of(
                    by,
                    "reorganisation.functions-moved",
                    new Subject("reorganisation", plan.id()),
                    plan.unitNo(),
                    Map.of(
                            "department", Integer.toString(reassign.departmentNo()),
                            "functions", String.join(" ", reassign.functions()),
                            "to",
                                    String.join(
                                            " ",
                                            bodies.stream()
                                                    .map(Object::toString)
                                                    .toList()))));
        }
    }

    private int body(int unitNo, String name, Instant now) {
        Optional<Integer> known = jdbc.sql(
                        "SELECT no FROM department WHERE unit_no = :unit AND name = :name AND valid_to IS NULL")
                .param("unit", unitNo)
                .param("name", name)
                .query(Integer.class)
                .optional();
        return known.orElseGet(() -> jdbc.sql("""
                        INSERT INTO department (id, name, unit_no, kind)
                        VALUES (:id, :name, :unit, 'PUBLIC_BODY')
                        RETURNING no
                        """)
                .param("id", UuidV7.at(now))
                .param("name", name)
                .param("unit", unitNo)
                .query(Integer.class)
                .single());
    }

    private void insert(Plan plan, Operation.Reassign reassign, DepartmentFunctions.Function function, int body) {
        jdbc.sql("""
                        INSERT INTO function_move (plan_id, unit_no, code, name, entry, from_department_no, to_department_no, direction,
                                                   effective)
                        SELECT :plan, :unit, :code, :name, :entry, source.no, target.no,
                               CASE
                                 WHEN target.position < source.position THEN 'UP'
                                 WHEN target.position > source.position THEN 'DOWN'
                                 ELSE 'ACROSS'
                               END,
                               :day
                        FROM (SELECT d.no, l.position
                              FROM department d
                              JOIN unit_version v ON v.unit_no = d.unit_no AND v.valid @> CAST(:day AS date)
                              JOIN unit_level l ON l.key = v.level
                              WHERE d.no = :from) source
                        CROSS JOIN (SELECT d.no, l.position
                                    FROM department d
                                    JOIN unit_version v ON v.unit_no = d.unit_no AND v.valid @> CAST(:day AS date)
                                    JOIN unit_level l ON l.key = v.level
                                    WHERE d.no = :to) target
                        """)
                .param("plan", plan.id())
                .param("unit", plan.unitNo())
                .param("code", function.code())
                .param("name", function.name())
                .param("entry", function.entry())
                .param("from", reassign.departmentNo())
                .param("to", body)
                .param("day", plan.effective())
                .update();
    }

    List<FunctionMove> list(UUID planId) {
        return jdbc.sql("""
                        SELECT m.code, m.name, m.entry, source.name AS source, target.name AS target, place.name AS place,
                               m.direction, m.effective
                        FROM function_move m
                        JOIN department source ON source.no = m.from_department_no
                        JOIN department target ON target.no = m.to_department_no
                        JOIN LATERAL (SELECT name FROM unit_version v WHERE v.unit_no = target.unit_no ORDER BY valid DESC LIMIT 1)
                          place ON true
                        WHERE m.plan_id = :plan
                        ORDER BY m.code, place.name, target.name
                        """)
                .param("plan", planId)
                .query((row, n) -> new FunctionMove(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("entry"),
                        row.getString("source"),
                        row.getString("place") + " " + row.getString("target"),
                        Direction.valueOf(row.getString("direction")),
                        row.getObject("effective", LocalDate.class)))
                .list();
    }
}
