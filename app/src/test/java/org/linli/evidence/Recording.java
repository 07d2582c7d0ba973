package org.linli.evidence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;

/** Entries to test with, each in a transaction of its own. */
public record Recording(Evidence evidence, Transactions transactions) {

    /** Stands in the facts of every entry. */
    public static final String FACT = "三盏路灯不亮-只有内部可见";

    public UUID one(Actor actor, Subject subject, int unitNo) {
        return transactions.write(
                actor.scope(),
                () -> evidence.record(Act.of(actor, "incident.verified", subject, unitNo, Map.of("note", FACT))));
    }

    public List<UUID> some(int count, Subject subject) {
        Actor actor = staff(7_100);
        return IntStream.range(0, count)
                .mapToObj(i -> one(actor, subject, 7_100))
                .toList();
    }

    public static Subject newSubject() {
        return new Subject("incident", UUID.randomUUID());
    }

    public static Actor staff(int unitNo) {
        return new Actor(
                Actor.Kind.STAFF,
                UUID.randomUUID(),
                "王芳 · 社区专干",
                new Actor.ActingPost(UUID.randomUUID(), "社区专干", unitNo, null),
                new Scope.Territory(NumberRanges.of(List.of(unitNo))),
                Set.of());
    }
}
