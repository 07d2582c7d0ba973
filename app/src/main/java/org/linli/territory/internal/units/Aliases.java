package org.linli.territory.internal.units;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Unit;
import org.linli.territory.internal.NameRules;
import org.linli.territory.internal.UnitReach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Other names of units, with the days on which they were used and where they are known from. */
@Repository
public class Aliases {

    private static final int LONGEST_SOURCE = 200;

    private final JdbcClient jdbc;
    private final UnitReach reach;
    private final Transactions transactions;
    private final Evidence evidence;

    Aliases(JdbcClient jdbc, UnitReach reach, Transactions transactions, Evidence evidence) {
        this.jdbc = jdbc;
        this.reach = reach;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    /** The latest first. */
    public List<Alias> list(int unitNo) {
        return jdbc.sql("""
                        SELECT id, name, lower(valid) AS since, upper(valid) AS until, source
                        FROM unit_alias
                        WHERE unit_no = :unit
                        ORDER BY lower(valid) DESC, name
                        """)
                .param("unit", unitNo)
                .query((row, n) -> new Alias(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        row.getString("source")))
                .list();
    }

    /** @return how many were new, 0 if the name is known already, or a refusal */
    public Outcome<Integer> add(
            Actor actor, int unitNo, String typed, LocalDate from, @Nullable LocalDate to, String source, Instant now) {
        Unit unit = reach.get(actor, unitNo);
        String name = typed.strip();
        Optional<Refusal> fault = NameRules.error(typed);
        if (fault.isPresent()) {
            return Outcome.refused(fault.get());
        }
        if ((to != null && !from.isBefore(to)) || source.length() > LONGEST_SOURCE) {
            return Outcome.refused("structure.refused.dates");
        }
        if (name.equals(unit.name())) {
            return Outcome.refused("structure.refused.alias-is-name");
        }
        return transactions.write(actor.scope(), () -> {
            int added = jdbc.sql("""
                            INSERT INTO unit_alias (id, unit_no, name, valid, source, added_by, added_at)
                            SELECT :id, :unit, :name, daterange(:from, CAST(:to AS date)), :source, :by, :now
                            WHERE NOT EXISTS (
                              SELECT FROM unit_alias
                              WHERE unit_no = :unit
                                AND name = :name
                                AND valid && daterange(:from, CAST(:to AS date)))
                            """)
                    .param("id", UuidV7.at(now))
                    .param("unit", unitNo)
                    .param("name", name)
                    .param("from", from)
                    .param("to", to)
                    .param("source", source.strip())
                    .param("by", actor.name())
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
            if (added > 0) {
                record(actor, "territory.alias-added", unit, Map.of("name", name, "source", source.strip()));
            }
            return Outcome.done(added);
        });
    }

    public Outcome<Integer> remove(Actor actor, int unitNo, UUID id) {
        Unit unit = reach.get(actor, unitNo);
        return transactions.write(actor.scope(), () -> {
            String name = jdbc.sql("DELETE FROM unit_alias WHERE id = :id AND unit_no = :unit RETURNING name")
                    .param("id", id)
                    .param("unit", unitNo)
                    .query(String.class)
                    .optional()
                    .orElseThrow(NotFound::new);
            record(actor, "territory.alias-removed", unit, Map.of("name", name));
            return Outcome.done(1);
        });
    }

    private void record(Actor actor, String verb, Unit unit, Map<String, String> facts) {
        evidence.record(Act.of(actor, verb, new Subject("unit", unit.id()), unit.no(), facts));
    }
}
