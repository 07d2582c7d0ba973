package org.linli.territory.internal.bodies;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Department;
import org.linli.territory.Territory;
import org.linli.territory.internal.NameRules;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Matters that several bodies answer for (M01-07): each has one that leads; the others take part, are heard or are told. */
@Repository
public class JointMatters {

    private final JdbcClient jdbc;
    private final Territory territory;
    private final UnitReach reach;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;

    JointMatters(
            JdbcClient jdbc,
            Territory territory,
            UnitReach reach,
            Snapshots snapshots,
            Transactions transactions,
            Evidence evidence) {
        this.jdbc = jdbc;
        this.territory = territory;
        this.reach = reach;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    /** What a body beside the one that leads has to do with a matter. */
    public enum Role {
        /** It carries out a part (responsible). */
        TAKES_PART,
        /** It is asked before something is decided (consulted). */
        IS_HEARD,
        /** It learns what was decided (informed). */
        IS_TOLD
    }

    /** A body beside the one that leads. */
    public record Partner(String name, Role role) {}

    /** A matter that has not ended. */
    public record Matter(UUID id, String name, String lead, LocalDate begunOn, List<Partner> partners) {}

    private record PartnerRow(UUID matter, Partner partner) {}

    /** Those of a unit that have not ended, by name. */
    public List<Matter> list(int unitNo) {
        Map<UUID, List<Partner>> partners = jdbc
                .sql("""
                        SELECT p.matter_id, d.name, p.role
                        FROM joint_matter m
                        JOIN joint_matter_partner p ON p.matter_id = m.id
                        JOIN department d ON d.no = p.department_no
                        WHERE m.unit_no = :unit
                          AND m.ended_on IS NULL
                        ORDER BY p.role DESC, d.name
                        """)
                .param("unit", unitNo)
                .query((row, n) -> new PartnerRow(
                        row.getObject("matter_id", UUID.class),
                        new Partner(row.getString("name"), Role.valueOf(row.getString("role")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        PartnerRow::matter, Collectors.mapping(PartnerRow::partner, Collectors.toList())));
        return jdbc.sql("""
                        SELECT m.id, m.name, d.name AS lead, m.begun_on
                        FROM joint_matter m
                        JOIN department d ON d.no = m.lead_no
                        WHERE m.unit_no = :unit
                          AND m.ended_on IS NULL
                        ORDER BY m.name, m.id
                        """)
                .param("unit", unitNo)
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Matter(
                            id,
                            row.getString("name"),
                            row.getString("lead"),
                            row.getObject("begun_on", LocalDate.class),
                            partners.getOrDefault(id, List.of()));
                })
                .list();
    }

    /** The bodies that may lead or take part: those that serve the unit. */
    public List<Department> candidates(int unitNo) {
        return territory.listDepartmentsFor(unitNo);
    }

    /**
     * Begins a matter today.
     *
     * @param partners by number of the body; the one that leads is left out
     * @return its id, or a refusal: {@code bodies.refused.matter-body}, {@code bodies.refused.matter-name}
     */
    public Outcome<UUID> begin(
            Actor actor, int unitNo, String typed, int leadNo, Map<Integer, Role> partners, Instant now) {
        reach.get(actor, unitNo);
        List<Integer> serving = candidates(unitNo).stream().map(Department::no).toList();
        Map<Integer, Role> others = new TreeMap<>(partners);
        others.remove(leadNo);
        if (!serving.contains(leadNo) || !serving.containsAll(others.keySet())) {
            return Outcome.refused("bodies.refused.matter-body");
        }
        Optional<Refusal> fault = NameRules.error(typed);
        if (fault.isPresent()) {
            return Outcome.refused(fault.get());
        }
        UUID id = UuidV7.at(now);
        return transactions.write(actor.scope(), () -> {
            int inserted = jdbc.sql("""
                            INSERT INTO joint_matter (id, unit_no, name, lead_no, begun_on)
                            VALUES (:id, :unit, :name, :lead, :today)
                            ON CONFLICT (unit_no, name) WHERE ended_on IS NULL DO NOTHING
                            """)
                    .param("id", id)
                    .param("unit", unitNo)
                    .param("name", typed.strip())
                    .param("lead", leadNo)
                    .param("today", snapshots.today())
                    .update();
            if (inserted == 0) {
                return Outcome.refused("bodies.refused.matter-name", typed.strip());
            }
            others.forEach((no, role) -> jdbc.sql("""
                            INSERT INTO joint_matter_partner (matter_id, department_no, role)
                            VALUES (:matter, :department, :role)
                            """)
                    .param("matter", id)
                    .param("department", no)
                    .param("role", role.name())
                    .update());
            record(
                    actor,
                    "territory.matter-begun",
                    id,
                    unitNo,
                    Map.of("name", typed.strip(), "lead", Integer.toString(leadNo), "partners", others.toString()));
            return Outcome.done(id);
        });
    }

    public Outcome<UUID> end(Actor actor, int unitNo, UUID id) {
        reach.get(actor, unitNo);
        return transactions.write(actor.scope(), () -> {
            int ended = jdbc.sql("""
                            UPDATE joint_matter
                            SET ended_on = :today
                            WHERE id = :id
                              AND unit_no = :unit
                              AND ended_on IS NULL
                            """)
                    .param("id", id)
                    .param("unit", unitNo)
                    .param("today", snapshots.today())
                    .update();
            if (ended == 0) {
                throw new NotFound();
            }
            record(actor, "territory.matter-ended", id, unitNo, Map.of());
            return Outcome.done(id);
        });
    }

    private void record(Actor actor, String verb, UUID id, int unitNo, Map<String, String> facts) {
        evidence.record(Act.of(actor, verb, new Subject("joint-matter", id), unitNo, facts));
    }
}
