package org.linli.territory.internal.grids;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.geo.Wkb;
import org.linli.kernel.Actor;
import org.linli.territory.GridCell;
import org.linli.territory.internal.grids.GridDrawing.State;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of drawings; every call happens in a transaction under a scope. */
@Repository
class DrawingRows {

    private static final int BATCH = 500;

    /** A plan that came to nothing gives the drawing back. */
    private static final String SELECT = """
            SELECT d.id, d.unit_no, d.revision, d.kept_revision, d.base, d.plan_id, d.drafted_name, d.drafted_at, d.changed_at,
                   p.effective,
                   CASE
                     WHEN d.state <> 'PUBLISHED' THEN d.state
                     WHEN p.state IN ('CARRYING_OUT', 'DONE') THEN 'IN_FORCE'
                     WHEN p.state IN ('FAILED', 'WITHDRAWN', 'REJECTED') THEN 'DRAFT'
                     ELSE 'PUBLISHED'
                   END AS state
            FROM grid_drawing d
            LEFT JOIN reorganisation_plan p ON p.id = d.plan_id
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    DrawingRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(UUID id, int unitNo, String base, Actor by, Instant now) {
        jdbc.sql("""
                        INSERT INTO grid_drawing (id, unit_no, base, drafted_by, drafted_name, drafted_at, changed_at)
                        VALUES (:id, :unitNo, :base, :by, :name, :now, :now)
                        """)
                .param("id", id)
                .param("unitNo", unitNo)
                .param("base", base)
                .param("by", by.id())
                .param("name", by.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<GridDrawing> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE d.id = :id")
                .param("id", id)
                .query((row, n) -> drawing(row))
                .optional();
    }

    /** The drawing, held until the end of the transaction. */
    Optional<GridDrawing> lock(UUID id) {
        return jdbc.sql(SELECT + " WHERE d.id = :id FOR UPDATE OF d")
                .param("id", id)
                .query((row, n) -> drawing(row))
                .optional();
    }

    List<GridDrawing> listNewest(int limit) {
        return jdbc.sql(SELECT + " WHERE d.state <> 'DROPPED' ORDER BY d.drafted_at DESC, d.id LIMIT :limit")
                .param("limit", limit)
                .query((row, n) -> drawing(row))
                .list();
    }

    List<GridDrawing> listOf(int unitNo, int limit) {
        return jdbc.sql(SELECT + " WHERE d.unit_no = :unitNo ORDER BY d.drafted_at DESC, d.id LIMIT :limit")
                .param("unitNo", unitNo)
                .param("limit", limit)
                .query((row, n) -> drawing(row))
                .list();
    }

    void put(GridDrawing drawing, int revision, List<GridCell> cells) {
        batches.batchUpdate("""
                        INSERT INTO grid_cell (drawing_id, revision, number, unit_no, name, kind, use, continues_no, wkb)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """, cells, BATCH, (statement, cell) -> {
            GridCell.Use use = cell.use();
            statement.setObject(1, drawing.id());
            statement.setInt(2, revision);
            statement.setInt(3, cell.number());
            statement.setInt(4, drawing.unitNo());
            statement.setString(5, cell.name());
            statement.setString(6, cell.kind().name());
            statement.setString(7, use == null ? null : use.name());
            statement.setObject(8, cell.unitNo());
            statement.setBytes(9, Wkb.write(cell.shape()));
        });
    }

    /** Makes a revision the current one; others than it and the kept one are dropped. */
    void turnTo(GridDrawing drawing, int revision, @Nullable Integer kept, String base, Instant now) {
        jdbc.sql("""
                        UPDATE grid_drawing
                        SET state = 'DRAFT', plan_id = NULL, revision = :revision, kept_revision = :kept, base = :base,
                            changed_at = :now
                        WHERE id = :id
                        """)
                .param("id", drawing.id())
                .param("revision", revision)
                .param("kept", kept)
                .param("base", base)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("DELETE FROM grid_cell WHERE drawing_id = :id AND revision <> :revision AND revision <> :kept")
                .param("id", drawing.id())
                .param("revision", revision)
                .param("kept", kept == null ? revision : kept)
                .update();
    }

    void publish(UUID id, UUID planId, Instant now) {
        jdbc.sql("UPDATE grid_drawing SET state = 'PUBLISHED', plan_id = :plan, changed_at = :now WHERE id = :id")
                .param("id", id)
                .param("plan", planId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void drop(UUID id, Instant now) {
        jdbc.sql("UPDATE grid_drawing SET state = 'DROPPED', changed_at = :now WHERE id = :id")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<GridCell> cells(UUID id, int revision) {
        return jdbc.sql("""
                        SELECT number, name, kind, use, continues_no, wkb
                        FROM grid_cell
                        WHERE drawing_id = :id
                          AND revision = :revision
                        ORDER BY number
                        """)
                .param("id", id)
                .param("revision", revision)
                .query((row, n) -> cell(row))
                .list();
    }

    private static GridCell cell(ResultSet row) throws SQLException {
        String use = row.getString("use");
        return new GridCell(
                row.getInt("number"),
                row.getString("name"),
                GridCell.Kind.valueOf(row.getString("kind")),
                row.getObject("continues_no", Integer.class),
                use == null ? null : GridCell.Use.valueOf(use),
                Wkb.read(row.getBytes("wkb")));
    }

    private static GridDrawing drawing(ResultSet row) throws SQLException {
        return new GridDrawing(
                row.getObject("id", UUID.class),
                row.getInt("unit_no"),
                State.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getObject("kept_revision", Integer.class),
                row.getString("base"),
                row.getObject("plan_id", UUID.class),
                row.getObject("effective", LocalDate.class),
                row.getString("drafted_name"),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
