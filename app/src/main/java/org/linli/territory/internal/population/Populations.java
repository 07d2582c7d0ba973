package org.linli.territory.internal.population;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.springframework.stereotype.Component;

/** Figures of residents and households by unit and day (M01-47): entered one by one or by table. */
@Component
public class Populations {

    private static final int SHOWN = 12;
    private static final int MOST = 100_000_000;
    private static final int LONGEST_SOURCE = 200;

    private final CountRows rows;
    private final UnitReach reach;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;

    Populations(CountRows rows, UnitReach reach, Snapshots snapshots, Transactions transactions, Evidence evidence) {
        this.rows = rows;
        this.reach = reach;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    /** The latest dozen. */
    public List<Count> list(int unitNo) {
        return rows.list(unitNo, SHOWN);
    }

    /**
     * @return how many figures are new or changed, or a refusal: {@code structure.refused.residents},
     *     {@code structure.refused.future}, {@code structure.refused.source}
     * @throws org.linli.kernel.web.NotFound for a unit beyond the actor's scope
     */
    public Outcome<Integer> put(
            Actor actor,
            int unitNo,
            LocalDate day,
            int residents,
            @Nullable Integer households,
            String source,
            Instant now) {
        return judge(actor, unitNo, day, residents, households, source)
                .then(count -> putAll(actor, List.of(count), now));
    }

    Outcome<Count> judge(
            Actor actor, int unitNo, LocalDate day, int residents, @Nullable Integer households, String source) {
        reach.get(actor, unitNo);
        if (day.isAfter(snapshots.today())) {
            return Outcome.refused("structure.refused.future");
        }
        boolean isSound = isBetween(residents) && (households == null || isBetween(households));
        if (!isSound || (households != null && households > residents)) {
            return Outcome.refused("structure.refused.residents");
        }
        return source.isBlank() || source.length() > LONGEST_SOURCE
                ? Outcome.refused("structure.refused.source")
                : Outcome.done(new Count(unitNo, day, residents, households, source.strip()));
    }

    private static boolean isBetween(int count) {
        return count >= 0 && count <= MOST;
    }

    /** All or none; judged before. */
    Outcome<Integer> putAll(Actor actor, List<Count> counts, Instant now) {
        return transactions.write(actor.scope(), () -> {
            int changed = rows.put(counts, actor.name(), now);
            if (changed > 0) {
                Unit unit = reach.get(actor, counts.getFirst().unitNo());
                evidence.record(Act.of(
                        actor,
                        "territory.population-entered",
                        new Subject("unit", unit.id()),
                        unit.no(),
                        counts.size() == 1 ? facts(counts.getFirst()) : facts(counts)));
            }
            return Outcome.done(changed);
        });
    }

    private static Map<String, String> facts(Count count) {
        return Map.of(
                "day", count.day().toString(),
                "residents", Integer.toString(count.residents()),
                "households", String.valueOf(count.households()),
                "source", count.source());
    }

    private static Map<String, String> facts(List<Count> counts) {
        return Map.of(
                "figures", Integer.toString(counts.size()),
                "residents",
                        Long.toString(
                                counts.stream().mapToLong(Count::residents).sum()),
                "source", counts.getFirst().source());
    }
}
