package org.linli.territory.internal.layers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.geo.Wkb;
import org.linli.kernel.NumberRanges;
import org.linli.territory.GridLayers.Drawn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of layers; every call happens in a transaction under a scope. */
@Repository
class LayerGridRows {

    private final JdbcClient jdbc;

    LayerGridRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> layers() {
        return jdbc.sql("SELECT key FROM grid_layer ORDER BY position")
                .query(String.class)
                .list();
    }

    /**
     * Those of some units on a day, by layer, unit and code.
     *
     * @param withLater also those that begin after the day
     * @param withGround whether their shapes are needed
     */
    List<LayerGrid> list(NumberRanges units, LocalDate day, boolean withLater, boolean withGround) {
        Map<UUID, List<LayerGrid.Belonging>> belongings = belongings(units);
        return jdbc.sql("""
                        SELECT g.id, g.unit_no, g.layer, g.code, g.name, CASE WHEN :withGround THEN g.wkb END AS wkb,
                          lower(g.valid) AS from_day, upper(g.valid) AS until_day
                        FROM layer_grid g
                        JOIN grid_layer l ON l.key = g.layer
                        WHERE g.unit_no <@ CAST(:units AS int4multirange)
                          AND (g.valid @> CAST(:day AS date)
                            OR (:withLater AND g.valid && daterange(CAST(:day AS date), NULL)))
                        ORDER BY l.position, g.unit_no, g.code, g.valid
                        """)
                .param("units", units.asMultirange())
                .param("day", day)
                .param("withLater", withLater)
                .param("withGround", withGround)
                .query((row, n) -> new LayerGrid(
                        row.getObject("id", UUID.class),
                        row.getInt("unit_no"),
                        row.getString("layer"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getBytes("wkb") == null ? null : Wkb.read(row.getBytes("wkb")),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class),
                        belongings.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    private Map<UUID, List<LayerGrid.Belonging>> belongings(NumberRanges units) {
        Map<UUID, List<LayerGrid.Belonging>> found = new HashMap<>();
        jdbc.sql("""
                        SELECT layer_grid_id, grid_no, lower(valid) AS from_day, upper(valid) AS until_day
                        FROM layer_mapping
                        WHERE unit_no <@ CAST(:units AS int4multirange)
                        ORDER BY layer_grid_id, valid
                        """).param("units", units.asMultirange()).query(row -> {
            found.computeIfAbsent(row.getObject("layer_grid_id", UUID.class), id -> new ArrayList<>())
                    .add(new LayerGrid.Belonging(
                            row.getInt("grid_no"),
                            row.getObject("from_day", LocalDate.class),
                            row.getObject("until_day", LocalDate.class)));
        });
        return found;
    }

    /** Lets one transaction after the other change layers. */
    void alone() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('layer_grid'))")
                .query((row, n) -> n)
                .single();
    }

    void insert(UUID id, int unitNo, String layer, Drawn drawn, LocalDate from, @Nullable LocalDate until) {
        jdbc.sql("""
                        INSERT INTO layer_grid (id, layer, unit_no, code, name, wkb, valid)
                        VALUES (:id, :layer, :unitNo, :code, :name, :wkb,
                          daterange(CAST(:from AS date), CAST(:until AS date)))
                        """)
                .param("id", id)
                .param("layer", layer)
                .param("unitNo", unitNo)
                .param("code", drawn.code())
                .param("name", drawn.name())
                .param("wkb", drawn.shape() == null ? null : Wkb.write(drawn.shape()))
                .param("from", from)
                .param("until", until)
                .update();
    }

    /** From a day on it is no more, and belongs to no integrated grid; one that has not begun by then never was. */
    void endFrom(UUID id, LocalDate day) {
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

    /** Belongs to an integrated grid for some days, as far as it is there on them. */
    void map(UUID id, int unitNo, int gridNo, LocalDate from, @Nullable LocalDate until) {
        jdbc.sql("""
                        INSERT INTO layer_mapping (layer_grid_id, valid, grid_no, unit_no)
                        SELECT id, valid * daterange(CAST(:from AS date), CAST(:until AS date)), :gridNo, :unitNo
                        FROM layer_grid
                        WHERE id = :id
                          AND valid && daterange(CAST(:from AS date), CAST(:until AS date))
                        """)
                .param("id", id)
                .param("unitNo", unitNo)
                .param("gridNo", gridNo)
                .param("from", from)
                .param("until", until)
                .update();
    }
}
