package org.linli.identity.internal.workers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Evidence;
import org.linli.evidence.Evidence.Opened;
import org.linli.identity.internal.workers.WorkerRows.Named;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Slice;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.springframework.stereotype.Service;

/** Lists and counts the people who serve in the reader's territory. */
@Service
public class WorkerList {

    private static final Purpose SEARCH = new Purpose("identity.workers-phone");
    private static final Purpose EXPORT = new Purpose("identity.workers-export");

    private final WorkerRows rows;
    private final EngagementRows engagements;
    private final Evidence evidence;
    private final Transactions transactions;
    private final Clock clock;
    private final Zone zone;

    WorkerList(
            WorkerRows rows,
            EngagementRows engagements,
            Evidence evidence,
            Transactions transactions,
            Clock clock,
            Zone zone) {
        this.rows = rows;
        this.engagements = engagements;
        this.evidence = evidence;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * A page of the list, by name. Whoever searches by phone learns whose it is, so that leaves a trace.
     *
     * @param after id of the last person of the page before; null for the first page
     */
    public Slice<WorkerLine> list(Actor reader, WorkerFilter filter, @Nullable UUID after, int size) {
        return transactions.write(reader.scope(), () -> {
            List<Named> people = rows.list(filter, today(), after, size + 1);
            List<WorkerLine> lines = lines(people, filter.isWithEnded());
            if (filter.phone().isPresent()) {
                record(reader, lines, SEARCH);
            }
            return Slice.cut(lines, size, line -> line.id().toString());
        });
    }

    /** All that the filter lets pass, up to the limit. Everybody in it is on record as exported. */
    public List<WorkerLine> export(Actor reader, WorkerFilter filter, int limit) {
        return transactions.write(reader.scope(), () -> {
            List<WorkerLine> lines = lines(rows.list(filter, today(), null, limit), filter.isWithEnded());
            record(reader, lines, EXPORT);
            return lines;
        });
    }

    private void record(Actor reader, List<WorkerLine> lines, Purpose purpose) {
        if (!lines.isEmpty()) {
            evidence.recordAccesses(
                    reader,
                    lines.stream()
                            .map(line -> new Opened(Registrar.subject(line.id()), unitOf(reader, line)))
                            .toList(),
                    purpose,
                    "");
        }
    }

    private static int unitOf(Actor reader, WorkerLine line) {
        return line.engagements().stream()
                .findFirst()
                .map(Engagement::unitNo)
                .orElseGet(() -> Registrar.standpoint(reader));
    }

    /** People and engagements by kind, whatever kind the filter asks for. */
    public ServingCounts count(Actor reader, WorkerFilter filter) {
        return transactions.read(reader.scope(), () -> rows.count(filter.anyKind(), today()));
    }

    /** What people serve as, for pages that show several of them; ids that are not seen are left out. */
    Map<UUID, Named> named(Collection<UUID> ids) {
        return rows.named(ids);
    }

    List<WorkerLine> lines(List<Named> people, boolean isWithEnded) {
        Map<UUID, List<Engagement>> engaged =
                engagements.ofPeople(people.stream().map(Named::id).toList());
        Map<UUID, List<WorkerLine.HeldPost>> held = rows.posts(
                people.stream().map(Named::accountId).filter(Objects::nonNull).toList(), today());
        return people.stream()
                .map(person -> new WorkerLine(
                        person.id(),
                        person.name(),
                        person.accountId(),
                        engaged.getOrDefault(person.id(), List.of()).stream()
                                .filter(one -> isWithEnded || isToday(one))
                                .toList(),
                        held.getOrDefault(person.id(), List.of())))
                .toList();
    }

    private boolean isToday(Engagement engagement) {
        return !engagement.from().isAfter(today()) && !engagement.hasEndedBy(today());
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.id());
    }
}
