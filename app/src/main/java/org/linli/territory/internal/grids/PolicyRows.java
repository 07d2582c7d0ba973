package org.linli.territory.internal.grids;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.linli.geo.GridPlan;
import org.linli.territory.GridStandards;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what units ask of their grids; public. */
@Repository
class PolicyRows {

    private static final String SELECT = """
            SELECT unit_no, fewest_households, most_households, tolerance_m, street_m, share_along, reason, basis,
                   entered_by, entered_at, lower(valid) AS from_day, upper(valid) AS until_day
            FROM grid_policy
            """;

    private final JdbcClient jdbc;

    PolicyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The policy of the nearest unit that has one on a day. */
    Optional<GridPolicy> findNearest(List<Integer> upwards, LocalDate day) {
        return jdbc.sql(SELECT + """
                        WHERE unit_no = ANY (:units::integer[])
                          AND valid @> CAST(:day AS date)
                        ORDER BY array_position(:units::integer[], unit_no)
                        LIMIT 1
                        """)
                .param("units", upwards.toArray(Integer[]::new))
                .param("day", day)
                .query((row, n) -> policy(row))
                .optional();
    }

    /** All that hold on a day. */
    List<GridPolicy> listOn(LocalDate day) {
        return jdbc.sql(SELECT + " WHERE valid @> CAST(:day AS date) ORDER BY unit_no")
                .param("day", day)
                .query((row, n) -> policy(row))
                .list();
    }

    /** What a unit asked, asks and will ask, newest first. */
    List<GridPolicy> listOf(int unitNo) {
        return jdbc.sql(SELECT + " WHERE unit_no = :unitNo ORDER BY valid DESC")
                .param("unitNo", unitNo)
                .query((row, n) -> policy(row))
                .list();
    }

    /** Lets one transaction after the other decide for a unit. */
    void alone(int unitNo) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('grid_policy'), :unitNo)")
                .param("unitNo", unitNo)
                .query((row, n) -> unitNo)
                .single();
    }

    /** What held until the day stays; the new one holds until the next that is announced. */
    void putFrom(int unitNo, GridStandards.Decision decision, String decidedBy, Instant now) {
        jdbc.sql("""
                        DELETE FROM grid_policy
                        WHERE unit_no = :unitNo
                          AND lower(valid) = CAST(:day AS date)
                        """).param("unitNo", unitNo).param("day", decision.from()).update();
        cutAt(unitNo, decision.from());
        GridPlan.Limits limits = decision.limits();
        jdbc.sql("""
                        INSERT INTO grid_policy (unit_no, valid, fewest_households, most_households, tolerance_m, street_m,
                                                 share_along, reason, basis, entered_by, entered_at)
                        VALUES (:unitNo,
                                daterange(
                                  CAST(:day AS date),
                                  (SELECT min(lower(valid))
                                   FROM grid_policy
                                   WHERE unit_no = :unitNo
                                     AND lower(valid) > CAST(:day AS date))),
                                :fewest, :most, :tolerance, :street, :share, :reason, :basis, :by, :at)
                        """)
                .param("unitNo", unitNo)
                .param("day", decision.from())
                .param("fewest", limits.fewestHouseholds())
                .param("most", limits.mostHouseholds())
                .param("tolerance", limits.toleranceMetres())
                .param("street", limits.streetMetres())
                .param("share", limits.leastShareAlongStreets())
                .param("reason", decision.reason())
                .param("basis", decision.basis())
                .param("by", decidedBy)
                .param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    /** From the day on the unit asks nothing of its own. */
    void endFrom(int unitNo, LocalDate day) {
        jdbc.sql("""
                        DELETE FROM grid_policy
                        WHERE unit_no = :unitNo
                          AND lower(valid) >= CAST(:day AS date)
                        """).param("unitNo", unitNo).param("day", day).update();
        cutAt(unitNo, day);
    }

    private void cutAt(int unitNo, LocalDate day) {
        jdbc.sql("""
                        UPDATE grid_policy
                        SET valid = daterange(lower(valid), CAST(:day AS date))
                        WHERE unit_no = :unitNo
                          AND valid @> CAST(:day AS date)
                        """).param("unitNo", unitNo).param("day", day).update();
    }

    private static GridPolicy policy(ResultSet row) throws SQLException {
        return new GridPolicy(
                row.getInt("unit_no"),
                new GridPlan.Limits(
                        row.getInt("fewest_households"),
                        row.getInt("most_households"),
                        row.getDouble("tolerance_m"),
                        row.getDouble("street_m"),
                        row.getDouble("share_along")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getString("reason"),
                row.getString("basis"),
                row.getString("entered_by"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant());
    }
}
