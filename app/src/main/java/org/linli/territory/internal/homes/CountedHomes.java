package org.linli.territory.internal.homes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.linli.geo.LonLat;
import org.linli.kernel.NumberRanges;
import org.linli.territory.internal.HomesOnGround;
import org.locationtech.jts.geom.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Numbers by building, out of the function that counts all doors and shows none; whatever the scope, in a transaction or not. */
@Repository
class CountedHomes implements HomesOnGround {

    private final JdbcClient jdbc;

    CountedHomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<BuildingHomes> list(Envelope box, Collection<Integer> grids, LocalDate day) {
        return jdbc.sql("""
                        SELECT longitude, latitude, grid_no, homes, kept
                        FROM homes_on_ground(:west, :south, :east, :north, CAST(:grids AS int4multirange), :day)
                        """)
                .param("west", box.getMinX())
                .param("south", box.getMinY())
                .param("east", box.getMaxX())
                .param("north", box.getMaxY())
                .param("grids", NumberRanges.of(grids).asMultirange())
                .param("day", day)
                .query((row, n) -> {
                    Double longitude = row.getObject("longitude", Double.class);
                    return new BuildingHomes(
                            longitude == null ? null : new LonLat(longitude, row.getDouble("latitude")),
                            row.getObject("grid_no", Integer.class),
                            row.getInt("homes"),
                            row.getBoolean("kept"));
                })
                .list();
    }
}
