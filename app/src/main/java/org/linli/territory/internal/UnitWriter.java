package org.linli.territory.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.kernel.UuidV7;
import org.linli.territory.internal.TerritoryTables.Versions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes units. All of it happens in one write transaction that begins with {@link #lock}: changes to the structure
 * wait for each other.
 */
@Repository
public class UnitWriter {

    private final JdbcClient jdbc;
    private final TerritoryTables tables;
    private final Snapshots snapshots;
    private final Clock clock;

    UnitWriter(JdbcClient jdbc, TerritoryTables tables, Snapshots snapshots, Clock clock) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** Waits until nobody else changes the structure, and answers what it is then. */
    public UnitTree lock() {
        Versions versions = tables.lock();
        return tables.loadUnits(versions.units(), snapshots.today());
    }

    /** The boundaries as the transaction sees them. */
    public BoundaryIndex boundaries() {
        return tables.loadBoundaries(tables.versions().boundaries(), snapshots.today());
    }

    /** New numbers, ascending and never given before. */
    public List<Integer> takeNumbers(int count) {
        return jdbc.sql("SELECT nextval('unit_no')::integer FROM generate_series(1, :count) ORDER BY 1")
                .param("count", count)
                .query(Integer.class)
                .list();
    }

    /** The id under which the evidence knows a unit. */
    public UUID idOf(int unitNo) {
        return jdbc.sql("SELECT id FROM unit WHERE no = :no")
                .param("no", unitNo)
                .query(UUID.class)
                .single();
    }

    /** Writes units that did not exist; parents may stand in the same list. */
    public void insert(List<UnitRow> rows) {
        jdbc.sql("INSERT INTO unit (no, id) SELECT * FROM unnest(:nos::integer[], :ids::uuid[])")
                .param("nos", column(rows, UnitRow::no))
                .param("ids", texts(rows, row -> UuidV7.at(clock.instant()).toString()))
                .update();
        jdbc.sql("""
                        INSERT INTO unit_version (unit_no, valid, code, civil_code, name, level, level_name, kind, parent_no, subtree)
                        SELECT no, daterange(since, NULL), code, civil_code, name, level, level_name, kind, parent_no,
                               int4multirange(int4range(no, no + 1))
                        FROM unnest(:nos::integer[], :since::date[], :codes::text[], :civil::text[], :names::text[],
                                    :levels::text[], :levelNames::text[], :kinds::text[], :parents::integer[])
                          AS new (no, since, code, civil_code, name, level, level_name, kind, parent_no)
                        """)
                .param("nos", column(rows, UnitRow::no))
                .param("since", texts(rows, row -> row.since().toString()))
                .param("codes", texts(rows, UnitRow::code))
                .param("civil", texts(rows, UnitRow::civilCode))
                .param("names", texts(rows, UnitRow::name))
                .param("levels", texts(rows, UnitRow::level))
                .param("levelNames", texts(rows, UnitRow::levelName))
                .param("kinds", texts(rows, row -> row.kind().name()))
                .param("parents", column(rows, UnitRow::parentNo))
                .update();
    }

    /**
     * Gives units that exist another name, level name, second code or parent from {@code since} on. What was before
     * stays; a version that began on that day or later is overwritten.
     */
    public void change(List<UnitRow> rows, LocalDate since) {
        Integer[] nos = column(rows, UnitRow::no);
        jdbc.sql("""
                        UPDATE unit_version
                        SET valid = daterange(lower(valid), :since::date)
                        WHERE unit_no = ANY (:nos::integer[])
                          AND valid @> :since::date
                          AND lower(valid) < :since::date
                        """).param("nos", nos).param("since", since).update();
        jdbc.sql("""
                        INSERT INTO unit_version (unit_no, valid, code, civil_code, name, level, level_name, kind, parent_no, subtree)
                        SELECT unit_no, daterange(:since::date, NULL), code, civil_code, name, level, level_name, kind, parent_no, subtree
                        FROM unit_version
                        WHERE unit_no = ANY (:nos::integer[])
                          AND upper(valid) = :since::date
                        """).param("nos", nos).param("since", since).update();
        jdbc.sql("""
                        UPDATE unit_version v
                        SET civil_code = new.civil_code,
                            name = new.name,
                            level_name = new.level_name,
                            parent_no = new.parent_no
                        FROM unnest(:nos::integer[], :civil::text[], :names::text[], :levelNames::text[], :parents::integer[])
                          AS new (no, civil_code, name, level_name, parent_no)
                        WHERE v.unit_no = new.no
                          AND lower(v.valid) >= :since::date
                        """)
                .param("nos", nos)
                .param("civil", texts(rows, UnitRow::civilCode))
                .param("names", texts(rows, UnitRow::name))
                .param("levelNames", texts(rows, UnitRow::levelName))
                .param("parents", column(rows, UnitRow::parentNo))
                .param("since", since)
                .update();
    }

    /**
     * Computes anew which numbers lie at or below each unit, and tells every server that units have changed.
     */
    public void recount() {
        jdbc.sql(TerritoryTables.COUNTED + """
                        UPDATE unit_version v
                        SET subtree = c.subtree
                        FROM counted c
                        WHERE v.unit_no = c.ancestor
                          AND v.valid @> :day::date
                          AND v.subtree <> c.subtree
                        """).param("day", snapshots.today()).update();
        jdbc.sql("UPDATE territory_version SET units = units + 1").update();
    }

    public LevelNames levelNames() {
        List<LevelNames.Level> levels = jdbc.sql("SELECT key, name, code_digits FROM unit_level ORDER BY position")
                .query((row, n) -> new LevelNames.Level(
                        row.getString("key"), row.getString("name"), row.getObject("code_digits", Integer.class)))
                .list();
        List<LevelNames.Rule> rules = jdbc.sql("""
                        SELECT level, ending, from_part, to_part, name
                        FROM unit_level_name
                        ORDER BY level, position
                        """)
                .query((row, n) -> new LevelNames.Rule(
                        row.getString("level"),
                        row.getString("ending"),
                        row.getObject("from_part", Integer.class),
                        row.getObject("to_part", Integer.class),
                        row.getString("name")))
                .list();
        return new LevelNames(levels, rules);
    }

    /** Names of provinces and cities by code. */
    public Map<String, String> knownPlaces() {
        return jdbc
                .sql("SELECT code, name FROM known_place")
                .query((row, n) -> Map.entry(row.getString("code"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Integer[] column(List<UnitRow> rows, Function<UnitRow, Integer> value) {
        return rows.stream().map(value).toArray(Integer[]::new);
    }

    private static String[] texts(List<UnitRow> rows, Function<UnitRow, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
