package org.linli.territory.internal.grids;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.linli.geo.Wkb;
import org.linli.territory.GridLayers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of layers; every call happens in a transaction under a scope. */
@Repository
class LayerRows {

    private final JdbcClient jdbc;

    LayerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> layers() {
        return jdbc.sql("SELECT key FROM grid_layer ORDER BY position")
                .query(String.class)
                .list();
    }

    /** Those that have not ended on a day, with their integrated grid of that day or of their first one. */
    List<LayerGrid> listOf(int unitNo, LocalDate day) {
        return jdbc.sql("""
                        SELECT g.id, g.layer, g.code, g.name, g.wkb, lower(g.valid) AS from_day, m.grid_no
                        FROM layer_grid g
                        JOIN grid_layer l ON l.key = g.layer
                        LEFT JOIN layer_mapping m
                          ON m.layer_grid_id = g.id
                          AND m.valid @> greatest(CAST(:day AS date), lower(g.valid))
                        WHERE g.unit_no = :unitNo
                          AND g.valid && daterange(CAST(:day AS date), NULL)
                        ORDER BY l.position, g.code, g.valid
                        """)
                .param("unitNo", unitNo)
                .param("day", day)
                .query((row, n) -> new LayerGrid(
                        row.getObject("id", UUID.class),
                        row.getString("layer"),
                        row.getString("code"),
                        row.getString("name"),
                        Wkb.read(row.getBytes("wkb")),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("grid_no", Integer.class)))
                .list();
    }

    /** Lets one transaction after the other change the layers of a unit. */
    void alone(int unitNo) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('layer_grid'), :unitNo)")
                .param("unitNo", unitNo)
                .query((row, n) -> unitNo)
                .single();
    }

    /** From a day on the code is free, and what stood there belongs to no integrated grid. */
    void endFrom(int unitNo, String layer, String code, LocalDate day) {
        List<UUID> ended = jdbc.sql("""
                        SELECT id
                        FROM layer_grid
                        WHERE unit_no = :unitNo
                          AND layer = :layer
                          AND code = :code
                          AND valid && daterange(CAST(:day AS date), NULL)
                        """)
                .param("unitNo", unitNo)
                .param("layer", layer)
                .param("code", code)
                .param("day", day)
                .query(UUID.class)
                .list();
        for (UUID id : ended) {
            unmapFrom(id, day);
            jdbc.sql("DELETE FROM layer_grid WHERE id = :id AND lower(valid) >= CAST(:day AS date)")
                    .param("id", id)
                    .param("day", day)
                    .update();
            jdbc.sql("""
                            UPDATE layer_grid
                            SET valid = daterange(lower(valid), CAST(:day AS date))
                            WHERE id = :id
                              AND valid @> CAST(:day AS date)
                            """).param("id", id).param("day", day).update();
        }
    }

    void unmapFrom(UUID id, LocalDate day) {
        jdbc.sql("DELETE FROM layer_mapping WHERE layer_grid_id = :id AND lower(valid) >= CAST(:day AS date)")
                .param("id", id)
                .param("day", day)
                .update();
        jdbc.sql("""
                        UPDATE layer_mapping
                        SET valid = daterange(lower(valid), CAST(:day AS date))
                        WHERE layer_grid_id = :id
                          AND valid @> CAST(:day AS date)
                        """).param("id", id).param("day", day).update();
    }

    void insert(UUID id, int unitNo, String layer, GridLayers.Drawn drawn, LocalDate from) {
        jdbc.sql("""
                        INSERT INTO layer_grid (id, layer, unit_no, code, name, wkb, valid)
                        VALUES (:id, :layer, :unitNo, :code, :name, :wkb, daterange(CAST(:from AS date), NULL))
                        """)
                .param("id", id)
                .param("layer", layer)
                .param("unitNo", unitNo)
                .param("code", drawn.code())
                .param("name", drawn.name())
                .param("wkb", Wkb.write(drawn.shape()))
                .param("from", from)
                .update();
    }

    /** From a day on, not before its first one, the grid belongs to an integrated one. */
    void map(UUID id, int unitNo, int gridNo, LocalDate day) {
        unmapFrom(id, day);
        jdbc.sql("""
                        INSERT INTO layer_mapping (layer_grid_id, valid, grid_no, unit_no)
                        SELECT id, valid * daterange(CAST(:day AS date), NULL), :gridNo, :unitNo
                        FROM layer_grid
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("unitNo", unitNo)
                .param("gridNo", gridNo)
                .param("day", day)
                .update();
    }
}
