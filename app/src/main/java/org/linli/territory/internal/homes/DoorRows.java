package org.linli.territory.internal.homes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.territory.Dwellings.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** KeptDoors as far as the scope of the transaction shows them; nothing where nobody says from which post she acts. */
@Repository
class DoorRows {

    private static final String COLUMNS = """
            SELECT d.id, d.building_id, d.entrance, d.floor, d.door, d.kind, d.households,
                   lower(d.valid) AS from_day, upper(d.valid) AS until_day, d.revision
            FROM dwelling d
            """;

    private final JdbcClient jdbc;

    DoorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The grid that the database lets this transaction see; empty where it does not believe the post. */
    Optional<Integer> ownGrid() {
        return jdbc.sql("SELECT own_grid()")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, Integer.class)))
                .single();
    }

    boolean hasDoors(UUID buildingId) {
        return jdbc.sql("SELECT has_doors(:id)")
                .param("id", buildingId)
                .query(Boolean.class)
                .single();
    }

    /** Those of a day and those that begin later. */
    List<Door> ofBuilding(UUID buildingId, LocalDate day) {
        return jdbc.sql(COLUMNS + """
                        WHERE d.building_id = :building
                          AND d.valid && daterange(CAST(:day AS date), NULL)
                        ORDER BY d.floor, d.entrance, d.door, d.valid
                        """)
                .param("building", buildingId)
                .param("day", day)
                .query((row, n) -> door(row))
                .list();
    }

    List<Door> endedOf(UUID buildingId, LocalDate day) {
        return jdbc.sql(COLUMNS + """
                        WHERE d.building_id = :building
                          AND upper(d.valid) <= CAST(:day AS date)
                          AND NOT EXISTS (
                            SELECT FROM dwelling later WHERE later.id = d.id AND later.valid >> d.valid)
                        ORDER BY d.floor, d.entrance, d.door
                        """)
                .param("building", buildingId)
                .param("day", day)
                .query((row, n) -> door(row))
                .list();
    }

    List<Door> ofGrid(int gridNo, LocalDate day) {
        return jdbc.sql(COLUMNS + """
                        JOIN building_grid g
                          ON g.building_id = d.building_id
                         AND g.grid_no = :grid
                         AND g.valid @> CAST(:day AS date)
                        WHERE d.valid @> CAST(:day AS date)
                        ORDER BY d.building_id, d.floor, d.entrance, d.door
                        """)
                .param("grid", gridNo)
                .param("day", day)
                .query((row, n) -> door(row))
                .list();
    }

    /** As it is on a day, else as it will be. */
    Optional<Door> find(UUID buildingId, UUID id, LocalDate day) {
        return ofBuilding(buildingId, day).stream()
                .filter(door -> door.id().equals(id))
                .findFirst();
    }

    /** The ids of all doors that a building has or had; of those the transaction sees. */
    Map<Door.Place, UUID> idsOf(UUID buildingId) {
        Map<Door.Place, UUID> ids = new HashMap<>();
        jdbc.sql("SELECT id, entrance, floor, door FROM dwelling WHERE building_id = :building")
                .param("building", buildingId)
                .query(row -> {
                    ids.put(
                            new Door.Place(row.getString("entrance"), row.getInt("floor"), row.getString("door")),
                            row.getObject("id", UUID.class));
                });
        return ids;
    }

    /**
     * In one statement, since whoever begins a building may do so once. New ids are made by the database, one after the
     * other: of many with one and the same time the index makes a heap.
     */
    void insert(List<Wanted> doors) {
        jdbc.sql("""
                        INSERT INTO dwelling (id, building_id, entrance, floor, door, kind, households, valid, revision)
                        SELECT coalesce(id, uuidv7()), building_id, entrance, floor, door, kind, households,
                               daterange(from_day, until_day), 1
                        FROM unnest(:ids::uuid[], :buildings::uuid[], :entrances::text[], :floors::integer[],
                                    :doors::text[], :kinds::text[], :households::integer[], :froms::date[], :untils::date[])
                          AS new (id, building_id, entrance, floor, door, kind, households, from_day, until_day)
                        """)
                .param("ids", texts(doors, DoorRows::id))
                .param("buildings", texts(doors, door -> door.buildingId().toString()))
                .param("entrances", texts(doors, door -> door.place().entrance()))
                .param(
                        "floors",
                        doors.stream().map(door -> door.place().floor()).toArray(Integer[]::new))
                .param("doors", texts(doors, door -> door.place().door()))
                .param("kinds", texts(doors, door -> door.kind().name()))
                .param("households", doors.stream().map(Wanted::households).toArray(Integer[]::new))
                .param("froms", texts(doors, door -> door.from().toString()))
                .param("untils", texts(doors, DoorRows::until))
                .update();
    }

    private static @Nullable String id(Wanted door) {
        UUID id = door.id();
        return id == null ? null : id.toString();
    }

    private static @Nullable String until(Wanted door) {
        LocalDate until = door.until();
        return until == null ? null : until.toString();
    }

    private static String[] texts(List<Wanted> doors, Function<Wanted, @Nullable String> value) {
        return doors.stream().map(value).toArray(String[]::new);
    }

    /** From a day on; what was before stays as it was. Whoever holds an older revision changes nothing. */
    boolean change(Door door, Kind kind, int households, LocalDate day) {
        if (!door.from().isBefore(day)) {
            return jdbc.sql("""
                            UPDATE dwelling
                            SET kind = :kind, households = :households, revision = revision + 1
                            WHERE id = :id
                              AND lower(valid) = CAST(:from AS date)
                              AND revision = :revision
                            """)
                            .param("kind", kind.name())
                            .param("households", households)
                            .param("id", door.id())
                            .param("from", door.from())
                            .param("revision", door.revision())
                            .update()
                    == 1;
        }
        return cut(door, day)
                && jdbc.sql("""
                                INSERT INTO dwelling
                                  (id, building_id, entrance, floor, door, kind, households, valid, revision)
                                VALUES
                                  (:id, :building, :entrance, :floor, :door, :kind, :households,
                                   daterange(CAST(:day AS date), CAST(:until AS date)), :revision)
                                """)
                                .param("id", door.id())
                                .param("building", door.buildingId())
                                .param("entrance", door.place().entrance())
                                .param("floor", door.place().floor())
                                .param("door", door.place().door())
                                .param("kind", kind.name())
                                .param("households", households)
                                .param("day", day)
                                .param("until", door.until())
                                .param("revision", door.revision() + 1)
                                .update()
                        == 1;
    }

    /** One that was there no day before is not kept. */
    boolean end(Door door, LocalDate day) {
        return door.from().isBefore(day) ? cut(door, day) : remove(door);
    }

    private boolean cut(Door door, LocalDate day) {
        return jdbc.sql("""
                        UPDATE dwelling
                        SET valid = daterange(lower(valid), CAST(:day AS date)), revision = revision + 1
                        WHERE id = :id
                          AND lower(valid) = CAST(:from AS date)
                          AND revision = :revision
                        """)
                        .param("day", day)
                        .param("id", door.id())
                        .param("from", door.from())
                        .param("revision", door.revision())
                        .update()
                == 1;
    }

    private boolean remove(Door door) {
        return jdbc.sql("""
                        DELETE FROM dwelling
                        WHERE id = :id
                          AND lower(valid) = CAST(:from AS date)
                          AND revision = :revision
                        """)
                        .param("id", door.id())
                        .param("from", door.from())
                        .param("revision", door.revision())
                        .update()
                == 1;
    }

    private static Door door(ResultSet row) throws SQLException {
        return new Door(
                row.getObject("id", UUID.class),
                row.getObject("building_id", UUID.class),
                new Door.Place(row.getString("entrance"), row.getInt("floor"), row.getString("door")),
                Kind.valueOf(row.getString("kind")),
                row.getInt("households"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getInt("revision"));
    }
}
