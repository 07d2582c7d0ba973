package org.linli.identity.internal.workers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.linli.identity.NewEngagement;
import org.linli.identity.NewWorker;
import org.linli.identity.internal.workers.EngagementRows.Known;
import org.linli.kernel.Outcome;
import org.linli.messages.Phone;
import org.springframework.stereotype.Component;

/**
 * What of a roster the register says already: the same name and phone, engaged as the same over overlapping days. A roster
 * that is sent again changes nothing.
 */
@Component
public class KnownEngagements {

    private static final byte[] NONE = {};

    private final EngagementRows engagements;
    private final WorkerEntryRows entries;

    KnownEngagements(EngagementRows engagements, WorkerEntryRows entries) {
        this.engagements = engagements;
        this.entries = entries;
    }

    /** Inside a transaction, as far as its scope shows it. */
    public Predicate<NewWorker> of(List<NewWorker> roster) {
        Map<String, List<Known>> byName = new HashMap<>();
        List<String> names = roster.stream()
                .map(worker -> WorkerRule.name(worker.name()))
                .flatMap(name -> name instanceof Outcome.Done<String> done ? Stream.of(done.value()) : Stream.empty())
                .distinct()
                .toList();
        engagements
                .ofNames(names)
                .forEach(known -> byName.computeIfAbsent(known.name(), name -> new ArrayList<>())
                        .add(known));
        return worker -> WorkerRule.name(worker.name()) instanceof Outcome.Done<String> name
                && WorkerRule.phone(worker.phone()) instanceof Outcome.Done<Optional<Phone>> phone
                && WorkerRule.engagement(worker.engagement()) instanceof Outcome.Done<NewEngagement> engagement
                && byName.getOrDefault(name.value(), List.of()).stream()
                        .anyMatch(known -> Arrays.equals(known.phoneIndex(), index(phone.value()))
                                && known.engagement().isSameAs(engagement.value())
                                && known.engagement()
                                        .overlaps(
                                                engagement.value().from(),
                                                engagement.value().until()));
    }

    private byte[] index(Optional<Phone> phone) {
        return phone.map(entries::index).orElse(NONE);
    }
}
