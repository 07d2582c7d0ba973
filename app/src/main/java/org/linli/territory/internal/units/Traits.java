package org.linli.territory.internal.units;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Unit;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.units.TraitKind.Code;
import org.linli.territory.internal.units.TraitKind.Detail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Attributes of units by the days on which they hold (M01-08, M01-28, M01-29). Kinds, codes and details are data. */
@Repository
public class Traits {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final UnitReach reach;
    private final Transactions transactions;
    private final Evidence evidence;
    private final JsonMapper json;

    Traits(JdbcClient jdbc, UnitReach reach, Transactions transactions, Evidence evidence, JsonMapper json) {
        this.jdbc = jdbc;
        this.reach = reach;
        this.transactions = transactions;
        this.evidence = evidence;
        this.json = json;
    }

    private record CodeRow(String trait, Code code) {}

    private record DetailRow(String trait, String code, Detail detail) {}

    public List<TraitKind> kinds() {
        List<DetailRow> details = jdbc.sql(
                        "SELECT trait, code, key, name, name_en FROM unit_trait_detail ORDER BY trait, code, position")
                .query((row, n) -> new DetailRow(
                        row.getString("trait"),
                        row.getString("code"),
                        new Detail(row.getString("key"), row.getString("name"), row.getString("name_en"))))
                .list();
        List<CodeRow> codes =
                jdbc.sql("""
                        SELECT trait, code, name, name_en, lower(valid) AS since, upper(valid) AS until
                        FROM unit_trait_code
                        ORDER BY trait, position
                        """).query((row, n) -> code(row, details)).list();
        return jdbc.sql("SELECT key, level, name, name_en, source FROM unit_trait_kind ORDER BY position")
                .query((row, n) -> {
                    String key = row.getString("key");
                    return new TraitKind(
                            key,
                            row.getString("level"),
                            row.getString("name"),
                            row.getString("name_en"),
                            row.getString("source"),
                            codes.stream()
                                    .filter(code -> code.trait().equals(key))
                                    .map(CodeRow::code)
                                    .toList());
                })
                .list();
    }

    private static CodeRow code(ResultSet row, List<DetailRow> details) throws SQLException {
        String trait = row.getString("trait");
        String code = row.getString("code");
        return new CodeRow(
                trait,
                new Code(
                        code,
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        details.stream()
                                .filter(detail -> detail.trait().equals(trait)
                                        && detail.code().equals(code))
                                .map(DetailRow::detail)
                                .toList()));
    }

    /** Of one unit, the latest first. */
    public List<Trait> list(int unitNo) {
        return jdbc.sql("""
                        SELECT trait, code, details, lower(valid) AS since, upper(valid) AS until, source
                        FROM unit_trait
                        WHERE unit_no = :unit
                        ORDER BY trait, lower(valid) DESC
                        """)
                .param("unit", unitNo)
                .query((row, n) -> new Trait(
                        row.getString("trait"),
                        row.getString("code"),
                        details(row.getString("details")),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        row.getString("source")))
                .list();
    }

    /** Codes of an attribute by number of the unit, on a day. */
    public Map<Integer, String> codesOn(String trait, NumberRanges units, LocalDate day) {
        Map<Integer, String> codes = new HashMap<>();
        jdbc.sql("""
                        SELECT unit_no, code
                        FROM unit_trait
                        WHERE trait = :trait
                          AND unit_no <@ CAST(:units AS int4multirange)
                          AND valid @> CAST(:day AS date)
                        """)
                .param("trait", trait)
                .param("units", units.asMultirange())
                .param("day", day)
                .query((row, n) -> codes.put(row.getInt("unit_no"), row.getString("code")))
                .list();
        return codes;
    }

    /**
     * Gives a unit a code from a day on; what began that day or later is replaced.
     *
     * @return 1, or 0 if it was so already, or a refusal: {@code structure.refused.trait}, {@code structure.refused.detail}
     */
    public Outcome<Integer> put(
            Actor actor,
            int unitNo,
            String trait,
            String code,
            Map<String, String> typed,
            LocalDate from,
            String source) {
        Unit unit = reach.get(actor, unitNo);
        TraitKind kind = kinds().stream()
                .filter(known -> known.key().equals(trait))
                .findFirst()
                .orElseThrow(NotFound::new);
        Optional<Code> known = kind.find(code).filter(found -> found.holdsOn(from));
        if (known.isEmpty() || !kind.isOf(unit) || source.length() > LONGEST) {
            return Outcome.refused("structure.refused.trait");
        }
        Map<String, String> details = new TreeMap<>();
        for (Detail detail : known.get().details()) {
            String text = typed.getOrDefault(detail.key(), "").strip();
            if (text.isEmpty() || text.length() > LONGEST) {
                return Outcome.refused("structure.refused.detail");
            }
            details.put(detail.key(), text);
        }
        return transactions.write(
                actor.scope(), () -> Outcome.done(write(actor, unit, trait, code, details, from, source)));
    }

    /** Inside an open transaction, for codes that ask for no details; answers whether anything changed. */
    public int write(
            Actor actor,
            Unit unit,
            String trait,
            String code,
            Map<String, String> details,
            LocalDate from,
            String source) {
        if (isSoAlready(unit.no(), trait, code, details, from)) {
            return 0;
        }
        List<String> statements = new ArrayList<>();
        statements.add("DELETE FROM unit_trait WHERE unit_no = :unit AND trait = :trait AND lower(valid) >= :from");
        statements.add("""
                UPDATE unit_trait
                SET valid = daterange(lower(valid), :from)
                WHERE unit_no = :unit
                  AND trait = :trait
                  AND valid @> CAST(:from AS date)
                """);
        statements.forEach(statement -> jdbc.sql(statement)
                .param("unit", unit.no())
                .param("trait", trait)
                .param("from", from)
                .update());
        jdbc.sql("""
                        INSERT INTO unit_trait (unit_no, trait, valid, code, details, source)
                        VALUES (:unit, :trait, daterange(:from, NULL), :code, CAST(:details AS jsonb), :source)
                        """)
                .param("unit", unit.no())
                .param("trait", trait)
                .param("from", from)
                .param("code", code)
                .param("details", json.writeValueAsString(details))
                .param("source", source.strip())
                .update();
        Map<String, String> facts = new TreeMap<>(details);
        facts.put("trait", trait);
        facts.put("code", code);
        facts.put("from", from.toString());
        evidence.record(Act.of(actor, "territory.trait-set", new Subject("unit", unit.id()), unit.no(), facts));
        return 1;
    }

    private boolean isSoAlready(int unitNo, String trait, String code, Map<String, String> details, LocalDate from) {
        return jdbc.sql("""
                        SELECT EXISTS (
                          SELECT FROM unit_trait
                          WHERE unit_no = :unit
                            AND trait = :trait
                            AND code = :code
                            AND details = CAST(:details AS jsonb)
                            AND valid @> CAST(:from AS date)
                            AND upper_inf(valid))
                        """)
                .param("unit", unitNo)
                .param("trait", trait)
                .param("code", code)
                .param("details", json.writeValueAsString(details))
                .param("from", from)
                .query(Boolean.class)
                .single();
    }

    private Map<String, String> details(String text) {
        Map<String, String> details = new TreeMap<>();
        json.readTree(text)
                .properties()
                .forEach(entry -> details.put(entry.getKey(), entry.getValue().asString()));
        return details;
    }
}
