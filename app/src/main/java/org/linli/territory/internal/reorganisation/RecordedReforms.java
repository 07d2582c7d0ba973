package org.linli.territory.internal.reorganisation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Zone;
import org.linli.territory.Reforms;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.reorganisation.Dossier.Consultation;
import org.linli.territory.internal.reorganisation.Plan.State;
import org.springframework.stereotype.Component;

@Component
class RecordedReforms implements Reforms {

    private static final int MOST_PLANS = 500;
    private static final Duration BETWEEN_PLAN_AND_MIDNIGHT = Duration.ofDays(30);

    private final Plans plans;
    private final CarryingOut carryingOut;
    private final Territory territory;
    private final Zone zone;

    RecordedReforms(Plans plans, CarryingOut carryingOut, Territory territory, Zone zone) {
        this.plans = plans;
        this.carryingOut = carryingOut;
        this.territory = territory;
        this.zone = zone;
    }

    @Override
    public Optional<UUID> find(Actor actor, String title) {
        return plans.listNewest(actor, MOST_PLANS).stream()
                .filter(plan -> plan.title().equals(title))
                .map(Plan::id)
                .findFirst();
    }

    @Override
    public Outcome<UUID> submit(Actor by, Reform reform, Instant now) {
        return drafted(by, reform, now).then(id -> plans.submit(by, id, now).map(Plan::id));
    }

    private Outcome<UUID> drafted(Actor by, Reform reform, Instant now) {
        Optional<Integer> unit = territory.findByCode(reform.unitCode()).map(Unit::no);
        if (unit.isEmpty()) {
            return Outcome.refused("reorganisation.refused.unit-unknown", reform.unitCode());
        }
        return operations(reform)
                .then(operations -> plans.draft(
                                by, unit.get(), reform.title(), reform.reason(), reform.effective(), now)
                        .then(id -> plans.add(by, id, operations).map(Plan::id)))
                .then(id -> heard(by, id, reform, now));
    }

    private Outcome<UUID> heard(Actor by, UUID id, Reform reform, Instant now) {
        Outcome<UUID> outcome = Outcome.done(id);
        for (Hearing hearing : reform.hearings()) {
            Consultation consultation =
                    new Consultation(hearing.heldOn(), hearing.title(), hearing.heard(), hearing.opinions(), by.name());
            outcome =
                    outcome.then(plan -> plans.hear(by, plan, consultation, now).map(Plan::id));
        }
        return outcome;
    }

    private Outcome<List<Operation>> operations(Reform reform) {
        List<Operation> operations = new ArrayList<>();
        for (Merging merging : reform.mergings()) {
            List<Integer> units = new ArrayList<>();
            for (String code : merging.codes()) {
                Optional<Unit> unit = territory.findByCode(code);
                if (unit.isEmpty()) {
                    return Outcome.refused("reorganisation.refused.unit-unknown", code);
                }
                units.add(unit.get().no());
            }
            operations.add(new Operation.Merge(units, merging.name(), merging.code()));
        }
        return Outcome.done(operations);
    }

    @Override
    public Outcome<UUID> recordPast(Actor system, String decidedBy, Reform reform) {
        if (system.kind() != Actor.Kind.SYSTEM) {
            throw new IllegalArgumentException("Only the system records what is past, not " + system.name());
        }
        Instant midnight = reform.effective().atStartOfDay(zone.id()).toInstant();
        Instant planned = midnight.minus(BETWEEN_PLAN_AND_MIDNIGHT);
        Actor decider = new Actor(system.kind(), null, decidedBy, null, system.scope(), system.permissions());
        return submit(system, reform, planned)
                .then(id -> plans.approve(decider, id, "", planned).map(Plan::id))
                .then(id -> {
                    carryingOut.run(id, midnight);
                    Plan plan = plans.find(system, id).orElseThrow();
                    return plan.state() == State.DONE || plan.failure() == null
                            ? Outcome.done(id)
                            : Outcome.refused(plan.failure());
                });
    }
}
