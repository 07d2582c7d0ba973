package org.linli.territory.internal.grids;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.territory.AffectedByReorganisation;
import org.linli.territory.Reorganisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The place of an ended grid in a duty grid goes to its heir from the day on, as far as the heir is in none then; what was
 * before stays at the ended grid. Of two that end into one heir the lower number decides.
 */
@Repository
class DutyGridsMove implements AffectedByReorganisation {

    private final JdbcClient jdbc;

    DutyGridsMove(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Place(
            int gridNo, LocalDate from, @Nullable LocalDate until, UUID dutyId, int unitNo) {}

    @Override
    public String kind() {
        return "duty-grids";
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public Map<Integer, Integer> count(Reorganisation reorganisation) {
        return places(reorganisation, Integer.MAX_VALUE).stream()
                .collect(Collectors.toMap(Place::gridNo, place -> 1, Integer::sum));
    }

    @Override
    public int prepare(Reorganisation reorganisation, Instant now) {
        return places(reorganisation, Integer.MAX_VALUE).size();
    }

    @Override
    public int move(Reorganisation reorganisation, int limit, Instant now) {
        List<Place> places = places(reorganisation, limit);
        for (Place place : places) {
            leave(place, reorganisation.day());
            take(place, Objects.requireNonNull(reorganisation.heirs().get(place.gridNo())), reorganisation.day());
        }
        return places.size();
    }

    /** Places of ended grids that last beyond the day. */
    private List<Place> places(Reorganisation reorganisation, int limit) {
        return jdbc.sql("""
                        SELECT grid_no, lower(valid) AS from_day, upper(valid) AS until_day, duty_id, unit_no
                        FROM duty_grid_member
                        WHERE grid_no = ANY (:grids::integer[])
                          AND valid && daterange(CAST(:day AS date), NULL)
                        ORDER BY grid_no, valid
                        LIMIT :limit
                        """)
                .param("grids", reorganisation.heirs().keySet().toArray(Integer[]::new))
                .param("day", reorganisation.day())
                .param("limit", limit)
                .query((row, n) -> new Place(
                        row.getInt("grid_no"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class),
                        row.getObject("duty_id", UUID.class),
                        row.getInt("unit_no")))
                .list();
    }

    private void leave(Place place, LocalDate day) {
        String sql = place.from().isBefore(day) ? """
                  UPDATE duty_grid_member
                  SET valid = daterange(lower(valid), CAST(:day AS date))
                  WHERE grid_no = :grid
                    AND valid @> CAST(:from AS date)
                    AND lower(valid) < CAST(:day AS date)
                  """ : """
                  DELETE FROM duty_grid_member
                  WHERE grid_no = :grid
                    AND valid @> CAST(:from AS date)
                    AND lower(valid) >= CAST(:day AS date)
                  """;
        jdbc.sql(sql)
                .param("grid", place.gridNo())
                .param("from", place.from())
                .param("day", day)
                .update();
    }

    private void take(Place place, int heir, LocalDate day) {
        jdbc.sql("""
                        INSERT INTO duty_grid_member (grid_no, valid, duty_id, unit_no)
                        SELECT :heir, free.valid, :duty, :unitNo
                        FROM unnest(
                          datemultirange(daterange(greatest(CAST(:from AS date), CAST(:day AS date)), CAST(:until AS date)))
                          - (SELECT COALESCE(range_agg(m.valid), '{}') FROM duty_grid_member m WHERE m.grid_no = :heir)
                        ) AS free (valid)
                        """)
                .param("heir", heir)
                .param("duty", place.dutyId())
                .param("unitNo", place.unitNo())
                .param("from", place.from())
                .param("day", day)
                .param("until", place.until())
                .update();
    }
}
