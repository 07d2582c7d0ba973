package org.linli.territory.internal;

import java.time.LocalDate;
import java.util.List;
import org.linli.geo.CoordinateSystem;
import org.linli.geo.Earth;
import org.linli.geo.Wkb;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes boundaries, within a transaction that holds the lock of {@link UnitWriter}. */
@Repository
public class BoundaryWriter {

    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;
    private final ObjectProvider<GroundListener> listeners;

    BoundaryWriter(JdbcTemplate jdbc, ObjectProvider<GroundListener> listeners) {
        this.jdbc = jdbc;
        this.listeners = listeners;
    }

    /** @param shape valid, in WGS 84 degrees */
    public record BoundaryRow(int unitNo, Geometry shape, LocalDate since) {}

    /**
     * Gives units these boundaries from their day on. An older boundary stays as history; one that began on that day or
     * later is replaced.
     */
    public void put(List<BoundaryRow> rows, CoordinateSystem datum, String source) {
        jdbc.batchUpdate(
                "DELETE FROM unit_boundary WHERE unit_no = ? AND lower(valid) >= ?::date",
                rows,
                BATCH,
                (statement, row) -> {
                    statement.setInt(1, row.unitNo());
                    statement.setObject(2, row.since());
                });
        jdbc.batchUpdate("""
                        UPDATE unit_boundary
                        SET valid = daterange(lower(valid), ?::date)
                        WHERE unit_no = ?
                          AND valid @> ?::date
                        """, rows, BATCH, (statement, row) -> {
            statement.setObject(1, row.since());
            statement.setInt(2, row.unitNo());
            statement.setObject(3, row.since());
        });
        jdbc.batchUpdate("""
                        INSERT INTO unit_boundary (unit_no, valid, wkb, datum, source, west, south, east, north, area_m2)
                        VALUES (?, daterange(?::date, NULL), ?, ?, ?, ?, ?, ?, ?, ?)
                        """, rows, BATCH, (statement, row) -> {
            Envelope box = row.shape().getEnvelopeInternal();
            statement.setInt(1, row.unitNo());
            statement.setObject(2, row.since());
            statement.setBytes(3, Wkb.write(row.shape()));
            statement.setString(4, datum.name());
            statement.setString(5, source);
            statement.setDouble(6, box.getMinX());
            statement.setDouble(7, box.getMinY());
            statement.setDouble(8, box.getMaxX());
            statement.setDouble(9, box.getMaxY());
            statement.setDouble(10, Earth.areaSquareMetres(row.shape()));
        });
        jdbc.update("UPDATE territory_version SET boundaries = boundaries + 1");
        List<Integer> unitNos = rows.stream().map(BoundaryRow::unitNo).toList();
        listeners.forEach(listener -> listener.boundariesWritten(unitNos));
    }

    /** Gives units that have just come into being their first boundaries. */
    public void putFirst(List<BoundaryRow> rows, CoordinateSystem datum, String source) {
        CopyLines.into(
                jdbc,
                "unit_boundary (unit_no, valid, wkb, datum, source, west, south, east, north, area_m2)",
                rows,
                (line, row) -> {
                    Envelope box = row.shape().getEnvelopeInternal();
                    line.add(row.unitNo())
                            .add("[" + row.since() + ",)")
                            .add(Wkb.write(row.shape()))
                            .add(datum.name())
                            .add(source)
                            .add(box.getMinX())
                            .add(box.getMinY())
                            .add(box.getMaxX())
                            .add(box.getMaxY())
                            .add(Earth.areaSquareMetres(row.shape()));
                });
        jdbc.update("UPDATE territory_version SET boundaries = boundaries + 1");
        List<Integer> unitNos = rows.stream().map(BoundaryRow::unitNo).toList();
        listeners.forEach(listener -> listener.boundariesWritten(unitNos));
    }
}
