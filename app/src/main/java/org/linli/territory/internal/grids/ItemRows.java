package org.linli.territory.internal.grids;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.linli.territory.GridItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what is done in grids; public. */
@Repository
class ItemRows {

    private static final String SELECT = """
            SELECT id, unit_no, name, frequency, evidence, basis, lower(valid) AS from_day, upper(valid) AS until_day
            FROM grid_item
            """;

    private final JdbcClient jdbc;

    ItemRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of the units as given. */
    List<GridItem> listOn(List<Integer> units, LocalDate day) {
        return jdbc.sql(SELECT + """
                        WHERE unit_no = ANY (:units::integer[])
                          AND valid @> CAST(:day AS date)
                        ORDER BY array_position(:units::integer[], unit_no), position, id
                        """)
                .param("units", units.toArray(Integer[]::new))
                .param("day", day)
                .query((row, n) -> item(row))
                .list();
    }

    /** What begins after a day, soonest first. */
    List<GridItem> listAfter(List<Integer> units, LocalDate day) {
        return jdbc.sql(SELECT + """
                        WHERE unit_no = ANY (:units::integer[])
                          AND lower(valid) > CAST(:day AS date)
                        ORDER BY lower(valid), position, id
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
        return jdbc.sql(SELECT + " WHERE id = :id ORDER BY valid")
                .param("id", id)
                .query((row, n) -> item(row))
                .list();
    }

    /** The same as {@link #versions}, held until the end of the transaction. */
    List<GridItem> lock(UUID id) {
        return jdbc.sql(SELECT + " WHERE id = :id ORDER BY valid FOR UPDATE")
                .param("id", id)
                .query((row, n) -> item(row))
                .list();
    }

    void insertFirst(UUID id, int unitNo, GridItem.Wording wording, LocalDate from) {
        jdbc.sql("""
                        INSERT INTO grid_item (id, valid, unit_no, position, name, frequency, evidence, basis)
                        VALUES (:id, daterange(:from, NULL), :unitNo,
                                (SELECT COALESCE(max(position), 0) + 1 FROM grid_item WHERE unit_no = :unitNo),
                                :name, :frequency, :evidence, :basis)
                        """)
                .param("id", id)
                .param("from", from)
                .param("unitNo", unitNo)
                .param("name", wording.name())
                .param("frequency", wording.frequency())
                .param("evidence", wording.evidence())
                .param("basis", wording.basis())
                .update();
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
                row.getObject("until_day", LocalDate.class));
    }
}
