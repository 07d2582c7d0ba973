package org.linli.territory.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.territory.GridCell;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What dedicated grids are for, by day. A grid that is not in here on a day is an ordinary one then. */
@Repository
public class GridUses {

    private final JdbcClient jdbc;

    GridUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The use of a grid for some days.
     *
     * @param until the first day on which it was no longer so
     */
    public record Span(
            GridCell.Use use, LocalDate from, @Nullable LocalDate until) {}

    /** By number of the grid, dedicated ones only. */
    public Map<Integer, GridCell.Use> on(Collection<Integer> grids, LocalDate day) {
        return jdbc
                .sql("""
                        SELECT unit_no, use
                        FROM grid_use
                        WHERE unit_no = ANY (:grids::integer[])
                          AND valid @> CAST(:day AS date)
                        """)
                .param("grids", grids.toArray(Integer[]::new))
                .param("day", day)
                .query((row, n) -> Map.entry(row.getInt("unit_no"), GridCell.Use.valueOf(row.getString("use"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What one grid was, is and will be for, newest first. */
    public List<Span> list(int gridNo) {
        return jdbc.sql("""
                        SELECT use, lower(valid) AS from_day, upper(valid) AS until_day
                        FROM grid_use
                        WHERE unit_no = :grid
                        ORDER BY valid DESC
                        """)
                .param("grid", gridNo)
                .query((row, n) -> new Span(
                        GridCell.Use.valueOf(row.getString("use")),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class)))
                .list();
    }

    /** From the day on these grids are for that, those that are not in {@code uses} ordinary. What was before stays. */
    public void putFrom(Collection<Integer> grids, Map<Integer, GridCell.Use> uses, LocalDate day) {
        Map<Integer, GridCell.Use> known = on(grids, day);
        Set<Integer> changing = new HashSet<>(grids);
        changing.removeIf(grid -> Objects.equals(known.get(grid), uses.get(grid)));
        endOn(changing, day);
        List<Map.Entry<Integer, GridCell.Use>> begun = uses.entrySet().stream()
                .filter(entry -> changing.contains(entry.getKey()))
                .toList();
        jdbc.sql("""
                        INSERT INTO grid_use (unit_no, valid, use)
                        SELECT one.unit_no, daterange(CAST(:day AS date), NULL), one.use
                        FROM unnest(:grids::integer[], :uses::text[]) AS one (unit_no, use)
                        """)
                .param("day", day)
                .param("grids", begun.stream().map(Map.Entry::getKey).toArray(Integer[]::new))
                .param(
                        "uses",
                        begun.stream().map(entry -> entry.getValue().name()).toArray(String[]::new))
                .update();
    }

    /** {@code day} is the first one on which the grids are not for anything any more. */
    public void endOn(Collection<Integer> grids, LocalDate day) {
        Integer[] nos = grids.toArray(Integer[]::new);
        jdbc.sql("DELETE FROM grid_use WHERE unit_no = ANY (:grids::integer[]) AND lower(valid) >= CAST(:day AS date)")
                .param("grids", nos)
                .param("day", day)
                .update();
        jdbc.sql("""
                        UPDATE grid_use
                        SET valid = daterange(lower(valid), CAST(:day AS date))
                        WHERE unit_no = ANY (:grids::integer[])
                          AND valid @> CAST(:day AS date)
                        """).param("grids", nos).param("day", day).update();
    }
}
