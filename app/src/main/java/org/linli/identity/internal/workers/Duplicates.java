package org.linli.identity.internal.workers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.evidence.Evidence;
import org.linli.evidence.Evidence.Opened;
import org.linli.identity.internal.workers.Candidate.Certainty;
import org.linli.identity.internal.workers.WorkerRows.Named;
import org.linli.identity.internal.workers.WorkerRows.Placed;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Purpose;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Service;

/** Finds people of the register who may be the same, from the entries as they are. */
@Service
public class Duplicates {

    private static final Purpose COMPARING = new Purpose("identity.workers-duplicates");
    private static final String STREET = "street";
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_PAIRS = 10_000;

    private final WorkerRows rows;
    private final WorkerList list;
    private final WorkerEntryRows entries;
    private final PairRows pairs;
    private final EngagementRows engagements;
    private final Evidence evidence;
    private final Territory territory;
    private final Transactions transactions;

    Duplicates(
            WorkerRows rows,
            WorkerList list,
            WorkerEntryRows entries,
            PairRows pairs,
            EngagementRows engagements,
            Evidence evidence,
            Territory territory,
            Transactions transactions) {
        this.rows = rows;
        this.list = list;
        this.entries = entries;
        this.pairs = pairs;
        this.engagements = engagements;
        this.evidence = evidence;
        this.territory = territory;
        this.transactions = transactions;
    }

    /**
     * What is open, the most certain first.
     *
     * @param found how many there are; {@code shown} may be fewer
     * @param isExact false where there are more than were counted
     */
    public record Open(List<Candidate> shown, int found, boolean isExact) {}

    /**
     * @param units where at least one of two with the same phone serves, and both of two with the same name
     * @param isWithWeak also the same name in different streets
     */
    public Open find(Actor reader, NumberRanges units, boolean isWithWeak, int limit) {
        return transactions.read(reader.scope(), () -> {
            Map<Pair, Certainty> found = new LinkedHashMap<>();
            List<Pair> certain = rows.samePhone(units, list.today(), MOST_PAIRS + 1);
            certain.forEach(pair -> found.put(pair, Certainty.CERTAIN));
            List<Placed> namesakes = rows.namesakes(units, list.today(), MOST_ROWS + 1);
            Map<Pair, Certainty> byName = byName(namesakes, isWithWeak);
            Stream.of(Certainty.POSSIBLE, Certainty.WEAK)
                    .forEach(certainty -> byName.forEach((pair, its) -> {
                        if (its == certainty) {
                            found.putIfAbsent(pair, its);
                        }
                    }));
            Set<Pair> two = pairs.two();
            found.keySet().removeAll(two);
            List<Map.Entry<Pair, Certainty>> first =
                    found.entrySet().stream().limit(limit).toList();
            return new Open(
                    candidates(first),
                    found.size(),
                    certain.size() <= MOST_PAIRS && namesakes.size() <= MOST_ROWS && byName.size() < MOST_PAIRS);
        });
    }

    private Map<Pair, Certainty> byName(List<Placed> namesakes, boolean isWithWeak) {
        Map<String, Map<UUID, Set<Integer>>> byName = new LinkedHashMap<>();
        Map<Integer, Integer> streets = new HashMap<>();
        for (Placed placed : namesakes) {
            byName.computeIfAbsent(placed.name(), name -> new LinkedHashMap<>())
                    .computeIfAbsent(placed.personId(), id -> new TreeSet<>())
                    .add(streets.computeIfAbsent(placed.unitNo(), this::streetOf));
        }
        Map<Pair, Certainty> found = new LinkedHashMap<>();
        byName.values().forEach(people -> pairUp(people, isWithWeak, found));
        return found;
    }

    private static void pairUp(Map<UUID, Set<Integer>> people, boolean isWithWeak, Map<Pair, Certainty> found) {
        List<UUID> ids = new ArrayList<>(people.keySet());
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size() && found.size() < MOST_PAIRS; j++) {
                Set<Integer> here = people.getOrDefault(ids.get(i), Set.of());
                boolean isNear =
                        people.getOrDefault(ids.get(j), Set.of()).stream().anyMatch(here::contains);
                if (isNear || isWithWeak) {
                    found.put(Pair.of(ids.get(i), ids.get(j)), isNear ? Certainty.POSSIBLE : Certainty.WEAK);
                }
            }
        }
    }

    /** The street or town a unit lies in, as it is today; the unit itself where it lies in none. */
    private int streetOf(int unitNo) {
        int today = territory.findHeir(unitNo).map(Unit::no).orElse(unitNo);
        return territory.listPath(today).stream()
                .filter(unit -> unit.level().equals(STREET))
                .map(Unit::no)
                .findFirst()
                .orElse(today);
    }

    private List<Candidate> candidates(List<Map.Entry<Pair, Certainty>> found) {
        List<UUID> ids = found.stream()
                .map(Map.Entry::getKey)
                .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                .distinct()
                .toList();
        Map<UUID, Named> named = list.named(ids);
        Map<UUID, WorkerLine> lines = new HashMap<>();
        list.lines(List.copyOf(named.values()), true).forEach(line -> lines.put(line.id(), line));
        List<Candidate> candidates = new ArrayList<>();
        found.forEach(one -> {
            WorkerLine first = lines.get(one.getKey().first());
            WorkerLine second = lines.get(one.getKey().second());
            if (first != null && second != null) {
                candidates.add(new Candidate(first, second, one.getValue()));
            }
        });
        return candidates;
    }

    /** Decisions that two entries are two people, the latest first. */
    public List<SettledPair> listTwo(Actor reader, int limit) {
        return transactions.read(reader.scope(), () -> pairs.listTwo(limit));
    }

    /**
     * Two people side by side; that both were opened is on record.
     *
     * @throws NotFound if the reader does not see both, or they are one already
     */
    public List<WorkerFile> compare(Actor reader, UUID oneId, UUID otherId) {
        return transactions.write(reader.scope(), () -> {
            List<WorkerFile> both = Stream.of(oneId, otherId)
                    .map(id -> entries.find(id)
                            .filter(entry -> !entry.isMerged())
                            .map(entry -> file(entry.id()))
                            .orElseThrow(NotFound::new))
                    .toList();
            evidence.recordAccesses(
                    reader,
                    both.stream()
                            .map(file -> new Opened(
                                    Registrar.subject(file.person().id()),
                                    file.engagements().stream()
                                            .findFirst()
                                            .map(Engagement::unitNo)
                                            .orElseGet(() -> Registrar.standpoint(reader))))
                            .toList(),
                    COMPARING,
                    "");
            return both;
        });
    }

    private WorkerFile file(UUID personId) {
        List<Entry> all = entries.ofPerson(personId);
        return new WorkerFile(
                all.getFirst(), all.subList(1, all.size()), engagements.ofPerson(personId), List.of(), false);
    }
}
