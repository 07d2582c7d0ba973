package org.linli.territory.internal.reorganisation;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.kernel.Actor;
import org.linli.territory.PlannedReorganisations;
import org.springframework.stereotype.Component;

@Component
class KnownPlans implements PlannedReorganisations {

    private final Plans plans;

    KnownPlans(Plans plans) {
        this.plans = plans;
    }

    @Override
    public Optional<Planned> find(Actor actor, UUID planId) {
        return plans.find(actor, planId).flatMap(plan -> planned(actor, plan));
    }

    private Optional<Planned> planned(Actor actor, Plan plan) {
        if (plan.moves() != null) {
            return Optional.of(new Planned(plan.moves(), Map.of(), true));
        }
        if (plan.operations().isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(plans.dryRun(actor, plan.id()).redrawn())
                .map(redrawn -> new Planned(
                        Plans.moves(plan, redrawn),
                        redrawn.opened().stream().collect(Collectors.toMap(Node::no, Node::name)),
                        false));
    }
}
