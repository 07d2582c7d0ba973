package org.linli.territory.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.geo.Wkb;
import org.linli.kernel.NumberRanges;
import org.linli.territory.Department;
import org.linli.territory.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads units, boundaries and departments out of the database. */
@Repository
class TerritoryTables {

    private static final String UNIT_OF_A_DAY = """
            SELECT v.unit_no, u.id, v.level, v.level_name, coalesce(v.code, '') AS code, v.name, v.parent_no
            FROM unit_version v
            JOIN unit u ON u.no = v.unit_no
            WHERE v.unit_no = :no
              AND v.valid @> :day::date
            """;

    private static final String UNITS_OF_A_DAY = """
            SELECT v.unit_no, u.id, v.level, v.level_name, coalesce(v.code, '') AS code, v.civil_code, v.name, v.parent_no,
                   v.subtree::text AS subtree, born.day AS born_on
            FROM unit_version v
            JOIN unit u ON u.no = v.unit_no
            JOIN (SELECT unit_no, min(lower(valid)) AS day FROM unit_version GROUP BY unit_no) born
              ON born.unit_no = v.unit_no
            WHERE v.valid @> :day::date
            """;

    /**
     * Begins a statement: {@code counted (ancestor, subtree)} holds the numbers at or below each unit on a day, by who was
     * above whom then. A unit that ended lies below its heir: what stands at its number is found there.
     */
    static final String COUNTED = """
            WITH RECURSIVE
              standing AS MATERIALIZED (
                SELECT unit_no, parent_no FROM unit_version WHERE valid @> :day::date
                UNION ALL
                SELECT l.predecessor_no, l.successor_no
                FROM unit_lineage l
                WHERE l.is_heir
                  AND l.day <= :day::date
                  AND NOT EXISTS (
                    SELECT FROM unit_version v WHERE v.unit_no = l.predecessor_no AND v.valid @> :day::date)),
              above AS (
                SELECT unit_no AS no, unit_no AS ancestor FROM standing
                UNION ALL
                SELECT a.no, s.parent_no
                FROM above a
                JOIN standing s ON s.unit_no = a.ancestor
                WHERE s.parent_no IS NOT NULL),
              counted AS (
                SELECT ancestor, range_agg(int4range(no, no + 1)) AS subtree FROM above GROUP BY ancestor)
            """;

    /** The same for a day that is past. */
    private static final String UNITS_OF_A_PAST_DAY = COUNTED + """
            SELECT v.unit_no, u.id, v.level, v.level_name, coalesce(v.code, '') AS code, v.civil_code, v.name, v.parent_no,
                   c.subtree::text AS subtree, lower(v.valid) AS born_on
            FROM unit_version v
            JOIN unit u ON u.no = v.unit_no
            JOIN counted c ON c.ancestor = v.unit_no
            WHERE v.valid @> :day::date
            """;

    private final JdbcClient jdbc;

    TerritoryTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A unit that is no more.
     *
     * @param heirNo who took over what stood at it; may have ended since
     */
    record Ended(Unit unit, NumberRanges atOrBelow, LocalDate on, int heirNo) {}

    /** Counters that rise with every change. */
    record Versions(long units, long boundaries) {}

    Versions versions() {
        return jdbc.sql("SELECT units, boundaries FROM territory_version")
                .query((row, n) -> new Versions(row.getLong("units"), row.getLong("boundaries")))
                .single();
    }

    /** Waits until nobody else changes the structure; held to the end of the transaction. */
    Versions lock() {
        return jdbc.sql("SELECT units, boundaries FROM territory_version FOR UPDATE")
                .query((row, n) -> new Versions(row.getLong("units"), row.getLong("boundaries")))
                .single();
    }

    UnitTree loadUnits(long version, LocalDate day) {
        return loadUnits(UNITS_OF_A_DAY, version, day);
    }

    /** The stored ranges are those of today; a day that is past has its own. */
    UnitTree loadPastUnits(long version, LocalDate day) {
        return loadUnits(UNITS_OF_A_PAST_DAY, version, day);
    }

    private UnitTree loadUnits(String select, long version, LocalDate day) {
        List<UnitTree.Entry> entries = jdbc.sql(select)
                .withFetchSize(10_000)
                .param("day", day)
                .query((row, n) -> new UnitTree.Entry(
                        unit(row),
                        NumberRanges.parse(row.getString("subtree")),
                        row.getObject("born_on", LocalDate.class),
                        row.getString("civil_code")))
                .list();
        return new UnitTree(version, day, entries, retiredCodes());
    }

    /** Units that ended, as they were last, with who took over from them. */
    Map<Integer, Ended> loadEnded(LocalDate day) {
        return jdbc
                .sql("""
                        SELECT DISTINCT ON (v.unit_no)
                               v.unit_no, u.id, v.level, v.level_name, coalesce(v.code, '') AS code, v.name, v.parent_no,
                               v.subtree::text AS subtree, l.day AS ended_on, l.successor_no
                        FROM unit_lineage l
                        JOIN unit u ON u.no = l.predecessor_no
                        JOIN unit_version v ON v.unit_no = l.predecessor_no
                        WHERE l.is_heir
                          AND l.day <= :day::date
                        ORDER BY v.unit_no, v.valid DESC
                        """)
                .param("day", day)
                .query((row, n) -> new Ended(
                        unit(row),
                        NumberRanges.parse(row.getString("subtree")),
                        row.getObject("ended_on", LocalDate.class),
                        row.getInt("successor_no")))
                .list()
                .stream()
                .collect(Collectors.toMap(ended -> ended.unit().no(), ended -> ended));
    }

    /** Codes that units had once and gave up; nobody gets them again. */
    private Set<String> retiredCodes() {
        return jdbc.sql("""
                        SELECT DISTINCT v.code
                        FROM unit_lineage l
                        JOIN unit_version v ON v.unit_no = l.predecessor_no
                        WHERE v.code IS NOT NULL
                          AND NOT EXISTS (
                            SELECT FROM unit_version t
                            WHERE t.unit_no = v.unit_no
                              AND t.code = v.code
                              AND upper_inf(t.valid))
                        """).query(String.class).set();
    }

    Optional<Unit> findUnit(int unitNo, LocalDate day) {
        return jdbc.sql(UNIT_OF_A_DAY)
                .param("day", day)
                .param("no", unitNo)
                .query((row, n) -> unit(row))
                .optional();
    }

    BoundaryIndex loadBoundaries(long version, LocalDate day) {
        List<BoundaryIndex.Entry> entries = jdbc.sql("""
                        SELECT b.unit_no, l.position, b.wkb
                        FROM unit_boundary b
                        JOIN unit_version v ON v.unit_no = b.unit_no AND v.valid @> :day::date
                        JOIN unit_level l ON l.key = v.level
                        WHERE b.valid @> :day::date
                        """)
                .withFetchSize(1_000)
                .param("day", day)
                .query((row, n) -> new BoundaryIndex.Entry(
                        row.getInt("unit_no"), row.getInt("position"), Wkb.readPolygonal(row.getBytes("wkb"))))
                .list();
        return new BoundaryIndex(version, day, entries);
    }

    Map<Integer, Department> loadDepartments() {
        return jdbc
                .sql("SELECT no, id, name, unit_no, kind, valid_from, valid_to FROM department")
                .query((row, n) -> new Department(
                        row.getInt("no"),
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getInt("unit_no"),
                        new Department.Kind(row.getString("kind")),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Department::no, department -> department));
    }

    private static Unit unit(ResultSet row) throws SQLException {
        return new Unit(
                row.getInt("unit_no"),
                row.getObject("id", UUID.class),
                row.getString("level"),
                row.getString("level_name"),
                row.getString("code"),
                row.getString("name"),
                row.getObject("parent_no", Integer.class));
    }
}
