package org.linli.statute.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.clock.CalendarDay;
import org.linli.clock.WorkingCalendar;
import org.linli.kernel.Actor;
import org.linli.kernel.Idempotency;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.statute.OpenClocks.Basis;
import org.linli.statute.UnitChains;
import org.springframework.stereotype.Component;

/** The calendars of the units: shown year by year, changed layer by layer after a dry run. */
@Component
public class CalendarDesk {

    private static final Scope ALL_CLOCKS = new Scope.SystemJob(new Purpose("statute.recompute"));

    private final LayerRows rows;
    private final StoredCalendars stored;
    private final RuleRows rules;
    private final ChangeRows changes;
    private final ChangeLedger ledger;
    private final UnitChains units;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Clock clock;

    CalendarDesk(
            LayerRows rows,
            StoredCalendars stored,
            RuleRows rules,
            ChangeRows changes,
            ChangeLedger ledger,
            UnitChains units,
            Transactions transactions,
            Idempotency idempotency,
            Clock clock) {
        this.rows = rows;
        this.stored = stored;
        this.rules = rules;
        this.changes = changes;
        this.ledger = ledger;
        this.units = units;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** A date whose nature a change changes. */
    public record DayChange(LocalDate date, String name, boolean wasWorking, boolean isWorking) {}

    /**
     * What a draft would do.
     *
     * @param replaced the layer that goes
     * @param days dates on which people work and did not, or the other way round, in the unit itself
     * @param seen fingerprint of the layers it was computed from
     */
    public record Review(
            LayerDraft draft, @Nullable Layer replaced, List<DayChange> days, Impact impact, String seen) {}

    /** A unit's part of the calendar. */
    public record UnitLayers(int unitNo, String name, List<Layer> layers) {}

    /** The calendar that holds in a unit; {@link Layer#NATION} for the nation. */
    public WorkingCalendar calendar(int unitNo) {
        return stored.along(chain(unitNo));
    }

    /** The layers that make a unit's calendar, the nation's first. */
    public List<UnitLayers> layersAlong(int unitNo) {
        LayeredCalendars all = stored.fresh();
        List<UnitLayers> along = new ArrayList<>();
        along.add(new UnitLayers(Layer.NATION, "", all.layersOf(Layer.NATION)));
        chain(unitNo).forEach(no -> along.add(new UnitLayers(no, nameOf(no), all.layersOf(no))));
        return along;
    }

    /** Units of the scope that have layers of their own. */
    public List<UnitLayers> layeredWithin(Scope scope) {
        LayeredCalendars all = stored.fresh();
        return all.layers().stream()
                .map(Layer::unitNo)
                .filter(no -> no != Layer.NATION && scope.units().contains(no))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(no -> new UnitLayers(no, nameOf(no), all.layersOf(no)))
                .sorted(Comparator.comparing(UnitLayers::name))
                .toList();
    }

    public Optional<Layer> findLayer(UUID id) {
        return stored.fresh().layers().stream()
                .filter(layer -> layer.id().equals(id))
                .findFirst();
    }

    /** Empty for the nation. */
    public String nameOf(int unitNo) {
        return units.findName(unitNo).orElse("");
    }

    /** The units directly below, by number and name; none below the nation. */
    public Map<Integer, String> childrenOf(int unitNo) {
        Map<Integer, String> children = new TreeMap<>();
        if (unitNo != Layer.NATION) {
            units.children(unitNo).forEach(no -> children.put(no, nameOf(no)));
        }
        return children;
    }

    public List<Change> changes(int unitNo) {
        return changes.ofUnit(unitNo);
    }

    /** The nation's calendar is everybody's to see, a unit's belongs to its territory; else {@link NotFound}. */
    public void checkSight(Actor by, int unitNo) {
        if (unitNo != Layer.NATION
                && (!by.scope().units().contains(unitNo) || units.chain(unitNo).isEmpty())) {
            throw new NotFound();
        }
    }

    public boolean mayChange(Actor by, int unitNo) {
        return by.may("statute.change")
                && (unitNo == Layer.NATION
                        ? ledger.isAtTheTop(by)
                        : by.scope().units().contains(unitNo));
    }

    /** The dry run: nothing is written. */
    public Outcome<Review> review(Actor by, LayerDraft draft) {
        Instant now = clock.instant();
        return transactions.read(
                ALL_CLOCKS,
                () -> plan(by, draft, UuidV7.at(now), now).map(planned -> {
                    Impact impact = Impact.of(
                            ledger.moves(planned.before(), planned.after()),
                            by.scope().units(),
                            now);
                    return new Review(draft, planned.replaced(), dayChanges(planned, draft), impact, planned.seen());
                }));
    }

    /** Makes the change, moves the open clocks and puts it on record, or nothing of it. Repeated with the same key, once. */
    public Outcome<UUID> change(Actor by, LayerDraft draft, String seen, @Nullable String idempotencyKey) {
        Instant now = clock.instant();
        Outcome<UUID> outcome = transactions.write(ALL_CLOCKS, () -> {
            Refusing refusing = new Refusing();
            String id = idempotency.once(
                    "statute.calendar", idempotencyKey, () -> refusing.orEmpty(carryOut(by, draft, seen, now)));
            return refusing.outcome(id);
        });
        stored.forget();
        return outcome;
    }

    private Outcome<String> carryOut(Actor by, LayerDraft draft, String seen, Instant now) {
        rows.lock();
        UUID id = UuidV7.at(now);
        return plan(by, draft, id, now).then(planned -> {
            if (!planned.seen().equals(seen)) {
                return Outcome.refused("statute.refused.changed-meanwhile");
            }
            if (planned.replaced() != null) {
                rows.delete(planned.replaced());
            }
            if (planned.added() != null) {
                rows.insert(planned.added(), id);
            }
            ledger.carryOut(
                    id,
                    by,
                    new ChangeLedger.Subject("statute.calendar-changed", null, draft.unitNo(), draft.name()),
                    draft.reason(),
                    facts(draft),
                    planned.before(),
                    planned.after(),
                    now);
            return Outcome.done(id.toString());
        });
    }

    private static Map<String, String> facts(LayerDraft draft) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("unit", Integer.toString(draft.unitNo()));
        facts.put("name", draft.name());
        facts.put("from", draft.from().toString());
        facts.put("to", draft.to().toString());
        facts.put("withdrawn", Boolean.toString(draft.isWithdrawal()));
        facts.put("hours", draft.hours() == null ? "" : draft.hours().toString());
        facts.put(
                "days",
                draft.days().stream()
                        .map(day -> day.date() + (day.isDayOff() ? " off" : " work"))
                        .collect(Collectors.joining(", ")));
        return facts;
    }

    private record Planned(
            @Nullable Layer replaced, @Nullable Layer added, Basis before, Basis after, String seen) {}

    private Outcome<Planned> plan(Actor by, LayerDraft draft, UUID id, Instant now) {
        checkSight(by, draft.unitNo());
        if (!mayChange(by, draft.unitNo())) {
            return Outcome.refused("statute.refused.not-at-the-top");
        }
        LayeredCalendars present = stored.fresh();
        Layer replaced = draft.replaces() == null
                ? null
                : present.layersOf(draft.unitNo()).stream()
                        .filter(layer -> layer.id().equals(draft.replaces()))
                        .findFirst()
                        .orElse(null);
        if (draft.replaces() != null && replaced == null) {
            return Outcome.refused("statute.refused.changed-meanwhile");
        }
        Layer added = draft.isWithdrawal() ? null : draft.asLayer(id, by.name(), now);
        return LayerRule.check(present.layersOf(draft.unitNo()), replaced, added)
                .map(ignored -> planned(present, replaced, added, draft.unitNo()));
    }

    private Planned planned(LayeredCalendars present, @Nullable Layer replaced, @Nullable Layer added, int unitNo) {
        LayeredCalendars changed = present.with(
                replaced == null ? List.of() : List.of(replaced), added == null ? List.of() : List.of(added));
        RuleSet all = rules.all();
        String seen = Integer.toHexString(present.layersOf(unitNo).stream()
                .map(layer -> layer.id().toString())
                .toList()
                .hashCode());
        return new Planned(replaced, added, new Basis(all, present), new Basis(all, changed), seen);
    }

    private List<DayChange> dayChanges(Planned planned, LayerDraft draft) {
        WorkingCalendar before = planned.before().calendars().along(chain(draft.unitNo()));
        WorkingCalendar after = planned.after().calendars().along(chain(draft.unitNo()));
        TreeSet<LocalDate> dates = new TreeSet<>();
        draft.days().forEach(day -> dates.add(day.date()));
        if (planned.replaced() != null) {
            planned.replaced().days().forEach(day -> dates.add(day.date()));
        }
        return dates.stream()
                .filter(date -> before.isWorkingDay(date) != after.isWorkingDay(date))
                .map(date -> new DayChange(
                        date,
                        after.findDay(date)
                                .or(() -> before.findDay(date))
                                .map(CalendarDay::name)
                                .orElse(""),
                        before.isWorkingDay(date),
                        after.isWorkingDay(date)))
                .toList();
    }

    private List<Integer> chain(int unitNo) {
        return unitNo == Layer.NATION ? List.of() : units.chain(unitNo);
    }
}
