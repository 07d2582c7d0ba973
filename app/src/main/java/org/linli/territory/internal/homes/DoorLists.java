package org.linli.territory.internal.homes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.SourceFile;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lists of doors: sent, looked over by the sender alone, then handed to the grids. The sender learns what is wrong with the
 * list, not which doors are on record; those who may see them take it up.
 */
@Component
public class DoorLists {

    private static final long MOST_BYTES = 10_000_000;
    private static final Duration KEPT = Duration.ofDays(7);

    private final BuildingRows buildings;
    private final ListedDoorRows listed;
    private final JdbcClient jdbc;
    private final UnitReach reach;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;

    DoorLists(
            BuildingRows buildings,
            ListedDoorRows listed,
            JdbcClient jdbc,
            UnitReach reach,
            Snapshots snapshots,
            Transactions transactions,
            Evidence evidence) {
        this.buildings = buildings;
        this.listed = listed;
        this.jdbc = jdbc;
        this.reach = reach;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    /** Refused when the file cannot be read as a whole; flaws of single rows show in the plan. */
    public Outcome<DoorList> keep(Actor actor, int unitNo, SourceFile file, Instant now) {
        reach.get(actor, unitNo);
        UUID sender = sender(actor);
        DoorList list = new DoorList(UuidV7.at(now), unitNo, file, now);
        return file.within(MOST_BYTES)
                .then(DoorListFile::read)
                .map(rows -> transactions.write(new Scope.Self(sender), () -> {
                    jdbc.sql("SELECT forget_door_lists(:before)")
                            .param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                            .query()
                            .singleRow();
                    jdbc.sql("""
                            INSERT INTO door_list (id, unit_no, sender, file_name, content, created_at)
                            VALUES (:id, :unitNo, :sender, :name, :content, :at)
                            """)
                            .param("id", list.id())
                            .param("unitNo", unitNo)
                            .param("sender", sender)
                            .param("name", file.name())
                            .param("content", file.readAll())
                            .param("at", now.atOffset(ZoneOffset.UTC))
                            .update();
                    return list;
                }));
    }

    /** One's own; somebody else's does not exist. */
    public DoorList get(Actor actor, int unitNo, UUID id) {
        reach.get(actor, unitNo);
        return transactions
                .read(new Scope.Self(sender(actor)), () -> find(unitNo, id))
                .orElseThrow(NotFound::new);
    }

    /** One's own that wait at a unit, the newest first. */
    public List<DoorList> listOf(Actor actor, int unitNo) {
        return transactions.read(
                new Scope.Self(sender(actor)),
                () -> jdbc.sql("""
                                SELECT id, unit_no, file_name, ''::bytea AS content, created_at
                                FROM door_list
                                WHERE unit_no = :unitNo
                                ORDER BY id DESC
                                LIMIT 10
                                """)
                        .param("unitNo", unitNo)
                        .query((row, n) -> list(row))
                        .list());
    }

    public Outcome<DoorPlan> plan(Actor actor, DoorList list) {
        Unit unit = reach.get(actor, list.unitNo());
        return DoorListFile.read(list.file())
                .map(rows -> transactions.read(
                        actor.scope(), () -> planner(unit).plan(list.file().name(), rows)));
    }

    private DoorPlanner planner(Unit unit) {
        return new DoorPlanner(buildings, snapshots.units(), unit);
    }

    /**
     * Hands the sound rows to the grids they belong to. Of two who do it, the second finds nothing.
     *
     * @return how many doors were handed on
     */
    public Outcome<Integer> handOn(Actor actor, DoorList list, Instant now) {
        Unit unit = reach.get(actor, list.unitNo());
        return DoorListFile.read(list.file())
                .then(rows -> transactions.write(actor.scope(), () -> {
                    DoorPlan plan = planner(unit).plan(list.file().name(), rows);
                    if (plan.sound() == 0) {
                        return Outcome.refused("homes.refused.no-sound");
                    }
                    remove(actor, list.id());
                    List<ListedDoorRows.Listed> doors = doors(plan, now);
                    listed.insert(list.id(), doors, now);
                    evidence.record(Act.of(
                            actor,
                            "territory.doors-listed",
                            new Subject("unit", unit.id()),
                            unit.no(),
                            Map.of("doors", Integer.toString(doors.size()))));
                    return Outcome.done(doors.size());
                }));
    }

    private List<ListedDoorRows.Listed> doors(DoorPlan plan, Instant now) {
        Map<String, UUID> begun = new HashMap<>();
        return plan.steps().stream()
                .filter(step -> step.sound() != null)
                .map(step -> new ListedDoorRows.Listed(
                        step.row().line(),
                        Optional.ofNullable(step.buildingId())
                                .orElseGet(() -> begun.computeIfAbsent(
                                        step.communityNo() + " " + step.row().building(), key -> begin(step, now))),
                        Objects.requireNonNull(step.sound())))
                .toList();
    }

    private UUID begin(DoorPlan.Step step, Instant now) {
        UUID id = UuidV7.at(now);
        buildings.insert(List.of(
                new Building(id, step.communityNo(), step.row().building(), null, null, null, null, null, false)));
        buildings.putByHand(id, step.gridNo(), snapshots.today());
        return id;
    }

    public void drop(Actor actor, DoorList list) {
        reach.get(actor, list.unitNo());
        transactions.write(new Scope.Self(sender(actor)), () -> {
            remove(actor, list.id());
            return list;
        });
    }

    /** Within the sender's territory the list is hers besides. */
    private void remove(Actor actor, UUID id) {
        jdbc.sql("SELECT set_config('linli.self', :sender, true)")
                .param("sender", sender(actor).toString())
                .query()
                .singleRow();
        if (jdbc.sql("DELETE FROM door_list WHERE id = :id").param("id", id).update() == 0) {
            throw new NotFound();
        }
    }

    private Optional<DoorList> find(int unitNo, UUID id) {
        return jdbc.sql("""
                        SELECT id, unit_no, file_name, content, created_at
                        FROM door_list
                        WHERE id = :id
                          AND unit_no = :unitNo
                        """)
                .param("id", id)
                .param("unitNo", unitNo)
                .query((row, n) -> list(row))
                .optional();
    }

    private static DoorList list(ResultSet row) throws SQLException {
        return new DoorList(
                row.getObject("id", UUID.class),
                row.getInt("unit_no"),
                new SourceFile(row.getString("file_name"), row.getBytes("content")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static UUID sender(Actor actor) {
        return Optional.ofNullable(actor.id()).orElseThrow(NotFound::new);
    }
}
