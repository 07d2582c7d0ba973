package org.linli.territory.internal.bodies;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Refusal;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.DepartmentKinds;
import org.linli.territory.FigureByDepartment;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The composition of a unit (M01-20, M01-41): bodies are set up, changed, replaced and ended within the actor's scope. */
@Component
public class Bodies {

    /** Whether work still hangs on a body is not a matter of what the actor may see. */
    private static final Scope WHAT_HANGS_ON_IT = new Scope.SystemJob(new Purpose("territory.body-ends"));

    private final BodyRows rows;
    private final DepartmentKinds kinds;
    private final UnitReach reach;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;
    private final ObjectProvider<FigureByDepartment> figures;

    Bodies(
            BodyRows rows,
            DepartmentKinds kinds,
            UnitReach reach,
            Snapshots snapshots,
            Transactions transactions,
            Evidence evidence,
            ObjectProvider<FigureByDepartment> figures) {
        this.rows = rows;
        this.kinds = kinds;
        this.reach = reach;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
        this.figures = figures;
    }

    /** A body with its figures in the order of the columns. */
    public record Line(Body body, List<Long> figures) {}

    /**
     * What a unit is made of.
     *
     * @param keys of the figures the reader may see
     */
    public record Composition(List<String> keys, List<Line> standing, List<Body> ended) {}

    public Composition of(Actor reader, int unitNo) {
        LocalDate today = snapshots.today();
        List<Body> all = rows.list(unitNo);
        List<Body> standing = all.stream().filter(body -> !body.hasEnded(today)).toList();
        List<FigureByDepartment> allowed =
                inOrder().filter(figure -> reader.may(figure.permission())).toList();
        List<Integer> nos = standing.stream().map(Body::no).toList();
        List<Map<Integer, Long>> counts = allowed.stream()
                .map(figure -> figure.count(reader.scope(), nos))
                .toList();
        return new Composition(
                allowed.stream().map(FigureByDepartment::key).toList(),
                standing.stream()
                        .map(body -> new Line(
                                body,
                                counts.stream()
                                        .map(count -> count.getOrDefault(body.no(), 0L))
                                        .toList()))
                        .toList(),
                all.stream().filter(body -> body.hasEnded(today)).toList());
    }

    private Stream<FigureByDepartment> inOrder() {
        return figures.stream().sorted(Comparator.comparingInt(FigureByDepartment::order));
    }

    /** @throws NotFound for a body of a unit beyond the actor's scope */
    public Body get(Actor actor, int unitNo, int no) {
        reach.get(actor, unitNo);
        return rows.find(no).filter(body -> body.unitNo() == unitNo).orElseThrow(NotFound::new);
    }

    /**
     * @return the number of the body, or a refusal: {@code territory.department.no-name}, {@code territory.department.exists},
     *     {@code bodies.refused.replaced}
     */
    public Outcome<Integer> add(Actor actor, int unitNo, BodyDraft draft, Instant now) {
        reach.get(actor, unitNo);
        kinds.get(draft.kind());
        Optional<Refusal> fault = draft.fault()
                .or(() -> Optional.ofNullable(draft.replaces())
                        .flatMap(replaced -> whatHangsOn(get(actor, unitNo, replaced))));
        if (fault.isPresent()) {
            return Outcome.refused(fault.get());
        }
        return written(transactions.write(actor.scope(), () -> {
            LocalDate from = Optional.ofNullable(draft.from()).orElse(snapshots.today());
            if (draft.replaces() != null && !rows.end(draft.replaces(), from)) {
                return Outcome.refused("bodies.refused.replaced");
            }
            UUID id = UuidV7.at(now);
            Optional<Integer> no = rows.insert(id, unitNo, draft);
            if (no.isEmpty()) {
                return Outcome.refused(
                        "territory.department.exists", draft.name().strip());
            }
            rows.announce();
            record(actor, "territory.body-set-up", id, unitNo, facts(draft));
            return Outcome.done(no.get());
        }));
    }

    /** Changes what is said of a body; since when it stands and what it replaced stay. */
    public Outcome<Integer> change(Actor actor, int unitNo, int no, BodyDraft draft) {
        Body body = get(actor, unitNo, no);
        kinds.get(draft.kind());
        Optional<Refusal> fault = draft.fault();
        if (fault.isPresent()) {
            return Outcome.refused(fault.get());
        }
        return written(transactions.write(actor.scope(), () -> {
            if (rows.isNameTaken(body, draft.name().strip())) {
                return Outcome.refused(
                        "territory.department.exists", draft.name().strip());
            }
            rows.update(no, draft);
            rows.announce();
            record(actor, "territory.body-changed", body.id(), unitNo, facts(draft));
            return Outcome.done(no);
        }));
    }

    /** How the body of a name is reached; nothing is put on record when it is known already. */
    public Outcome<Integer> reachedBy(Actor actor, int unitNo, String name, String phone, String address) {
        reach.get(actor, unitNo);
        Body body = rows.listStanding(List.of(unitNo)).stream()
                .filter(standing -> standing.name().equals(name))
                .findFirst()
                .orElseThrow(NotFound::new);
        boolean isKnown = body.phone().equals(phone) && body.address().equals(address);
        BodyDraft draft =
                new BodyDraft(body.kind(), body.name(), body.duties(), phone, address, body.from(), body.replaces());
        return isKnown ? Outcome.done(body.no()) : change(actor, unitNo, body.no(), draft);
    }

    /**
     * Ends a body. Refused while posts are held at it or work is open there.
     *
     * @param day first day on which it is no more
     */
    public Outcome<Integer> end(Actor actor, int unitNo, int no, LocalDate day) {
        Body body = get(actor, unitNo, no);
        Optional<Refusal> held = whatHangsOn(body);
        if (held.isPresent()) {
            return Outcome.refused(held.get());
        }
        return written(transactions.write(actor.scope(), () -> {
            if (!rows.end(no, day)) {
                return Outcome.refused("bodies.refused.end");
            }
            rows.announce();
            record(
                    actor,
                    "territory.body-ended",
                    body.id(),
                    unitNo,
                    Map.of("name", body.name(), "day", day.toString()));
            return Outcome.done(no);
        }));
    }

    private Optional<Refusal> whatHangsOn(Body body) {
        return inOrder()
                .filter(FigureByDepartment::isHeldBy)
                .map(figure ->
                        figure.count(WHAT_HANGS_ON_IT, List.of(body.no())).getOrDefault(body.no(), 0L))
                .filter(count -> count > 0)
                .findFirst()
                .map(count -> Refusal.of("bodies.refused.held", body.name(), count));
    }

    /** Units whose composition the actor may change. */
    public Unit unit(Actor actor, int unitNo) {
        return reach.get(actor, unitNo);
    }

    private <T> Outcome<T> written(Outcome<T> outcome) {
        snapshots.refresh();
        return outcome;
    }

    private void record(Actor actor, String verb, UUID id, int unitNo, Map<String, String> facts) {
        evidence.record(Act.of(actor, verb, new Subject("department", id), unitNo, facts));
    }

    private static Map<String, String> facts(BodyDraft draft) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", draft.name().strip());
        facts.put("kind", draft.kind());
        facts.put("phone", draft.phone());
        facts.put("address", draft.address());
        facts.put("duties", draft.duties());
        Optional.ofNullable(draft.from()).ifPresent(from -> facts.put("from", from.toString()));
        Optional.ofNullable(draft.replaces()).ifPresent(replaced -> facts.put("replaces", Integer.toString(replaced)));
        return facts;
    }
}
