package org.linli.territory.internal.layers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.UuidV7;
import org.linli.territory.AffectedByReorganisation;
import org.linli.territory.Reorganisation;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What of a layer belongs to a grid that ends belongs to its heir from the day on, for as long as it was to belong there;
 * what is settled for later days stays. A grid of a layer whose community ends goes to the community of its integrated
 * grid, else to the heir; one whose integrated grid goes to another community goes along. What was before stays where it
 * was.
 */
@Repository
class LayersMove implements AffectedByReorganisation {

    private final LayerGridRows rows;
    private final JdbcClient jdbc;
    private final Territory territory;

    LayersMove(LayerGridRows rows, JdbcClient jdbc, Territory territory) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.territory = territory;
    }

    private record Belonging(
            UUID id,
            int gridNo,
            int unitNo,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** @param gridUnitNo where its integrated grid stands from the day on; absent where that is no place to go to */
    private record Cell(
            UUID id, int unitNo, LocalDate from, @Nullable Integer gridUnitNo) {}

    @Override
    public String kind() {
        return "layer-grids";
    }

    @Override
    public int order() {
        return 85;
    }

    /** What goes along with a grid that goes on is not known before the structure is written. */
    @Override
    public Map<Integer, Integer> count(Reorganisation reorganisation) {
        return Stream.concat(
                        belongings(reorganisation, Integer.MAX_VALUE).stream().map(Belonging::gridNo),
                        cells(reorganisation, Integer.MAX_VALUE).stream().map(Cell::unitNo))
                .collect(Collectors.toMap(no -> no, no -> 1, Integer::sum));
    }

    @Override
    public int prepare(Reorganisation reorganisation, Instant now) {
        return belongings(reorganisation, Integer.MAX_VALUE).size()
                + cells(reorganisation, Integer.MAX_VALUE).size();
    }

    @Override
    public int move(Reorganisation reorganisation, int limit, Instant now) {
        List<Belonging> belongings = belongings(reorganisation, limit);
        belongings.forEach(one -> handOver(one, heir(reorganisation, one.gridNo()), reorganisation.day()));
        List<Cell> cells = cells(reorganisation, limit - belongings.size());
        for (Cell cell : cells) {
            int unitNo = cell.gridUnitNo() == null ? heir(reorganisation, cell.unitNo()) : cell.gridUnitNo();
            if (cell.from().isBefore(reorganisation.day())) {
                goOn(cell, UuidV7.at(now), unitNo, reorganisation.day());
            } else {
                relocate(cell, unitNo);
            }
        }
        return belongings.size() + cells.size();
    }

    private static int heir(Reorganisation reorganisation, int unitNo) {
        return Objects.requireNonNull(reorganisation.heirs().get(unitNo));
    }

    private List<Belonging> belongings(Reorganisation reorganisation, int limit) {
        return jdbc.sql("""
                        SELECT layer_grid_id, grid_no, unit_no, lower(valid) AS from_day, upper(valid) AS until_day
                        FROM layer_mapping
                        WHERE grid_no = ANY (:ended::integer[])
                          AND valid && daterange(CAST(:day AS date), NULL)
                        ORDER BY layer_grid_id, valid
                        LIMIT :limit
                        """)
                .param("ended", reorganisation.heirs().keySet().toArray(Integer[]::new))
                .param("day", reorganisation.day())
                .param("limit", limit)
                .query((row, n) -> new Belonging(
                        row.getObject("layer_grid_id", UUID.class),
                        row.getInt("grid_no"),
                        row.getInt("unit_no"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class)))
                .list();
    }

    private void handOver(Belonging one, int heir, LocalDate day) {
        if (one.from().isBefore(day)) {
            jdbc.sql("""
                            UPDATE layer_mapping
                            SET valid = daterange(lower(valid), CAST(:day AS date))
                            WHERE layer_grid_id = :id
                              AND lower(valid) = CAST(:from AS date)
                            """)
                    .param("id", one.id())
                    .param("from", one.from())
                    .param("day", day)
                    .update();
            rows.map(one.id(), one.unitNo(), heir, day, one.until());
        } else {
            jdbc.sql("""
                            UPDATE layer_mapping
                            SET grid_no = :heir
                            WHERE layer_grid_id = :id
                              AND lower(valid) = CAST(:from AS date)
                            """)
                    .param("id", one.id())
                    .param("from", one.from())
                    .param("heir", heir)
                    .update();
        }
    }

    /** A split community does not leave everything to one part: what belongs to a grid is where the grid is. */
    private List<Cell> cells(Reorganisation reorganisation, int limit) {
        return jdbc.sql("""
                        SELECT g.id, g.unit_no, lower(g.valid) AS from_day, v.parent_no
                        FROM layer_grid g
                        LEFT JOIN layer_mapping m
                          ON m.layer_grid_id = g.id
                          AND m.valid @> greatest(CAST(:day AS date), lower(g.valid))
                        LEFT JOIN unit_version v
                          ON v.unit_no = m.grid_no
                          AND v.valid @> CAST(:day AS date)
                          AND v.parent_no <> ALL (:ended::integer[])
                        WHERE g.valid && daterange(CAST(:day AS date), NULL)
                          AND (g.unit_no = ANY (:ended::integer[])
                            OR (v.parent_no <> g.unit_no
                              AND (lower(v.valid) = CAST(:day AS date) OR m.grid_no = ANY (:heirs::integer[]))))
                        ORDER BY g.id
                        LIMIT :limit
                        """)
                .param("ended", reorganisation.heirs().keySet().toArray(Integer[]::new))
                .param("heirs", reorganisation.heirs().values().toArray(Integer[]::new))
                .param("day", reorganisation.day())
                .param("limit", limit)
                .query((row, n) -> new Cell(
                        row.getObject("id", UUID.class),
                        row.getInt("unit_no"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("parent_no", Integer.class)))
                .list();
    }

    private void goOn(Cell cell, UUID id, int unitNo, LocalDate day) {
        jdbc.sql("""
                        INSERT INTO layer_grid (id, layer, unit_no, code, name, wkb, valid)
                        SELECT :new, g.layer, :unitNo, %s, g.name, g.wkb, g.valid * daterange(CAST(:day AS date), NULL)
                        FROM layer_grid g
                        WHERE g.id = :id
                        """.formatted(FREE_CODE))
                .param("new", id)
                .param("unitNo", unitNo)
                .param("prefix", prefix(cell.unitNo()))
                .param("day", day)
                .param("id", cell.id())
                .update();
        jdbc.sql("""
                        INSERT INTO layer_mapping (layer_grid_id, valid, grid_no, unit_no)
                        SELECT :new, valid * daterange(CAST(:day AS date), NULL), grid_no, :unitNo
                        FROM layer_mapping
                        WHERE layer_grid_id = :id
                          AND valid && daterange(CAST(:day AS date), NULL)
                        """)
                .param("new", id)
                .param("unitNo", unitNo)
                .param("day", day)
                .param("id", cell.id())
                .update();
        rows.endFrom(cell.id(), day);
    }

    private void relocate(Cell cell, int unitNo) {
        jdbc.sql("UPDATE layer_grid g SET unit_no = :unitNo, code = %s WHERE g.id = :id".formatted(FREE_CODE))
                .param("unitNo", unitNo)
                .param("prefix", prefix(cell.unitNo()))
                .param("id", cell.id())
                .update();
        jdbc.sql("UPDATE layer_mapping SET unit_no = :unitNo WHERE layer_grid_id = :id")
                .param("unitNo", unitNo)
                .param("id", cell.id())
                .update();
    }

    /** Two communities may both have had a grid 01: the one that comes second is told apart by where it came from. */
    private static final String FREE_CODE = """
            CASE WHEN EXISTS (
              SELECT
              FROM layer_grid there
              WHERE there.layer = g.layer
                AND there.unit_no = :unitNo
                AND there.code = g.code
                AND there.valid && g.valid
            ) THEN :prefix || '/' || g.code ELSE g.code END""";

    private String prefix(int unitNo) {
        return territory
                .findUnit(unitNo)
                .map(Unit::code)
                .filter(code -> !code.isEmpty())
                .orElseGet(() -> Integer.toString(unitNo));
    }
}
