package org.linli.territory.internal.homes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.geo.LonLat;
import org.linli.kernel.NumberRanges;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Buildings and the grid they lie in. Public like the map: they say nothing about doors. */
@Repository
class BuildingRows {

    private static final int BATCH = 500;
    private static final String SELECT = """
            SELECT b.id, b.unit_no, b.name, b.address, b.longitude, b.latitude, b.floors, b.entrances, b.homes, b.on_map
            FROM building b
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    BuildingRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** What lies in some grids on a day. */
    List<Building> inGrids(NumberRanges grids, LocalDate day) {
        return jdbc.sql(SELECT + """
                        JOIN building_grid g ON g.building_id = b.id AND g.valid @> CAST(:day AS date)
                        WHERE g.grid_no <@ CAST(:grids AS int4multirange)
                        ORDER BY b.id
                        """)
                .param("grids", grids.asMultirange())
                .param("day", day)
                .query((row, n) -> building(row))
                .list();
    }

    /** Drawn or listed at a unit or below, whether they lie in a grid or not. */
    List<Building> at(NumberRanges units) {
        return jdbc.sql(SELECT + """
                        WHERE b.unit_no <@ CAST(:units AS int4multirange)
                        ORDER BY b.id
                        """)
                .param("units", units.asMultirange())
                .query((row, n) -> building(row))
                .list();
    }

    Optional<Building> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE b.id = :id")
                .param("id", id)
                .query((row, n) -> building(row))
                .optional();
    }

    List<Building> list(Collection<UUID> ids) {
        return jdbc.sql(SELECT + "WHERE b.id = ANY (:ids::uuid[])")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) -> building(row))
                .list();
    }

    /** Whose name or address is this, wherever they are; a few of them. */
    List<Building> called(String text) {
        return jdbc.sql(SELECT + """
                        WHERE b.name = :text OR b.address = :text
                        ORDER BY b.id
                        LIMIT 5
                        """)
                .param("text", text)
                .query((row, n) -> building(row))
                .list();
    }

    /** Of each building the grid of a day; those in none are left out. */
    Map<UUID, Integer> gridsOf(Collection<UUID> ids, LocalDate day) {
        return jdbc
                .sql("""
                        SELECT building_id, grid_no
                        FROM building_grid
                        WHERE building_id = ANY (:ids::uuid[])
                          AND valid @> CAST(:day AS date)
                        """)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .param("day", day)
                .query((row, n) -> Map.entry(row.getObject("building_id", UUID.class), row.getInt("grid_no")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void insert(List<Building> buildings) {
        batches.batchUpdate("""
                        INSERT INTO building
                          (id, unit_no, name, address, longitude, latitude, floors, entrances, homes, on_map)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """, buildings, BATCH, (statement, building) -> {
            LonLat place = building.place();
            statement.setObject(1, building.id());
            statement.setInt(2, building.unitNo());
            statement.setString(3, building.name());
            statement.setString(4, building.address());
            statement.setObject(5, place == null ? null : place.longitude());
            statement.setObject(6, place == null ? null : place.latitude());
            statement.setObject(7, building.floors());
            statement.setObject(8, building.entrances());
            statement.setObject(9, building.homes());
            statement.setBoolean(10, building.isOnMap());
        });
    }

    void update(List<Building> buildings) {
        batches.batchUpdate("""
                        UPDATE building
                        SET name = ?, address = ?, longitude = ?, latitude = ?, floors = ?, entrances = ?, homes = ?, on_map = ?
                        WHERE id = ?
                        """, buildings, BATCH, (statement, building) -> {
            LonLat place = building.place();
            statement.setString(1, building.name());
            statement.setString(2, building.address());
            statement.setObject(3, place == null ? null : place.longitude());
            statement.setObject(4, place == null ? null : place.latitude());
            statement.setObject(5, building.floors());
            statement.setObject(6, building.entrances());
            statement.setObject(7, building.homes());
            statement.setBoolean(8, building.isOnMap());
            statement.setObject(9, building.id());
        });
    }

    /** A building without ground lies in the grid that somebody names. */
    void putByHand(UUID id, int gridNo, LocalDate from) {
        jdbc.sql("""
                        INSERT INTO building_grid (building_id, valid, grid_no, by_hand)
                        VALUES (:id, daterange(CAST(:from AS date), NULL), :grid, true)
                        """).param("id", id).param("from", from).param("grid", gridNo).update();
    }

    private static Building building(ResultSet row) throws SQLException {
        Double longitude = row.getObject("longitude", Double.class);
        return new Building(
                row.getObject("id", UUID.class),
                row.getInt("unit_no"),
                row.getString("name"),
                row.getString("address"),
                longitude == null ? null : new LonLat(longitude, row.getDouble("latitude")),
                row.getObject("floors", Integer.class),
                row.getObject("entrances", Integer.class),
                row.getObject("homes", Integer.class),
                row.getBoolean("on_map"));
    }
}
