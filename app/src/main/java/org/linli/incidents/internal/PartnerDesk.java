package org.linli.incidents.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.incidents.Incident;
import org.linli.incidents.Partnerships;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Matters.Involvement;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** What partners of a matter see of its incidents and add to them. */
@Component
public class PartnerDesk implements Partnerships {

    /** How it ended, and nothing of the way there. */
    private static final Set<String> TOLD = Set.of("incident.handled", "incident.closed");

    private final Transactions transactions;
    private final PartnerRows partners;
    private final IncidentRows rows;
    private final History history;
    private final StepRecords records;
    private final Territory territory;

    PartnerDesk(
            Transactions transactions,
            PartnerRows partners,
            IncidentRows rows,
            History history,
            StepRecords records,
            Territory territory) {
        this.transactions = transactions;
        this.partners = partners;
        this.rows = rows;
        this.history = history;
        this.records = records;
        this.territory = territory;
    }

    @Override
    public Optional<Part> find(Actor actor, UUID incident) {
        return actor.scope() instanceof Scope.Department
                ? transactions.read(actor.scope(), () -> partners.findPart(incident))
                : Optional.empty();
    }

    /** One incident with the steps its partner may read. */
    public record Seen(Part part, List<StepView> steps) {}

    @Override
    public List<Part> list(Actor actor) {
        return actor.scope() instanceof Scope.Department
                ? transactions.read(actor.scope(), partners::parts)
                : List.of();
    }

    /** How many incidents wait for the word or the order of the actor's department. */
    public long countWaiting(Actor actor) {
        return actor.scope() instanceof Scope.Department ? transactions.read(actor.scope(), partners::countWaiting) : 0;
    }

    /** Whether the photo belongs to an incident that the actor's department has a part in, beyond being told how it ended. */
    public boolean hasPhoto(Actor actor, UUID incident, UUID photo) {
        return find(actor, incident)
                .filter(part -> part.role() != Involvement.IS_TOLD)
                .map(part -> transactions.read(
                        actor.withCapability(incident).scope(), () -> history.hasPhoto(incident, photo)))
                .orElse(false);
    }

    /** @throws NotFound unless the actor's department is a partner of it */
    public Seen get(Actor actor, UUID incident) {
        Part part = find(actor, incident).orElseThrow(NotFound::new);
        List<StepView> steps = transactions.read(
                actor.withCapability(incident).scope(),
                () -> history.listOf(incident).stream()
                        .filter(event -> part.role() != Involvement.IS_TOLD || TOLD.contains(event.verb()))
                        .map(StepView::of)
                        .toList());
        return new Seen(part, steps);
    }

    @Override
    public Outcome<UUID> answer(Actor actor, UUID incident, String words, Instant at) {
        Part part = find(actor, incident).orElseThrow(NotFound::new);
        if (part.role() == Involvement.IS_TOLD || part.role() == Involvement.SUPERVISES) {
            return Outcome.refused("incidents.refused.only-told");
        }
        if (words.isBlank()) {
            return Outcome.refused("incidents.refused.words-missing");
        }
        int departmentNo = ((Scope.Department) actor.scope()).departmentNo();
        // The incident is not the partner's to see; the one record it has a part in is opened for this one step.
        return transactions.write(actor.withCapability(incident).scope(), () -> {
            Incident standing = rows.find(incident).orElseThrow(NotFound::new);
            if (!standing.state().isOpen()) {
                return Outcome.refused("incidents.refused.not-open");
            }
            partners.answered(incident, departmentNo, at);
            records.writeWords(standing, AmongBodies.CONTRIBUTED, words, facts(departmentNo), actor, at);
            return Outcome.done(incident);
        });
    }

    private Map<String, String> facts(int departmentNo) {
        return Map.of(
                "department",
                Integer.toString(departmentNo),
                "body",
                territory.getDepartment(departmentNo).name());
    }
}
