package org.linli.territory.internal.grids;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.territory.GridItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what is done in grids; public. */
@Repository
class ItemRows {

    private static final String SELECT = """
            SELECT grid_item.id, grid_item.unit_no, name, frequency, evidence, basis, lower(valid) AS from_day,
                   upper(valid) AS until_day, a.admission_id, a.number, a.decided_on, a.decided_by, a.proposed_by, a.reason
            FROM grid_item
            LEFT JOIN grid_item_admission a ON a.item_id = grid_item.id
            """;

    private final JdbcClient jdbc;

    ItemRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of the units as given. */
    List<GridItem> listOn(List<Integer> units, LocalDate day) {
        return jdbc.sql(SELECT + """
                        WHERE grid_item.unit_no = ANY (:units::integer[])
                          AND valid @> CAST(:day AS date)
                        ORDER BY array_position(:units::integer[], grid_item.unit_no), position, grid_item.id
                        """)
                .param("units", units.toArray(Integer[]::new))
                .param("day", day)
                .query((row, n) -> item(row))
                .list();
    }

    /** What begins after a day, soonest first. */
    List<GridItem> listAfter(List<Integer> units, LocalDate day) {
        return jdbc.sql(SELECT + """
                        WHERE grid_item.unit_no = ANY (:units::integer[])
                          AND lower(valid) > CAST(:day AS date)
                        ORDER BY lower(valid), position, grid_item.id
                        """)
                .param("units", units.toArray(Integer[]::new))
                .param("day", day)
                .query((row, n) -> item(row))
                .list();
    }

    /** The units that have an item on a day. */
    List<Integer> listUnits(LocalDate day) {
        return jdbc.sql("""
                        SELECT DISTINCT unit_no
                        FROM grid_item
                        WHERE valid @> CAST(:day AS date)
                        ORDER BY unit_no
                        """).param("day", day).query(Integer.class).list();
    }

    /** How an item read and will read, oldest first; empty if there is none. */
    List<GridItem> versions(UUID id) {
        return jdbc.sql(SELECT + " WHERE grid_item.id = :id ORDER BY valid")
                .param("id", id)
                .query((row, n) -> item(row))
                .list();
    }

    /** The same as {@link #versions}, held until the end of the transaction. */
    List<GridItem> lock(UUID id) {
        return jdbc.sql(SELECT + " WHERE grid_item.id = :id ORDER BY valid FOR UPDATE OF grid_item")
                .param("id", id)
                .query((row, n) -> item(row))
                .list();
    }

    void insertFirst(UUID id, int unitNo, GridItem.Wording wording, LocalDate from, @Nullable LocalDate until) {
        jdbc.sql("""
                        INSERT INTO grid_item (id, valid, unit_no, position, name, frequency, evidence, basis)
                        VALUES (:id, daterange(:from, CAST(:until AS date)), :unitNo,
                                (SELECT COALESCE(max(position), 0) + 1 FROM grid_item WHERE unit_no = :unitNo),
                                :name, :frequency, :evidence, :basis)
                        """)
                .param("id", id)
                .param("from", from)
                .param("until", until)
                .param("unitNo", unitNo)
                .param("name", wording.name())
                .param("frequency", wording.frequency())
                .param("evidence", wording.evidence())
                .param("basis", wording.basis())
                .update();
    }

    void insertAdmission(UUID item, int unitNo, GridItem.Admission admission) {
        jdbc.sql("""
                        INSERT INTO grid_item_admission
                          (item_id, admission_id, unit_no, number, decided_on, decided_by, proposed_by, reason)
                        VALUES (:item, :admission, :unitNo, :number, :on, :by, :proposer, :reason)
                        """)
                .param("item", item)
                .param("admission", admission.id())
                .param("unitNo", unitNo)
                .param("number", admission.number())
                .param("on", admission.on())
                .param("by", admission.by())
                .param("proposer", admission.proposer())
                .param("reason", admission.reason())
                .update();
    }

    /** How many tasks a unit admitted in a year, while no other transaction counts them. */
    int countAdmitted(int unitNo, int year) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('grid_item_admission'), :unitNo)")
                .param("unitNo", unitNo)
                .query((row, n) -> unitNo)
                .single();
        return jdbc.sql("""
                        SELECT count(*)
                        FROM grid_item_admission
                        WHERE unit_no = :unitNo
                          AND extract(year FROM decided_on) = :year
                        """)
                .param("unitNo", unitNo)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    /** Splits the version of a day, so that one begins on it; nothing to do where one does. */
    void cutAt(UUID id, LocalDate day) {
        int position = jdbc.sql("""
                        SELECT max(position)
                        FROM grid_item
                        WHERE id = :id
                        """).param("id", id).query(Integer.class).single();
        List<GridItem> cut = versions(id).stream()
                .filter(one -> one.from().isBefore(day)
                        && (one.until() == null || one.until().isAfter(day)))
                .toList();
        for (GridItem item : cut) {
            jdbc.sql("""
                            UPDATE grid_item
                            SET valid = daterange(lower(valid), :day)
                            WHERE id = :id
                              AND valid @> CAST(:day AS date)
                            """).param("id", id).param("day", day).update();
            jdbc.sql("""
                            INSERT INTO grid_item (id, valid, unit_no, position, name, frequency, evidence, basis)
                            VALUES (:id, daterange(:day, CAST(:until AS date)), :unitNo, :position,
                                    :name, :frequency, :evidence, :basis)
                            """)
                    .param("id", id)
                    .param("day", day)
                    .param("until", item.until())
                    .param("unitNo", item.unitNo())
                    .param("position", position)
                    .param("name", item.wording().name())
                    .param("frequency", item.wording().frequency())
                    .param("evidence", item.wording().evidence())
                    .param("basis", item.wording().basis())
                    .update();
        }
    }

    void rewordFrom(UUID id, LocalDate day, GridItem.Wording wording) {
        jdbc.sql("""
                        UPDATE grid_item
                        SET name = :name, frequency = :frequency, evidence = :evidence, basis = :basis
                        WHERE id = :id
                          AND lower(valid) >= CAST(:day AS date)
                        """)
                .param("id", id)
                .param("day", day)
                .param("name", wording.name())
                .param("frequency", wording.frequency())
                .param("evidence", wording.evidence())
                .param("basis", wording.basis())
                .update();
    }

    void deleteFrom(UUID id, LocalDate day) {
        jdbc.sql("""
                        DELETE FROM grid_item
                        WHERE id = :id
                          AND lower(valid) >= CAST(:day AS date)
                        """).param("id", id).param("day", day).update();
    }

    private static GridItem item(ResultSet row) throws SQLException {
        return new GridItem(
                row.getObject("id", UUID.class),
                row.getInt("unit_no"),
                new GridItem.Wording(
                        row.getString("name"),
                        row.getString("frequency"),
                        row.getString("evidence"),
                        row.getString("basis")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                admission(row));
    }

    private static GridItem.@Nullable Admission admission(ResultSet row) throws SQLException {
        UUID id = row.getObject("admission_id", UUID.class);
        return id == null
                ? null
                : new GridItem.Admission(
                        id,
                        row.getString("number"),
                        row.getObject("decided_on", LocalDate.class),
                        row.getString("decided_by"),
                        row.getString("proposed_by"),
                        row.getString("reason"));
    }
}
