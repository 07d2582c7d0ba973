package org.linli.territory.internal.grids;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of duty grids; every call happens in a transaction under a scope. */
@Repository
class DutyRows {

    /** A duty grid that is yet to begin is shown with the grids of its first day. */
    private static final String SELECT = """
            SELECT d.id, d.unit_no, d.name, d.post, lower(d.valid) AS from_day, upper(d.valid) AS until_day,
                   ARRAY(
                     SELECT m.grid_no
                     FROM duty_grid_member m
                     WHERE m.duty_id = d.id
                       AND m.valid @> greatest(CAST(:day AS date), lower(d.valid))
                     ORDER BY m.grid_no) AS grids
            FROM duty_grid d
            """;

    private final JdbcClient jdbc;

    DutyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a unit that have not ended on a day. */
    List<DutyGrid> listOf(int unitNo, LocalDate day) {
        return jdbc.sql(SELECT + """
                        WHERE d.unit_no = :unitNo
                          AND d.valid && daterange(CAST(:day AS date), NULL)
                        ORDER BY d.name, d.id
                        """)
                .param("unitNo", unitNo)
                .param("day", day)
                .query((row, n) -> duty(row))
                .list();
    }

    /** The duty grid with its grids of a day, held until the end of the transaction. */
    Optional<DutyGrid> lock(UUID id, LocalDate day) {
        return jdbc.sql(SELECT + " WHERE d.id = :id FOR UPDATE OF d")
                .param("id", id)
                .param("day", day)
                .query((row, n) -> duty(row))
                .optional();
    }

    /** Lets one transaction after the other change the duty grids of a unit. */
    void alone(int unitNo) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('duty_grid'), :unitNo)")
                .param("unitNo", unitNo)
                .query((row, n) -> unitNo)
                .single();
    }

    /** Grids that from a day on are in another duty grid at any time. */
    List<Integer> taken(UUID id, List<Integer> grids, LocalDate from) {
        return jdbc.sql("""
                        SELECT DISTINCT grid_no
                        FROM duty_grid_member
                        WHERE grid_no = ANY (:grids::integer[])
                          AND duty_id <> :id
                          AND valid && daterange(CAST(:from AS date), NULL)
                        ORDER BY grid_no
                        """)
                .param("id", id)
                .param("grids", grids.toArray(Integer[]::new))
                .param("from", from)
                .query(Integer.class)
                .list();
    }

    void insert(UUID id, int unitNo, String name, String post, LocalDate from) {
        jdbc.sql("""
                        INSERT INTO duty_grid (id, unit_no, name, post, valid)
                        VALUES (:id, :unitNo, :name, :post, daterange(:from, NULL))
                        """)
                .param("id", id)
                .param("unitNo", unitNo)
                .param("name", name)
                .param("post", post)
                .param("from", from)
                .update();
    }

    /** From a day on the duty grid holds exactly these grids; what was before that day stays. */
    void holdFrom(UUID id, int unitNo, List<Integer> grids, LocalDate day) {
        Integer[] wanted = grids.toArray(Integer[]::new);
        jdbc.sql("""
                        DELETE FROM duty_grid_member
                        WHERE duty_id = :id
                          AND lower(valid) >= CAST(:day AS date)
                        """).param("id", id).param("day", day).update();
        jdbc.sql("""
                        UPDATE duty_grid_member
                        SET valid = daterange(lower(valid), CASE WHEN grid_no = ANY (:grids::integer[]) THEN NULL ELSE CAST(:day AS date) END)
                        WHERE duty_id = :id
                          AND valid @> CAST(:day AS date)
                        """).param("id", id).param("day", day).param("grids", wanted).update();
        jdbc.sql("""
                        INSERT INTO duty_grid_member (grid_no, valid, duty_id, unit_no)
                        SELECT g.no, daterange(:day, NULL), :id, :unitNo
                        FROM unnest(:grids::integer[]) AS g (no)
                        WHERE NOT EXISTS (
                          SELECT
                          FROM duty_grid_member m
                          WHERE m.duty_id = :id
                            AND m.grid_no = g.no
                            AND m.valid @> CAST(:day AS date))
                        """)
                .param("id", id)
                .param("unitNo", unitNo)
                .param("day", day)
                .param("grids", wanted)
                .update();
    }

    void endOn(UUID id, LocalDate day) {
        jdbc.sql("""
                        UPDATE duty_grid
                        SET valid = daterange(lower(valid), CAST(:day AS date))
                        WHERE id = :id
                        """).param("id", id).param("day", day).update();
    }

    void delete(UUID id) {
        jdbc.sql("DELETE FROM duty_grid WHERE id = :id").param("id", id).update();
    }

    private static DutyGrid duty(ResultSet row) throws SQLException {
        return new DutyGrid(
                row.getObject("id", UUID.class),
                row.getInt("unit_no"),
                row.getString("name"),
                row.getString("post"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                Arrays.asList((Integer[]) row.getArray("grids").getArray()));
    }
}
