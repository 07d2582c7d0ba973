package org.linli.incidents.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.linli.incidents.Incident;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.Step;
import org.linli.kernel.Outcome;
import org.linli.territory.Department;
import org.linli.territory.Matters;
import org.linli.territory.Matters.Matter;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** What a matter asks of those who dispatch and close: a reason where they do not follow it (M01-07). */
@Component
class JointWork {

    private final Matters matters;
    private final Territory territory;
    private final PartnerRows rows;
    private final Deadlines deadlines;

    JointWork(Matters matters, Territory territory, PartnerRows rows, Deadlines deadlines) {
        this.matters = matters;
        this.territory = territory;
        this.rows = rows;
        this.deadlines = deadlines;
    }

    /** Under which matter an incident is dispatched on the day. */
    Optional<Matter> findFor(Incident incident, Instant at) {
        String category = incident.categoryCode();
        return category == null
                ? Optional.empty()
                : matters.findFor(category, incident.place().unitNo(), deadlines.day(at));
    }

    Outcome<Step> check(IncidentAct act, Incident before, Step step, Instant at) {
        return switch (act) {
            case IncidentAct.Dispatch dispatch -> checkDispatch(dispatch, before, step, at);
            case IncidentAct.Close close when close.note().isBlank() -> checkHeard(before, step);
            default -> Outcome.done(step);
        };
    }

    private Outcome<Step> checkDispatch(IncidentAct.Dispatch act, Incident before, Step step, Instant at) {
        Optional<Matter> matter = findFor(before, at);
        if (matter.isEmpty()) {
            return Outcome.done(step);
        }
        boolean isToLead = matter.get().leadNo() == act.departmentNo();
        if (!isToLead && act.note().isBlank()) {
            return Outcome.refused(
                    "incidents.refused.reason-not-lead",
                    matter.get().lead(),
                    matter.get().name());
        }
        SortedMap<String, String> facts = new TreeMap<>(step.facts().values());
        facts.put("matter", matter.get().id().toString());
        facts.put("lead", Integer.toString(matter.get().leadNo()));
        return Outcome.done(new Step(step.after(), step.verb(), step.note(), step.photos(), new Step.Facts(facts)));
    }

    private Outcome<Step> checkHeard(Incident before, Step step) {
        List<String> unheard = rows.list(before.id()).stream()
                .filter(PartnerRows.Partner::isUnheard)
                .map(partner -> territory
                        .findDepartment(partner.departmentNo())
                        .map(Department::name)
                        .orElse(""))
                .toList();
        return unheard.isEmpty()
                ? Outcome.done(step)
                : Outcome.refused("incidents.refused.reason-not-heard", String.join("、", unheard));
    }

    /** Keeps the partners of the day it was dispatched on; whoever has it now is none of them. */
    void carriedOut(IncidentAct act, Incident before, Instant at) {
        if (act instanceof IncidentAct.Dispatch dispatch) {
            rows.keep(
                    before.id(),
                    findFor(before, at).map(matter -> standing(matter, at)),
                    Set.of(dispatch.departmentNo()),
                    at);
        }
    }

    /** A body that has ended is nobody's partner. */
    private Matter standing(Matter matter, Instant at) {
        return new Matter(
                matter.id(),
                matter.unitNo(),
                matter.name(),
                matter.leadNo(),
                matter.lead(),
                matter.supervisorNo(),
                matter.supervisor(),
                matter.begunOn(),
                matter.endedOn(),
                matter.subjects(),
                matter.partners().stream()
                        .filter(partner -> territory
                                .findDepartment(partner.departmentNo())
                                .filter(body -> body.standsOn(deadlines.day(at)))
                                .isPresent())
                        .collect(Collectors.toList()));
    }
}
