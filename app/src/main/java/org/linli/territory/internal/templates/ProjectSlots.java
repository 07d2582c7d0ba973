package org.linli.territory.internal.templates;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.internal.UnitReach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Slots for projects that answer what residents need (X项目, M01-26): open, or taken by somebody. */
@Repository
public class ProjectSlots {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final UnitReach reach;
    private final Transactions transactions;
    private final Evidence evidence;

    ProjectSlots(JdbcClient jdbc, UnitReach reach, Transactions transactions, Evidence evidence) {
        this.jdbc = jdbc;
        this.reach = reach;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    /** @param takenBy who carries the project out; empty while the slot is open */
    public record Slot(UUID id, String name, String need, String takenBy) {

        public boolean isOpen() {
            return takenBy.isEmpty();
        }
    }

    public List<Slot> list(int unitNo) {
        return jdbc.sql("""
                        SELECT id, name, need, taken_by
                        FROM project_slot
                        WHERE unit_no = :unit
                        ORDER BY created_at, id
                        """)
                .param("unit", unitNo)
                .query((row, n) -> new Slot(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("need"),
                        row.getString("taken_by")))
                .list();
    }

    record Known(int unitNo, String name) {}

    Set<Known> known(Collection<Integer> unitNos) {
        return new HashSet<>(jdbc.sql("SELECT unit_no, name FROM project_slot WHERE unit_no = ANY (:units)")
                .param("units", unitNos.toArray(Integer[]::new))
                .query((row, n) -> new Known(row.getInt("unit_no"), row.getString("name")))
                .list());
    }

    void insert(int unitNo, String name, String template, Instant now) {
        jdbc.sql("""
                        INSERT INTO project_slot (id, unit_no, name, state, template, created_at)
                        VALUES (:id, :unit, :name, 'OPEN', :template, :now)
                        """)
                .param("id", UuidV7.at(now))
                .param("unit", unitNo)
                .param("name", name)
                .param("template", template)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Says what a slot is for and who carries it out; nobody for an open one.
     *
     * @return the slot's unit, or a refusal: {@code structure.refused.slot}
     */
    public Outcome<Integer> change(Actor actor, int unitNo, UUID id, String name, String need, String takenBy) {
        reach.get(actor, unitNo);
        if (name.isBlank() || name.length() > LONGEST || need.length() > LONGEST || takenBy.length() > LONGEST) {
            return Outcome.refused("structure.refused.slot");
        }
        if (list(unitNo).stream()
                .anyMatch(slot -> slot.name().equals(name.strip()) && !slot.id().equals(id))) {
            return Outcome.refused("structure.refused.slot");
        }
        return transactions.write(actor.scope(), () -> {
            int changed = jdbc.sql("""
                            UPDATE project_slot
                            SET name = :name,
                                need = :need,
                                taken_by = :takenBy,
                                state = CASE WHEN :takenBy = '' THEN 'OPEN' ELSE 'TAKEN' END
                            WHERE id = :id
                              AND unit_no = :unit
                            """)
                    .param("id", id)
                    .param("unit", unitNo)
                    .param("name", name.strip())
                    .param("need", need.strip())
                    .param("takenBy", takenBy.strip())
                    .update();
            if (changed == 0) {
                throw new NotFound();
            }
            evidence.record(Act.of(
                    actor,
                    "territory.slot-changed",
                    new Subject("project-slot", id),
                    unitNo,
                    Map.of("name", name.strip(), "need", need.strip(), "taken-by", takenBy.strip())));
            return Outcome.done(unitNo);
        });
    }
}
