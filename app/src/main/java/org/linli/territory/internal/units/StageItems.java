package org.linli.territory.internal.units;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.units.StageItemRows.Version;
import org.springframework.stereotype.Component;

/**
 * The checklists themselves: what is asked for in a stage, from a day on. They hold everywhere, so that only who has
 * everything in her territory changes them; what held before stays readable.
 */
@Component
public class StageItems {

    private static final int LONGEST = 100;
    private static final int MOST = 9_999;

    private final StageItemRows rows;
    private final Stages stages;
    private final UnitReach reach;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;

    StageItems(
            StageItemRows rows,
            Stages stages,
            UnitReach reach,
            Snapshots snapshots,
            Transactions transactions,
            Evidence evidence) {
        this.rows = rows;
        this.stages = stages;
        this.reach = reach;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    /** How all items read, read before and will read: by stage, what is asked for now first, then by position. */
    public List<Version> versions() {
        return rows.list();
    }

    public boolean mayChange(Actor actor) {
        return reach.holdsEverything(actor);
    }

    /** @return the key of the new item, or a refusal that begins with {@code stages.refused} or {@code structure.refused} */
    public Outcome<String> add(Actor actor, String stage, StageItemWording wording, LocalDate from, Instant now) {
        return checked(wording, from, actor, () -> {
            if (stages.kind().find(stage).isEmpty()) {
                return Outcome.refused("structure.refused.trait");
            }
            String key = stage.toLowerCase(Locale.ROOT) + "-" + UuidV7.at(now);
            rows.insertItem(key, stage);
            rows.putFrom(key, wording, from);
            record(actor, "territory.stage-item-added", key, from, facts(wording));
            return Outcome.done(key);
        });
    }

    /** Lets an item read otherwise from a day on; what was announced for later is replaced. */
    public Outcome<String> change(Actor actor, String key, StageItemWording wording, LocalDate from) {
        return checked(
                wording,
                from,
                actor,
                () -> open(key, from).then(open -> {
                    rows.endFrom(key, from);
                    rows.putFrom(key, wording, from);
                    record(actor, "territory.stage-item-changed", key, from, facts(wording));
                    return Outcome.done(key);
                }));
    }

    /** From the day on it is asked for no longer; what units confirmed of it stays. */
    public Outcome<String> end(Actor actor, String key, LocalDate day) {
        return allowed(
                actor,
                day,
                () -> open(key, day).then(open -> {
                    rows.endFrom(key, day);
                    record(actor, "territory.stage-item-dropped", key, day, Map.of("name", open.name()));
                    return Outcome.done(key);
                }));
    }

    private Outcome<Version> open(String key, LocalDate day) {
        List<Version> versions = rows.lock(key);
        if (versions.isEmpty()) {
            throw new NotFound();
        }
        Version last = versions.getLast();
        return last.to() == null || last.to().isAfter(day)
                ? Outcome.done(last)
                : Outcome.refused("stages.refused.ended");
    }

    private Outcome<String> checked(
            StageItemWording wording, LocalDate day, Actor actor, Supplier<Outcome<String>> act) {
        if (wording.name().isEmpty()
                || wording.nameEn().isEmpty()
                || wording.name().length() > LONGEST
                || wording.nameEn().length() > LONGEST
                || wording.position() < 0
                || wording.position() > MOST) {
            return Outcome.refused("stages.refused.item", LONGEST, MOST);
        }
        return allowed(actor, day, act);
    }

    private Outcome<String> allowed(Actor actor, LocalDate day, Supplier<Outcome<String>> act) {
        if (!mayChange(actor)) {
            return Outcome.refused("structure.refused.not-all");
        }
        return day.isBefore(snapshots.today())
                ? Outcome.refused("stages.refused.past", day.toString())
                : transactions.write(actor.scope(), act);
    }

    private static Map<String, String> facts(StageItemWording wording) {
        return Map.of(
                "name", wording.name(),
                "name-en", wording.nameEn(),
                "position", Integer.toString(wording.position()));
    }

    private void record(Actor actor, String verb, String key, LocalDate day, Map<String, String> facts) {
        Map<String, String> all = new TreeMap<>(facts);
        all.put("item", key);
        all.put("day", day.toString());
        UUID id = UUID.nameUUIDFromBytes(("stage-item " + key).getBytes(StandardCharsets.UTF_8));
        int unitNo = actor.findPost().map(Actor.ActingPost::unitNo).orElse(0);
        evidence.record(Act.of(actor, verb, new Subject("stage-item", id), unitNo, all));
    }
}
