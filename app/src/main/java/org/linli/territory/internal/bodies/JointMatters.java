package org.linli.territory.internal.bodies;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Department;
import org.linli.territory.DepartmentKinds;
import org.linli.territory.MatterSubjects;
import org.linli.territory.MatterWork;
import org.linli.territory.Matters;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.NameRules;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Matters are begun, changed and ended within the actor's scope. */
@Component
public class JointMatters implements Matters {

    private final MatterRows rows;
    private final Territory territory;
    private final DepartmentKinds kinds;
    private final UnitReach reach;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;
    private final ObjectProvider<MatterSubjects> subjects;
    private final ObjectProvider<MatterWork> work;

    JointMatters(
            MatterRows rows,
            Territory territory,
            DepartmentKinds kinds,
            UnitReach reach,
            Snapshots snapshots,
            Transactions transactions,
            Evidence evidence,
            ObjectProvider<MatterSubjects> subjects,
            ObjectProvider<MatterWork> work) {
        this.rows = rows;
        this.territory = territory;
        this.kinds = kinds;
        this.reach = reach;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
        this.subjects = subjects;
        this.work = work;
    }

    @Override
    public List<Matter> list(int unitNo) {
        return rows.list(unitNo, snapshots.today());
    }

    @Override
    public Optional<Matter> find(UUID id) {
        return rows.find(id);
    }

    @Override
    public Optional<Matter> findFor(String subject, int unitNo, LocalDate day) {
        List<Integer> nearestFirst =
                territory.listPath(territory.findHeir(unitNo).map(Unit::no).orElse(unitNo)).stream()
                        .map(Unit::no)
                        .toList()
                        .reversed();
        return rows.findFor(subject, nearestFirst, day);
    }

    /** What a matter can be about, group by group. */
    public Map<String, List<MatterSubjects.Subject>> subjects() {
        return subjects.stream()
                .flatMap(module -> module.list().stream())
                .collect(Collectors.groupingBy(MatterSubjects.Subject::group, TreeMap::new, Collectors.toList()));
    }

    /** The bodies that may lead or take part: those that serve the unit. */
    public List<Department> candidates(int unitNo) {
        return territory.listDepartmentsFor(unitNo);
    }

    @Override
    public Outcome<UUID> begin(Actor actor, int unitNo, Draft draft, Instant now) {
        reach.get(actor, unitNo);
        Optional<Refusal> fault = fault(unitNo, draft);
        if (fault.isPresent()) {
            return Outcome.refused(fault.get());
        }
        UUID id = UuidV7.at(now);
        return transactions.write(actor.scope(), () -> {
            if (rows.isNameTaken(id, unitNo, draft.name().strip(), snapshots.today())) {
                return Outcome.refused(
                        "bodies.refused.matter-name", draft.name().strip());
            }
            rows.insert(id, unitNo, draft);
            record(actor, "territory.matter-begun", id, unitNo, facts(draft));
            return Outcome.done(id);
        });
    }

    /** Bodies that are left out see nothing more of what they saw as partners; what was dispatched goes on where it is. */
    public Outcome<UUID> change(Actor actor, int unitNo, UUID id, Draft draft, Instant now) {
        Matter matter = get(actor, unitNo, id);
        Optional<Refusal> fault = fault(unitNo, draft);
        if (fault.isPresent()) {
            return Outcome.refused(fault.get());
        }
        if (draft.until() != null && draft.until().isBefore(matter.begunOn())) {
            return Outcome.refused("bodies.refused.matter-days");
        }
        Set<Integer> leaving = partnersOf(matter);
        leaving.removeAll(draft.partners().keySet());
        return transactions.write(actor.scope(), () -> {
            if (rows.isNameTaken(id, unitNo, draft.name().strip(), snapshots.today())) {
                return Outcome.refused(
                        "bodies.refused.matter-name", draft.name().strip());
            }
            rows.update(id, draft);
            work.forEach(module -> module.part(id, leaving, now));
            record(actor, "territory.matter-changed", id, unitNo, facts(draft));
            return Outcome.done(id);
        });
    }

    /** Ends it today; it drives no more work, and its partners see nothing more of it. */
    public Outcome<UUID> end(Actor actor, int unitNo, UUID id, Instant now) {
        Matter matter = get(actor, unitNo, id);
        return transactions.write(actor.scope(), () -> {
            if (!rows.end(id, unitNo, snapshots.today())) {
                throw new NotFound();
            }
            work.forEach(module -> module.part(id, partnersOf(matter), now));
            record(actor, "territory.matter-ended", id, unitNo, Map.of("name", matter.name()));
            return Outcome.done(id);
        });
    }

    /** @throws NotFound for one that has ended or lies beyond the actor's scope */
    public Matter get(Actor actor, int unitNo, UUID id) {
        reach.get(actor, unitNo);
        return rows.find(id)
                .filter(matter -> matter.unitNo() == unitNo && !matter.hasEnded(snapshots.today()))
                .orElseThrow(NotFound::new);
    }

    private Optional<Refusal> fault(int unitNo, Draft draft) {
        List<Department> serving = candidates(unitNo);
        Set<Integer> named = new HashSet<>(draft.partners().keySet());
        named.add(draft.leadNo());
        Optional.ofNullable(draft.supervisorNo()).ifPresent(named::add);
        if (!serving.stream().map(Department::no).collect(Collectors.toSet()).containsAll(named)
                || Objects.equals(draft.supervisorNo(), draft.leadNo())) {
            return Optional.of(Refusal.of("bodies.refused.matter-body"));
        }
        if (draft.supervisorNo() != null && draft.partners().containsKey(draft.supervisorNo())) {
            return Optional.of(Refusal.of("bodies.refused.matter-supervisor"));
        }
        if (draft.until() != null && !draft.until().isAfter(draft.from())) {
            return Optional.of(Refusal.of("bodies.refused.matter-days"));
        }
        Set<String> known = subjects().values().stream()
                .flatMap(List::stream)
                .map(MatterSubjects.Subject::code)
                .collect(Collectors.toSet());
        if (!known.containsAll(draft.subjects())) {
            return Optional.of(Refusal.of("bodies.refused.matter-subject"));
        }
        boolean canLead = draft.subjects().isEmpty()
                || serving.stream()
                        .anyMatch(body -> body.no() == draft.leadNo()
                                && kinds.get(body.kind().key()).takesIncidents());
        return canLead ? NameRules.error(draft.name()) : Optional.of(Refusal.of("bodies.refused.matter-lead"));
    }

    private static Set<Integer> partnersOf(Matter matter) {
        return matter.partners().stream().map(Partner::departmentNo).collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<String, String> facts(Draft draft) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("name", draft.name().strip());
        facts.put("lead", Integer.toString(draft.leadNo()));
        facts.put("partners", draft.partners().toString());
        facts.put(
                "subjects",
                String.join(
                        " ",
                        draft.subjects().stream()
                                .sorted(Comparator.naturalOrder())
                                .toList()));
        facts.put("from", draft.from().toString());
        Optional.ofNullable(draft.until()).ifPresent(until -> facts.put("until", until.toString()));
        Optional.ofNullable(draft.supervisorNo()).ifPresent(no -> facts.put("supervisor", Integer.toString(no)));
        return facts;
    }

    private void record(Actor actor, String verb, UUID id, int unitNo, Map<String, String> facts) {
        evidence.record(Act.of(actor, verb, new Subject("joint-matter", id), unitNo, facts));
    }
}
