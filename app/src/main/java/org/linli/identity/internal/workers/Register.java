package org.linli.identity.internal.workers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.evidence.Evidence;
import org.linli.identity.NewEngagement;
import org.linli.identity.NewWorker;
import org.linli.identity.WorkerRegister;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.Zone;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Territory;
import org.springframework.stereotype.Service;

/** Enters people, gives them engagements, and opens their files with a trace. */
@Service
public class Register implements WorkerRegister {

    private static final Purpose FILE = new Purpose("identity.workers");
    private static final Purpose PHONE = new Purpose("identity.workers-phone");

    private final WorkerEntryRows entries;
    private final EngagementRows engagements;
    private final Merging merging;
    private final RosterWriter rosters;
    private final Registrar registrar;
    private final Evidence evidence;
    private final Territory territory;
    private final Transactions transactions;
    private final Clock clock;
    private final Zone zone;

    Register(
            WorkerEntryRows entries,
            EngagementRows engagements,
            Merging merging,
            RosterWriter rosters,
            Registrar registrar,
            Evidence evidence,
            Territory territory,
            Transactions transactions,
            Clock clock,
            Zone zone) {
        this.entries = entries;
        this.engagements = engagements;
        this.merging = merging;
        this.rosters = rosters;
        this.registrar = registrar;
        this.evidence = evidence;
        this.territory = territory;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Outcome<UUID> enter(Actor by, NewWorker worker) {
        return WorkerRule.name(worker.name())
                .then(name -> WorkerRule.phone(worker.phone())
                        .then(phone -> engagement(by, worker.engagement())
                                .then(engagement -> transactions.write(by.scope(), () -> {
                                    UUID id = UuidV7.at(now());
                                    entries.insert(id, name, phone.orElse(null), now());
                                    engagements.insert(UuidV7.at(now()), id, engagement, "");
                                    registrar.record(
                                            by, "worker.entered", id, engagement.unitNo(), Registrar.facts(engagement));
                                    return Outcome.done(id);
                                }))));
    }

    private Outcome<NewEngagement> engagement(Actor by, NewEngagement typed) {
        return isHers(by, typed.unitNo()) ? WorkerRule.engagement(typed) : Outcome.refused("identity.unit-beyond");
    }

    private boolean isHers(Actor by, int unitNo) {
        return territory.findUnit(unitNo).isPresent()
                && territory.findEnd(unitNo).isEmpty()
                && by.scope().units().contains(unitNo);
    }

    @Override
    public Outcome<UUID> engage(Actor by, UUID workerId, NewEngagement typed) {
        return engagement(by, typed)
                .then(engagement -> transactions.write(by.scope(), () -> {
                    lock(workerId);
                    if (isEngaged(engagements.ofPerson(workerId), engagement)) {
                        return Outcome.refused("workers.refused.engaged-already");
                    }
                    UUID id = UuidV7.at(now());
                    engagements.insert(id, workerId, engagement, "");
                    registrar.record(by, "worker.engaged", workerId, engagement.unitNo(), Registrar.facts(engagement));
                    return Outcome.done(id);
                }));
    }

    private static boolean isEngaged(List<Engagement> known, NewEngagement engagement) {
        return known.stream()
                .anyMatch(one -> one.isSameAs(engagement) && one.overlaps(engagement.from(), engagement.until()));
    }

    /** The entry of a person who stands for herself, locked. */
    private Entry lock(UUID workerId) {
        return entries.lock(List.of(workerId)).stream()
                .filter(entry -> !entry.isMerged())
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /**
     * Changes unit, line, what is led, or the days; an engagement ends by its last day.
     *
     * @param version of the engagement as the actor saw it
     * @return the person, or a refusal as for {@link #engage}, or {@code workers.refused.changed-meanwhile}
     * @throws NotFound if the actor does not see the engagement
     */
    public Outcome<UUID> changeEngagement(
            Actor by, UUID workerId, UUID engagementId, int version, NewEngagement typed) {
        return WorkerRule.engagement(typed)
                .then(after -> transactions.write(by.scope(), () -> {
                    lock(workerId);
                    List<Engagement> all = engagements.ofPerson(workerId);
                    Engagement before = all.stream()
                            .filter(one -> one.ids().contains(engagementId) && one.role() == typed.role())
                            .findFirst()
                            .orElseThrow(NotFound::new);
                    if (before.version() != version) {
                        return Outcome.refused("workers.refused.changed-meanwhile");
                    }
                    // A unit that has ended keeps its engagements until they end too.
                    if (after.unitNo() != before.unitNo() && !isHers(by, after.unitNo())) {
                        return Outcome.refused("identity.unit-beyond");
                    }
                    List<Engagement> others =
                            all.stream().filter(one -> !one.equals(before)).toList();
                    if (isEngaged(others, after)) {
                        return Outcome.refused("workers.refused.engaged-already");
                    }
                    engagements.change(before, after);
                    registrar.record(by, "worker.engagement-changed", workerId, after.unitNo(), Registrar.facts(after));
                    return Outcome.done(workerId);
                }));
    }

    /**
     * Changes name and phone. Whoever has an account is called as her account is.
     *
     * @return the person, or a refusal: {@code workers.refused.name}, {@code workers.refused.phone},
     *     {@code workers.refused.identity-number}
     */
    public Outcome<UUID> change(Actor by, UUID workerId, String typedName, String typedPhone) {
        return WorkerRule.phone(typedPhone)
                .then(phone -> transactions.write(by.scope(), () -> {
                    Entry before = lock(workerId);
                    Outcome<String> named =
                            before.accountId() != null ? Outcome.done(before.name()) : WorkerRule.name(typedName);
                    return named.map(name -> {
                        Map<String, String> facts = new TreeMap<>();
                        facts.put("name", name.equals(before.name()) ? "same" : "new");
                        facts.put("phone", phone.equals(Optional.ofNullable(before.phone())) ? "same" : "new");
                        if (facts.containsValue("new")) {
                            entries.change(workerId, name, phone.orElse(null));
                            registrar.record(by, "worker.changed", workerId, unitOf(by, workerId), facts);
                        }
                        return workerId;
                    });
                }));
    }

    @Override
    public Outcome<List<UUID>> bringIn(Actor by, String title, List<NewWorker> roster) {
        for (NewWorker worker : roster) {
            Outcome<NewEngagement> judged = WorkerRule.name(worker.name())
                    .then(name -> WorkerRule.phone(worker.phone()))
                    .then(phone -> engagement(by, worker.engagement()));
            if (judged instanceof Outcome.Refused<NewEngagement> refused) {
                return Outcome.refused(refused.refusal());
            }
        }
        return transactions.write(
                by.scope(),
                () -> Outcome.done(rosters.write(by, title, roster, now()).entries()));
    }

    @Override
    public Outcome<UUID> decideSame(Actor by, UUID oneId, UUID otherId) {
        return merging.decide(by, oneId, otherId, Merging.Decision.SAME);
    }

    /** Whom an entry leads to: itself, or the person it was merged into. */
    public Optional<UUID> findPerson(Actor reader, UUID id) {
        return transactions.read(reader.scope(), () -> entries.find(id).map(Entry::personId));
    }

    /** Opens the file of a person; that it was opened is on record. */
    public WorkerFile open(Actor reader, UUID personId) {
        return open(reader, personId, FILE, false);
    }

    /** Opens the file with the phones in full; that they were asked for is on record. */
    public WorkerFile openWithPhones(Actor reader, UUID personId) {
        return open(reader, personId, PHONE, true);
    }

    private WorkerFile open(Actor reader, UUID personId, Purpose purpose, boolean isRevealed) {
        return transactions.write(reader.scope(), () -> {
            List<Entry> all = entries.ofPerson(personId);
            if (all.isEmpty() || !all.getFirst().id().equals(personId)) {
                throw new NotFound();
            }
            evidence.recordAccess(reader, Registrar.subject(personId), unitOf(reader, personId), purpose);
            return new WorkerFile(
                    all.getFirst(),
                    all.subList(1, all.size()),
                    engagements.ofPerson(personId),
                    evidence.listEntries(Registrar.subject(personId)),
                    isRevealed);
        });
    }

    /** The unit an act on a person is filed at: that of her first engagement, else where the actor stands. */
    private int unitOf(Actor by, UUID personId) {
        return engagements.ofPerson(personId).stream()
                .findFirst()
                .map(Engagement::unitNo)
                .orElseGet(() -> Registrar.standpoint(by));
    }

    /** Line departments that the reader's register names. */
    public List<String> lines(Actor reader, int limit) {
        return transactions.read(reader.scope(), () -> engagements.lines(limit));
    }

    /** Whether somebody else in the actor's territory has the person's phone. */
    public boolean sharesPhone(Actor by, UUID personId) {
        return transactions.read(by.scope(), () -> entries.sharesPhone(personId));
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.id());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
