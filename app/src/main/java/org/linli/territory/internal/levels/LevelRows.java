package org.linli.territory.internal.levels;

import java.time.LocalDate;
import java.util.List;
import org.linli.territory.internal.LevelNames.Rule;
import org.linli.territory.internal.levels.Levels.Renamed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code unit_level} and {@code unit_level_name}, and what units are called by them. */
@Repository
class LevelRows {

    /** What units of a level that live on would be called by rules that are not stored yet. */
    private static final String NAMED = """
            rules AS (
              SELECT *
              FROM unnest(:endings::text[], :froms::integer[], :tos::integer[], :names::text[])
                WITH ORDINALITY AS r (ending, from_part, to_part, name, position)),
            standing AS (
              SELECT unit_no, name, level_name, lower(valid) AS born,
                     CASE
                       WHEN code ~ '^[0-9]{2,}$' THEN right(code, CASE WHEN length(code) >= 9 THEN 3 ELSE 2 END)::integer
                       ELSE 0
                     END AS part
              FROM unit_version
              WHERE level = :level
                AND upper_inf(valid)),
            named AS (
              SELECT s.unit_no, s.level_name AS old, s.born,
                     coalesce(
                       (SELECT r.name
                        FROM rules r
                        WHERE (r.ending IS NULL OR right(s.name, length(r.ending)) = r.ending)
                          AND (r.from_part IS NULL OR s.part >= r.from_part)
                          AND (r.to_part IS NULL OR s.part <= r.to_part)
                        ORDER BY r.position
                        LIMIT 1),
                       :name) AS new
              FROM standing s)
            """;

    private final JdbcClient jdbc;

    LevelRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private JdbcClient.StatementSpec named(String sql, LevelDraft draft) {
        List<Rule> rules = draft.rules();
        return jdbc.sql(sql)
                .param("endings", rules.stream().map(Rule::ending).toArray(String[]::new))
                .param("froms", rules.stream().map(Rule::fromPart).toArray(Integer[]::new))
                .param("tos", rules.stream().map(Rule::toPart).toArray(Integer[]::new))
                .param("names", rules.stream().map(Rule::name).toArray(String[]::new))
                .param("level", draft.key())
                .param("name", draft.name());
    }

    /** How many units would be called differently, most first. */
    List<Renamed> preview(LevelDraft draft) {
        return named("WITH " + NAMED + """
                        SELECT old, new, count(*)::integer AS units
                        FROM named
                        WHERE old <> new
                        GROUP BY old, new
                        ORDER BY units DESC, old, new
                        """, draft)
                .query((row, n) -> new Renamed(row.getString("old"), row.getString("new"), row.getInt("units")))
                .list();
    }

    /** New versions of the units that are called differently, from the day on or from their birth, if that is later. */
    int rename(LevelDraft draft, LocalDate day) {
        jdbc.sql("CREATE TEMPORARY TABLE unit_renamed (unit_no integer, new text, is_split boolean) ON COMMIT DROP")
                .update();
        named("WITH " + NAMED + """
                        INSERT INTO unit_renamed
                        SELECT unit_no, new, born < :day AS is_split
                        FROM named
                        WHERE old <> new
                        """, draft).param("day", day).update();
        jdbc.sql("""
                        UPDATE unit_version v
                        SET valid = daterange(lower(valid), :day)
                        FROM unit_renamed r
                        WHERE v.unit_no = r.unit_no
                          AND upper_inf(v.valid)
                          AND r.is_split
                        """).param("day", day).update();
        jdbc.sql("""
                        INSERT INTO unit_version (unit_no, valid, code, civil_code, name, level, level_name, kind, parent_no, subtree)
                        SELECT v.unit_no, daterange(:day, NULL), v.code, v.civil_code, v.name, v.level, r.new, v.kind, v.parent_no,
                               v.subtree
                        FROM unit_version v
                        JOIN unit_renamed r ON r.unit_no = v.unit_no AND r.is_split
                        WHERE upper(v.valid) = :day
                        """).param("day", day).update();
        return jdbc.sql("""
                        UPDATE unit_version v
                        SET level_name = r.new
                        FROM unit_renamed r
                        WHERE v.unit_no = r.unit_no
                          AND upper_inf(v.valid)
                          AND v.level_name <> r.new
                        """).update() + splitCount();
    }

    private int splitCount() {
        return jdbc.sql("SELECT count(*)::integer FROM unit_renamed WHERE is_split")
                .query(Integer.class)
                .single();
    }

    boolean isUsed(String level) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM unit_version WHERE level = :level)")
                .param("level", level)
                .query(Boolean.class)
                .single();
    }

    /** Whether a unit, today or later, stands at or above the level of the unit above it. */
    boolean isOutOfOrder(LocalDate today) {
        return jdbc.sql("""
                        SELECT EXISTS (
                          SELECT
                          FROM (SELECT DISTINCT p.level AS above, c.level AS below
                                FROM unit_version c
                                JOIN unit_version p ON p.unit_no = c.parent_no AND p.valid && c.valid
                                WHERE upper_inf(c.valid)
                                  AND p.valid @> CAST(:today AS date)) pair
                          JOIN unit_level a ON a.key = pair.above
                          JOIN unit_level b ON b.key = pair.below
                          WHERE a.position >= b.position)
                        """).param("today", today).query(Boolean.class).single();
    }

    boolean isDigitsTaken(LevelDraft draft) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM unit_level WHERE code_digits = CAST(:digits AS integer) AND key <> :key)")
                .param("digits", draft.codeDigits())
                .param("key", draft.key())
                .query(Boolean.class)
                .single();
    }

    /** Writes the level at the end of the order; {@link #order} puts it into its place. */
    void put(LevelDraft draft) {
        jdbc.sql("""
                        INSERT INTO unit_level (key, position, name, code_digits)
                        SELECT :key, coalesce(max(position), 0) + 10, :name, CAST(:digits AS integer)
                        FROM unit_level
                        ON CONFLICT (key) DO UPDATE SET name = excluded.name, code_digits = excluded.code_digits
                        """)
                .param("key", draft.key())
                .param("name", draft.name())
                .param("digits", draft.codeDigits())
                .update();
        jdbc.sql("DELETE FROM unit_level_name WHERE level = :level")
                .param("level", draft.key())
                .update();
        jdbc.sql("""
                        INSERT INTO unit_level_name (level, position, ending, from_part, to_part, name)
                        SELECT :level, 10 * r.position, r.ending, r.from_part, r.to_part, r.name
                        FROM unnest(:endings::text[], :froms::integer[], :tos::integer[], :names::text[])
                          WITH ORDINALITY AS r (ending, from_part, to_part, name, position)
                        """)
                .param("level", draft.key())
                .param("endings", draft.rules().stream().map(Rule::ending).toArray(String[]::new))
                .param("froms", draft.rules().stream().map(Rule::fromPart).toArray(Integer[]::new))
                .param("tos", draft.rules().stream().map(Rule::toPart).toArray(Integer[]::new))
                .param("names", draft.rules().stream().map(Rule::name).toArray(String[]::new))
                .update();
    }

    /** Positions are unique, so all of them step aside first. */
    void order(List<String> keys) {
        jdbc.sql("UPDATE unit_level SET position = -position").update();
        jdbc.sql("""
                        UPDATE unit_level l
                        SET position = 10 * o.place
                        FROM unnest(:keys::text[]) WITH ORDINALITY AS o (key, place)
                        WHERE l.key = o.key
                        """).param("keys", keys.toArray(String[]::new)).update();
    }

    void delete(String key) {
        jdbc.sql("DELETE FROM unit_level_name WHERE level = :key")
                .param("key", key)
                .update();
        jdbc.sql("DELETE FROM unit_level WHERE key = :key").param("key", key).update();
    }
}
