package org.linli.identity.internal.workers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Act;
import org.linli.identity.NewEngagement;
import org.linli.identity.NewWorker;
import org.linli.kernel.Actor;
import org.linli.kernel.UuidV7;
import org.linli.messages.Phone;
import org.springframework.stereotype.Component;

/** Writes a roster whose rows are known to be good, inside the transaction that brings it in. */
@Component
public class RosterWriter {

    private final WorkerEntryRows entries;
    private final EngagementRows engagements;
    private final KnownEngagements knownEngagements;
    private final Registrar registrar;

    RosterWriter(
            WorkerEntryRows entries,
            EngagementRows engagements,
            KnownEngagements knownEngagements,
            Registrar registrar) {
        this.entries = entries;
        this.engagements = engagements;
        this.knownEngagements = knownEngagements;
        this.registrar = registrar;
    }

    /**
     * What came in.
     *
     * @param entries those that were made
     * @param known rows that the register said already
     */
    public record Written(List<UUID> entries, int engagements, int known) {}

    /** Somebody within one roster: the same name and the same phone is one person. */
    private record Person(String name, @Nullable Phone phone, int row) {}

    public Written write(Actor by, String title, List<NewWorker> roster, Instant now) {
        Predicate<NewWorker> isKnown = knownEngagements.of(roster);
        Map<Person, UUID> people = new LinkedHashMap<>();
        Map<UUID, NewEngagement> firstOf = new HashMap<>();
        List<EngagementRows.Line> lines = new ArrayList<>();
        int known = 0;
        for (int row = 0; row < roster.size(); row++) {
            NewWorker worker = roster.get(row);
            if (isKnown.test(worker)) {
                known++;
                continue;
            }
            NewEngagement engagement =
                    WorkerRule.engagement(worker.engagement()).orThrow();
            UUID id = people.computeIfAbsent(person(worker, row), person -> UuidV7.at(now));
            firstOf.putIfAbsent(id, engagement);
            lines.add(new EngagementRows.Line(UuidV7.at(now), id, engagement));
        }
        entries.insertAll(
                people.entrySet().stream()
                        .map(one -> new WorkerEntryRows.NewEntry(
                                one.getValue(),
                                one.getKey().name(),
                                one.getKey().phone()))
                        .toList(),
                now);
        engagements.insertAll(lines, title);
        List<Act> acts = new ArrayList<>();
        firstOf.forEach((id, engagement) ->
                acts.add(Registrar.act(by, "worker.entered", id, engagement.unitNo(), Registrar.facts(engagement))));
        registrar.recordAll(acts);
        return new Written(List.copyOf(people.values()), lines.size(), known);
    }

    private static Person person(NewWorker worker, int row) {
        String name = WorkerRule.name(worker.name()).orThrow();
        Optional<Phone> phone = WorkerRule.phone(worker.phone()).orThrow();
        return phone.map(number -> new Person(name, number, -1)).orElseGet(() -> new Person(name, null, row));
    }
}
