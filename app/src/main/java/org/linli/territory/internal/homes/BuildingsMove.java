package org.linli.territory.internal.homes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.territory.AffectedByReorganisation;
import org.linli.territory.Reorganisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * KeptDoors follow the ground of their building in the very transaction that writes the structure, so that from midnight on the
 * staff of the new grid see them and those of the old one do not. Where no ground says it, a building goes to the heir.
 */
@Repository
class BuildingsMove implements AffectedByReorganisation {

    private final JdbcClient jdbc;
    private final BuildingPlaces places;

    BuildingsMove(JdbcClient jdbc, BuildingPlaces places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    /** A building whose grid ended, and for how long it was to be there. */
    private record Left(UUID id, @Nullable LocalDate until, int heir) {}

    @Override
    public String kind() {
        return "buildings";
    }

    @Override
    public int order() {
        return 84;
    }

    @Override
    public Map<Integer, Integer> count(Reorganisation reorganisation) {
        return jdbc
                .sql("""
                        SELECT grid_no, count(*)::integer AS buildings
                        FROM building_grid
                        WHERE grid_no = ANY (:ended::integer[])
                          AND valid @> CAST(:day AS date)
                        GROUP BY grid_no
                        """)
                .param("ended", reorganisation.heirs().keySet().toArray(Integer[]::new))
                .param("day", reorganisation.day())
                .query((row, n) -> Map.entry(row.getInt("grid_no"), row.getInt("buildings")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Nothing is left for later: one day is one grid. */
    @Override
    public int prepare(Reorganisation reorganisation, Instant now) {
        Set<Integer> touched = new HashSet<>(reorganisation.regridded());
        touched.addAll(reorganisation.heirs().keySet());
        touched.addAll(reorganisation.heirs().values());
        handOver(reorganisation);
        places.placeAround(touched);
        jdbc.sql("""
                        UPDATE building b
                        SET unit_no = h.heir
                        FROM unnest(:ended::integer[], :heirs::integer[]) AS h (ended, heir)
                        WHERE b.unit_no = h.ended
                        """)
                .param("ended", reorganisation.heirs().keySet().toArray(Integer[]::new))
                .param("heirs", reorganisation.heirs().values().toArray(Integer[]::new))
                .update();
        return 0;
    }

    @Override
    public int move(Reorganisation reorganisation, int limit, Instant now) {
        return 0;
    }

    /** To the heirs for now; where ground holds a building, placing it says better. */
    private void handOver(Reorganisation reorganisation) {
        LocalDate day = reorganisation.day();
        Integer[] ended = reorganisation.heirs().keySet().toArray(Integer[]::new);
        Integer[] heirs = reorganisation.heirs().values().toArray(Integer[]::new);
        jdbc.sql("""
                        WITH ending AS (
                          SELECT g.building_id, g.valid, h.heir
                          FROM building_grid g
                          JOIN unnest(:ended::integer[], :heirs::integer[]) AS h (ended, heir) ON h.ended = g.grid_no
                          WHERE g.valid && daterange(CAST(:day AS date), NULL)
                            AND EXISTS (SELECT FROM unit_version v WHERE v.unit_no = h.heir AND v.level = 'grid')),
                        cut AS (
                          UPDATE building_grid g
                          SET valid = daterange(lower(g.valid), CAST(:day AS date))
                          FROM ending
                          WHERE g.building_id = ending.building_id
                            AND g.valid = ending.valid
                            AND lower(g.valid) < CAST(:day AS date)
                          RETURNING g.building_id, ending.valid, ending.heir),
                        taken AS (
                          UPDATE building_grid g
                          SET grid_no = ending.heir, by_hand = true
                          FROM ending
                          WHERE g.building_id = ending.building_id
                            AND g.valid = ending.valid
                            AND lower(g.valid) >= CAST(:day AS date))
                        SELECT building_id, upper(valid) AS until_day, heir FROM cut
                        """)
                .param("ended", ended)
                .param("heirs", heirs)
                .param("day", day)
                .query((row, n) -> new Left(
                        row.getObject("building_id", UUID.class),
                        row.getObject("until_day", LocalDate.class),
                        row.getInt("heir")))
                .list()
                .forEach(left -> jdbc.sql("""
                                INSERT INTO building_grid (building_id, valid, grid_no, by_hand)
                                VALUES (:id, daterange(CAST(:day AS date), CAST(:until AS date)), :heir, true)
                                """)
                        .param("id", left.id())
                        .param("day", day)
                        .param("until", left.until())
                        .param("heir", left.heir())
                        .update());
    }
}
