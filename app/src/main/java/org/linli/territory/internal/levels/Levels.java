package org.linli.territory.internal.levels;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Refusal;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.linli.territory.internal.LevelNames;
import org.linli.territory.internal.LevelNames.Level;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.UnitWriter;
import org.springframework.stereotype.Component;

/**
 * Levels by configuration (M01-14, M01-16): their names and order, the length of their codes, and by which rules a unit is
 * called 旗 or 苏木. A change holds for the whole installation and gives units that are called differently a new version.
 */
@Component
public class Levels {

    /** Levels that the server itself knows by their keys. */
    private static final Set<String> FIXED = Set.of("grid", "community", "street");

    private static final Scope LOOKING = new Scope.SystemJob(new Purpose("territory.levels"));
    private static final int NO_UNIT = 0;

    /** Undoes what was only tried. */
    private static final Refusal TRIED = new Refusal("", List.of());

    private final LevelRows rows;
    private final UnitWriter units;
    private final UnitReach reach;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;

    Levels(
            LevelRows rows,
            UnitWriter units,
            UnitReach reach,
            Snapshots snapshots,
            Transactions transactions,
            Evidence evidence) {
        this.rows = rows;
        this.units = units;
        this.reach = reach;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    /** How many units change their level's name. */
    public record Renamed(String from, String to, int units) {}

    public LevelNames all() {
        return units.levelNames();
    }

    public Level get(String key) {
        return all().levels().stream()
                .filter(level -> level.key().equals(key))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** How many units would be called differently; nothing is written. Refused as {@link #put} refuses. */
    public Outcome<List<Renamed>> preview(Actor actor, LevelDraft draft, LocalDate day) {
        Outcome<List<String>> order = order(actor, draft, day);
        return order.then(keys -> {
            // The order is tried out in a transaction that a refusal undoes.
            Outcome<List<Renamed>> tried = transactions.write(LOOKING, () -> {
                rows.put(draft);
                rows.order(keys);
                return rows.isOutOfOrder(snapshots.today())
                        ? Outcome.refused("structure.refused.order")
                        : Outcome.refused(TRIED);
            });
            return tried instanceof Outcome.Refused<List<Renamed>> refused
                            && refused.refusal().key().equals(TRIED.key())
                    ? Outcome.done(transactions.read(LOOKING, () -> rows.preview(draft)))
                    : tried;
        });
    }

    /**
     * Adds or changes a level; units that are called differently by it are so from the day on.
     *
     * @return how many units are called differently, or a refusal: {@code structure.refused.not-all},
     *     {@code structure.refused.future}, {@code structure.refused.digits}, {@code structure.refused.order}
     */
    public Outcome<Integer> put(Actor actor, LevelDraft draft, LocalDate day) {
        Outcome<Integer> outcome = transactions.write(actor.scope(), () -> {
            units.lock();
            return order(actor, draft, day).then(keys -> {
                rows.put(draft);
                rows.order(keys);
                if (rows.isOutOfOrder(snapshots.today())) {
                    return Outcome.refused("structure.refused.order");
                }
                int renamed = rows.rename(draft, day);
                units.recount();
                record(
                        actor,
                        "territory.level-changed",
                        draft.key(),
                        Map.of(
                                "name", draft.name(),
                                "order", String.join(" ", keys),
                                "digits", String.valueOf(draft.codeDigits()),
                                "rules", LevelDraft.lines(draft.rules()),
                                "day", day.toString(),
                                "renamed", Integer.toString(renamed)));
                return Outcome.done(renamed);
            });
        });
        snapshots.refresh();
        return outcome;
    }

    /** The keys of all levels in their new order. */
    private Outcome<List<String>> order(Actor actor, LevelDraft draft, LocalDate day) {
        if (!reach.holdsEverything(actor)) {
            return Outcome.refused("structure.refused.not-all");
        }
        if (day.isAfter(snapshots.today())) {
            return Outcome.refused("structure.refused.future");
        }
        if (rows.isDigitsTaken(draft)) {
            return Outcome.refused("structure.refused.digits", String.valueOf(draft.codeDigits()));
        }
        List<String> keys =
                new ArrayList<>(all().levels().stream().map(Level::key).toList());
        keys.remove(draft.key());
        if (draft.after() != null && !keys.contains(draft.after())) {
            return Outcome.refused("structure.refused.order");
        }
        keys.add(draft.after() == null ? 0 : keys.indexOf(draft.after()) + 1, draft.key());
        return Outcome.done(keys);
    }

    /** @return the level, or a refusal: {@code structure.refused.in-use}, {@code structure.refused.not-all} */
    public Outcome<String> remove(Actor actor, String key) {
        get(key);
        if (!reach.holdsEverything(actor)) {
            return Outcome.refused("structure.refused.not-all");
        }
        return transactions.write(actor.scope(), () -> {
            units.lock();
            Optional<Refusal> held = FIXED.contains(key) || rows.isUsed(key)
                    ? Optional.of(Refusal.of("structure.refused.in-use", get(key).name()))
                    : Optional.empty();
            if (held.isPresent()) {
                return Outcome.refused(held.get());
            }
            rows.delete(key);
            record(actor, "territory.level-removed", key, Map.of());
            return Outcome.done(key);
        });
    }

    private void record(Actor actor, String verb, String key, Map<String, String> facts) {
        UUID id = UUID.nameUUIDFromBytes(("unit-level " + key).getBytes(StandardCharsets.UTF_8));
        int unitNo = actor.findPost().map(Actor.ActingPost::unitNo).orElse(NO_UNIT);
        Map<String, String> all = new TreeMap<>(facts);
        all.put("level", key);
        evidence.record(Act.of(actor, verb, new Subject("unit-level", id), unitNo, all));
    }
}
