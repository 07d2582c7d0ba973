package org.linli.territory.internal.grids;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.GridItem;
import org.linli.territory.GridItems;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.springframework.stereotype.Component;

/** The list of what is done in grids: from today on it may change, what was published before stays readable. */
@Component
public class Items implements GridItems {

    public static final int LONGEST_NAME = 60;
    public static final int LONGEST_TEXT = 200;

    private final ItemRows rows;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;

    Items(ItemRows rows, Snapshots snapshots, Transactions transactions, Evidence evidence) {
        this.rows = rows;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    @Override
    public List<GridItem> listAt(int unitNo, LocalDate day) {
        return rows.listOn(path(unitNo), day);
    }

    /** What is announced but does not hold yet. */
    public List<GridItem> listAhead(int unitNo) {
        return rows.listAfter(path(unitNo), snapshots.today());
    }

    /** The units that have published a list which holds today. */
    public List<Unit> listPublishers() {
        return rows.listUnits(snapshots.today()).stream()
                .flatMap(no -> snapshots.units().find(no).stream())
                .toList();
    }

    @Override
    public Optional<GridItem> findAdmitted(UUID item, int gridNo, LocalDate day) {
        List<Integer> path =
                snapshots.units(day).path(gridNo).stream().map(Unit::no).toList();
        return rows.versions(item).stream()
                .filter(one -> path.contains(one.unitNo()) && isOn(one, day))
                .findFirst();
    }

    private static boolean isOn(GridItem item, LocalDate day) {
        return !item.from().isAfter(day) && isOpenOn(item, day);
    }

    private List<Integer> path(int unitNo) {
        return snapshots.units().path(unitNo).stream().map(Unit::no).toList();
    }

    /** How an item read and will read, oldest first; it exists for whoever has its unit only. */
    public List<GridItem> versions(Actor actor, UUID id) {
        List<GridItem> versions = rows.versions(id);
        if (versions.isEmpty()
                || !actor.scope().units().contains(versions.getFirst().unitNo())) {
            throw new NotFound();
        }
        return versions;
    }

    @Override
    public Outcome<UUID> publish(Actor actor, int unitNo, GridItem.Wording wording, LocalDate from, Instant now) {
        if (!actor.scope().units().contains(unitNo)) {
            throw new NotFound();
        }
        UUID id = UuidV7.at(now);
        return checked(wording, from)
                .then(sound -> transactions.write(actor.scope(), () -> {
                    rows.insertFirst(id, unitNo, sound, from, null);
                    record(actor, "territory.grid-item-published", id, unitNo, from, sound);
                    return Outcome.done(id);
                }));
    }

    /**
     * Puts a task on the list that was admitted; inside the transaction that decides it.
     *
     * @param until first day without it; absent if it stays
     * @param decision number and item are given here
     */
    public GridItem admit(
            Unit unit,
            GridItem.Wording wording,
            LocalDate from,
            @Nullable LocalDate until,
            GridItem.Admission decision,
            Instant now) {
        int year = decision.on().getYear();
        String number = "%s-%d-%03d"
                .formatted(
                        unit.code().isEmpty() ? Integer.toString(unit.no()) : unit.code(),
                        year,
                        rows.countAdmitted(unit.no(), year) + 1);
        GridItem.Admission numbered = new GridItem.Admission(
                decision.id(), number, decision.on(), decision.by(), decision.proposer(), decision.reason());
        UUID id = UuidV7.at(now);
        rows.insertFirst(id, unit.no(), wording, from, until);
        rows.insertAdmission(id, unit.no(), numbered);
        return new GridItem(id, unit.no(), wording, from, until, numbered);
    }

    /** Lets an item read otherwise from a day on; what was admitted stays as it was admitted. */
    public Outcome<UUID> change(Actor actor, UUID id, GridItem.Wording wording, LocalDate from) {
        if (versions(actor, id).getFirst().admission() != null) {
            return Outcome.refused("grids.items.refused.admitted");
        }
        return checked(wording, from)
                .then(sound -> from(actor, id, from, item -> {
                    rows.rewordFrom(id, from, sound);
                    record(actor, "territory.grid-item-changed", id, item.unitNo(), from, sound);
                    return Outcome.done(id);
                }));
    }

    /** Takes an item off the list; {@code day} is the first one without it. */
    public Outcome<UUID> end(Actor actor, UUID id, LocalDate day) {
        return aheadOrToday(day)
                .then(ahead -> from(actor, id, day, item -> {
                    rows.deleteFrom(id, day);
                    record(actor, "territory.grid-item-ended", id, item.unitNo(), day, item.wording());
                    return Outcome.done(id);
                }));
    }

    private Outcome<UUID> from(Actor actor, UUID id, LocalDate day, Function<GridItem, Outcome<UUID>> act) {
        versions(actor, id);
        return transactions.write(actor.scope(), () -> {
            List<GridItem> versions = rows.lock(id);
            boolean isKnown = !versions.isEmpty();
            if (!isKnown || !isOpenOn(versions.getLast(), day)) {
                return Outcome.refused("grids.items.refused.ended");
            }
            rows.cutAt(id, day);
            return act.apply(versions.getLast());
        });
    }

    private static boolean isOpenOn(GridItem last, LocalDate day) {
        return Optional.ofNullable(last.until()).map(day::isBefore).orElse(true);
    }

    private Outcome<GridItem.Wording> checked(GridItem.Wording wording, LocalDate from) {
        return checked(wording).then(sound -> aheadOrToday(from).map(day -> sound));
    }

    /** Whether the list can say so; refused with a key that begins with {@code grids.items.refused}. */
    public Outcome<GridItem.Wording> checked(GridItem.Wording wording) {
        if (wording.name().isEmpty()
                || wording.frequency().isEmpty()
                || wording.basis().isEmpty()) {
            return Outcome.refused("grids.items.refused.empty");
        }
        if (wording.name().length() > LONGEST_NAME
                || wording.frequency().length() > LONGEST_NAME
                || wording.evidence().length() > LONGEST_TEXT
                || wording.basis().length() > LONGEST_TEXT) {
            return Outcome.refused(Refusal.of("grids.items.refused.long", LONGEST_NAME, LONGEST_TEXT));
        }
        return Outcome.done(wording);
    }

    private Outcome<LocalDate> aheadOrToday(LocalDate day) {
        return day.isBefore(snapshots.today())
                ? Outcome.refused("grids.refused.past", day.toString())
                : Outcome.done(day);
    }

    private void record(Actor actor, String verb, UUID id, int unitNo, LocalDate day, GridItem.Wording wording) {
        evidence.record(Act.of(
                actor,
                verb,
                new Subject("grid-item", id),
                unitNo,
                Map.of("day", day.toString(), "name", wording.name(), "basis", wording.basis())));
    }
}
