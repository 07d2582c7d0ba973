package org.linli.territory.internal.basedata;

import java.time.LocalDate;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.linli.geo.Wkb;
import org.linli.kernel.NumberRanges;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Boundaries and places row by row, however many there are; to be called in a transaction. */
@Repository
class BaseDataRows {

    private static final int FETCHED_AT_ONCE = 500;

    private final JdbcTemplate jdbc;

    BaseDataRows(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(FETCHED_AT_ONCE);
    }

    /** @param shape in degrees */
    record Boundary(int unitNo, Geometry shape, double areaSquareMetres) {}

    /** A place on the map of a unit. */
    record Place(int unitNo, String layer, String name, String address, double longitude, double latitude) {}

    void boundaries(NumberRanges units, LocalDate day, Consumer<Boundary> each) {
        jdbc.query(
                """
                SELECT unit_no, wkb, area_m2
                FROM unit_boundary
                WHERE unit_no <@ ?::int4multirange
                  AND valid @> ?::date
                ORDER BY unit_no
                """,
                row -> {
                    each.accept(new Boundary(
                            row.getInt("unit_no"), Wkb.readPolygonal(row.getBytes("wkb")), row.getDouble("area_m2")));
                },
                units.asMultirange(),
                day);
    }

    /** Places have no history: they are what the map shows today. */
    void places(NumberRanges units, Consumer<Place> each) {
        jdbc.query(
                """
                SELECT unit_no, layer, name, coalesce(address, '') AS address, longitude, latitude
                FROM map_feature
                WHERE unit_no <@ ?::int4multirange
                ORDER BY unit_no, layer, id
                """,
                row -> {
                    each.accept(new Place(
                            row.getInt("unit_no"),
                            row.getString("layer"),
                            row.getString("name"),
                            row.getString("address"),
                            row.getDouble("longitude"),
                            row.getDouble("latitude")));
                },
                units.asMultirange());
    }
}
