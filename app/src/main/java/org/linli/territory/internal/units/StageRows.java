package org.linli.territory.internal.units;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Items of stages, what units have done of them and when units were in which stage. */
@Repository
public class StageRows {

    private final JdbcClient jdbc;

    StageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record DoneRow(int unitNo, StageItem.Done done) {}

    private static final String ITEMS = """
            SELECT i.key, i.stage, i.fact, w.name, w.name_en
            FROM stage_item i
            JOIN unit_trait_code c ON c.trait = i.trait AND c.code = i.stage
            JOIN stage_item_wording w ON w.item = i.key
            """;

    /** Stage by stage, as they are asked for on a day. */
    public List<StageItem> items(LocalDate day) {
        return jdbc.sql(ITEMS + """
                        WHERE w.valid @> CAST(:day AS date)
                        ORDER BY c.position, w.position, i.key
                        """)
                .param("day", day)
                .query((row, n) -> item(row))
                .list();
    }

    /** All that were ever asked for, as they read last. */
    public List<StageItem> everAsked() {
        return jdbc.sql(ITEMS + """
                        WHERE NOT EXISTS (
                          SELECT
                          FROM stage_item_wording later
                          WHERE later.item = i.key
                            AND later.valid > w.valid)
                        ORDER BY c.position, w.position, i.key
                        """).query((row, n) -> item(row)).list();
    }

    private static StageItem item(ResultSet row) throws SQLException {
        return new StageItem(
                row.getString("key"),
                row.getString("stage"),
                Optional.ofNullable(row.getString("fact"))
                        .map(StageItem.Fact::valueOf)
                        .orElse(null),
                row.getString("name"),
                row.getString("name_en"));
    }

    /** By number of the unit, the earliest first; units that never were in a stage are missing. */
    public Map<Integer, List<StageSpan>> spans(Collection<Integer> units) {
        if (units.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        SELECT unit_no, code, lower(valid) AS since, upper(valid) AS until
                        FROM unit_trait
                        WHERE trait = :trait
                          AND unit_no IN (:units)
                        ORDER BY unit_no, lower(valid)
                        """)
                .param("trait", Stages.TRAIT)
                .param("units", units)
                .query((row, n) -> new StageSpan(
                        row.getInt("unit_no"),
                        row.getString("code"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(StageSpan::unitNo));
    }

    /** What was done by the end of a day and had not been taken back by then, by number of the unit and key of the item. */
    public Map<Integer, Map<String, StageItem.Done>> done(Collection<Integer> units, LocalDate day) {
        if (units.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        SELECT unit_no, item, day, note, entered_by
                        FROM (
                          SELECT DISTINCT ON (unit_no, item) unit_no, item, is_done, day, note, entered_by
                          FROM stage_entry
                          WHERE unit_no IN (:units)
                            AND day <= :day
                          ORDER BY unit_no, item, no DESC) AS latest
                        WHERE is_done
                        """)
                .param("units", units)
                .param("day", day)
                .query((row, n) -> new DoneRow(
                        row.getInt("unit_no"),
                        new StageItem.Done(
                                row.getString("item"),
                                row.getObject("day", LocalDate.class),
                                row.getString("note"),
                                row.getString("entered_by"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        DoneRow::unitNo, Collectors.toMap(line -> line.done().item(), DoneRow::done)));
    }

    /** The latest first. */
    public List<StageLeftOpen> leftOpen(int unitNo) {
        return jdbc.sql("""
                        SELECT stage_left, stage, day, array_to_string(items, ',') AS items, reason, entered_by
                        FROM stage_left_open
                        WHERE unit_no = :unit
                        ORDER BY no DESC
                        """)
                .param("unit", unitNo)
                .query((row, n) -> new StageLeftOpen(
                        row.getString("stage_left"),
                        row.getString("stage"),
                        row.getObject("day", LocalDate.class),
                        List.of(row.getString("items").split(",", -1)),
                        row.getString("reason"),
                        row.getString("entered_by")))
                .list();
    }

    void insert(int unitNo, StageItem.Done line, boolean isDone, Instant now) {
        jdbc.sql("""
                        INSERT INTO stage_entry (unit_no, item, is_done, day, note, entered_by, entered_at)
                        VALUES (:unit, :item, :done, :day, :note, :by, :now)
                        """)
                .param("unit", unitNo)
                .param("item", line.item())
                .param("done", isDone)
                .param("day", line.day())
                .param("note", line.note())
                .param("by", line.by())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void insert(int unitNo, StageLeftOpen left, Instant now) {
        jdbc.sql("""
                        INSERT INTO stage_left_open (unit_no, stage_left, stage, day, items, reason, entered_by, entered_at)
                        VALUES (:unit, :left, :stage, :day, string_to_array(:items, ','), :reason, :by, :now)
                        """)
                .param("unit", unitNo)
                .param("left", left.stageLeft())
                .param("stage", left.stage())
                .param("day", left.day())
                .param("items", String.join(",", left.items()))
                .param("reason", left.reason())
                .param("by", left.by())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
