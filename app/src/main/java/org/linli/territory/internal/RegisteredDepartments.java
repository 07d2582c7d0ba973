package org.linli.territory.internal;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.territory.Department;
import org.linli.territory.DepartmentKinds;
import org.linli.territory.Departments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class RegisteredDepartments implements Departments {

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Evidence evidence;
    private final Snapshots snapshots;
    private final DepartmentKinds kinds;
    private final Clock clock;

    RegisteredDepartments(
            JdbcClient jdbc,
            Transactions transactions,
            Evidence evidence,
            Snapshots snapshots,
            DepartmentKinds kinds,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.evidence = evidence;
        this.snapshots = snapshots;
        this.kinds = kinds;
        this.clock = clock;
    }

    @Override
    public Outcome<Department> create(Actor actor, int unitNo, String name, Department.Kind kind) {
        kinds.get(kind.key());
        if (name.isBlank()) {
            return Outcome.refused("territory.department.no-name");
        }
        if (!actor.scope().units().contains(unitNo)
                || snapshots.units().find(unitNo).isEmpty()) {
            return Outcome.refused("territory.out-of-scope");
        }
        Outcome<Department> outcome =
                transactions.write(actor.scope(), () -> insert(actor, unitNo, name.strip(), kind));
        snapshots.refresh();
        return outcome;
    }

    private Outcome<Department> insert(Actor actor, int unitNo, String name, Department.Kind kind) {
        UUID id = UuidV7.at(clock.instant());
        Optional<Integer> no = jdbc.sql("""
                        INSERT INTO department (id, name, unit_no, kind)
                        VALUES (:id, :name, :unitNo, :kind)
                        ON CONFLICT (unit_no, name) WHERE valid_to IS NULL DO NOTHING
                        RETURNING no
                        """)
                .param("id", id)
                .param("name", name)
                .param("unitNo", unitNo)
                .param("kind", kind.key())
                .query(Integer.class)
                .optional();
        if (no.isEmpty()) {
            return Outcome.refused("territory.department.exists", name);
        }
        jdbc.sql("UPDATE territory_version SET units = units + 1").update();
        evidence.record(Act.of(
                actor,
                "territory.department-created",
                new Subject("department", id),
                unitNo,
                Map.of("name", name, "kind", kind.key())));
        return Outcome.done(new Department(no.get(), id, name, unitNo, kind, null, null));
    }
}
