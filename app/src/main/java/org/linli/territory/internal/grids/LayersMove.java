package org.linli.territory.internal.grids;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.territory.AffectedByReorganisation;
import org.linli.territory.Reorganisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What of a layer belongs to a grid that ends belongs to its heir from the day on. */
@Repository
class LayersMove implements AffectedByReorganisation {

    private final LayerRows rows;
    private final JdbcClient jdbc;

    LayersMove(LayerRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    private record Belonging(UUID id, int gridNo, int unitNo) {}

    @Override
    public String kind() {
        return "layer-grids";
    }

    @Override
    public int order() {
        return 85;
    }

    @Override
    public Map<Integer, Integer> count(Reorganisation reorganisation) {
        return belongings(reorganisation, Integer.MAX_VALUE).stream()
                .collect(Collectors.toMap(Belonging::gridNo, one -> 1, Integer::sum));
    }

    @Override
    public int prepare(Reorganisation reorganisation, Instant now) {
        return belongings(reorganisation, Integer.MAX_VALUE).size();
    }

    @Override
    public int move(Reorganisation reorganisation, int limit, Instant now) {
        List<Belonging> found = belongings(reorganisation, limit);
        found.forEach(one -> rows.map(
                one.id(),
                one.unitNo(),
                Objects.requireNonNull(reorganisation.heirs().get(one.gridNo())),
                reorganisation.day()));
        return found.size();
    }

    private List<Belonging> belongings(Reorganisation reorganisation, int limit) {
        return jdbc.sql("""
                        SELECT layer_grid_id, grid_no, unit_no
                        FROM layer_mapping
                        WHERE grid_no = ANY (:grids::integer[])
                          AND valid && daterange(CAST(:day AS date), NULL)
                        ORDER BY layer_grid_id, valid
                        LIMIT :limit
                        """)
                .param("grids", reorganisation.heirs().keySet().toArray(Integer[]::new))
                .param("day", reorganisation.day())
                .param("limit", limit)
                .query((row, n) -> new Belonging(
                        row.getObject("layer_grid_id", UUID.class), row.getInt("grid_no"), row.getInt("unit_no")))
                .list();
    }
}
