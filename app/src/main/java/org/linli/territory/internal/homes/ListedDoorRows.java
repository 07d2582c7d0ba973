package org.linli.territory.internal.homes;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.linli.territory.Dwellings.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** KeptDoors of lists that wait for the staff of their grid; only they see them. */
@Repository
class ListedDoorRows {

    private final JdbcClient jdbc;

    ListedDoorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param line of the list */
    record Listed(int line, UUID buildingId, ListRow.Sound sound) {}

    void insert(UUID listId, List<Listed> doors, Instant now) {
        jdbc.sql("""
                        INSERT INTO listed_door
                          (list_id, line, building_id, entrance, floor, door, kind, households, created_at)
                        SELECT :list, line, building_id, entrance, floor, door, kind, households, :now
                        FROM unnest(:lines::integer[], :buildings::uuid[], :entrances::text[], :floors::integer[],
                                    :doors::text[], :kinds::text[], :households::integer[])
                          AS new (line, building_id, entrance, floor, door, kind, households)
                        """)
                .param("list", listId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lines", numbers(doors, Listed::line))
                .param("buildings", texts(doors, door -> door.buildingId().toString()))
                .param("entrances", texts(doors, door -> door.sound().place().entrance()))
                .param("floors", numbers(doors, door -> door.sound().place().floor()))
                .param("doors", texts(doors, door -> door.sound().place().door()))
                .param("kinds", texts(doors, door -> door.sound().kind().name()))
                .param("households", numbers(doors, door -> door.sound().households()))
                .update();
    }

    /** Lists with doors for the grid that the transaction sees, the oldest first. */
    List<WaitingLists.Waiting> waiting(int gridNo) {
        return jdbc.sql("""
                        SELECT l.list_id, min(l.created_at) AS created_at, count(*)::integer AS doors
                        FROM listed_door l
                        JOIN building_grid g ON g.building_id = l.building_id AND upper_inf(g.valid)
                        WHERE g.grid_no = :grid
                        GROUP BY l.list_id
                        ORDER BY l.list_id
                        """)
                .param("grid", gridNo)
                .query((row, n) -> new WaitingLists.Waiting(
                        row.getObject("list_id", UUID.class),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getInt("doors")))
                .list();
    }

    List<Listed> of(UUID listId, int gridNo) {
        return jdbc.sql("""
                        SELECT l.line, l.building_id, l.entrance, l.floor, l.door, l.kind, l.households
                        FROM listed_door l
                        JOIN building_grid g ON g.building_id = l.building_id AND upper_inf(g.valid)
                        WHERE g.grid_no = :grid
                          AND l.list_id = :list
                        ORDER BY l.line
                        """)
                .param("grid", gridNo)
                .param("list", listId)
                .query((row, n) -> new Listed(
                        row.getInt("line"),
                        row.getObject("building_id", UUID.class),
                        new ListRow.Sound(
                                new Door.Place(row.getString("entrance"), row.getInt("floor"), row.getString("door")),
                                Kind.valueOf(row.getString("kind")),
                                row.getInt("households"))))
                .list();
    }

    int remove(UUID listId, List<Listed> doors) {
        return jdbc.sql("DELETE FROM listed_door WHERE list_id = :list AND line = ANY (:lines::integer[])")
                .param("list", listId)
                .param("lines", numbers(doors, Listed::line))
                .update();
    }

    private static Integer[] numbers(List<Listed> doors, Function<Listed, Integer> value) {
        return doors.stream().map(value).toArray(Integer[]::new);
    }

    private static String[] texts(List<Listed> doors, Function<Listed, String> value) {
        return doors.stream().map(value).toArray(String[]::new);
    }
}
