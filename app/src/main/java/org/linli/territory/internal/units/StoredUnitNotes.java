package org.linli.territory.internal.units;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.territory.RollOut;
import org.linli.territory.UnitNotes;
import org.linli.territory.internal.bodies.Bodies;
import org.linli.territory.internal.population.Populations;
import org.linli.territory.internal.templates.Templates;
import org.springframework.stereotype.Component;

@Component
class StoredUnitNotes implements UnitNotes {

    private final Templates templates;
    private final Bodies bodies;
    private final Traits traits;
    private final Stages stages;
    private final Aliases aliases;
    private final Populations populations;
    private final Clock clock;

    StoredUnitNotes(
            Templates templates,
            Bodies bodies,
            Traits traits,
            Stages stages,
            Aliases aliases,
            Populations populations,
            Clock clock) {
        this.templates = templates;
        this.bodies = bodies;
        this.traits = traits;
        this.stages = stages;
        this.aliases = aliases;
        this.populations = populations;
        this.clock = clock;
    }

    @Override
    public Outcome<Integer> applyTemplate(Actor actor, int unitNo, String template, LocalDate from) {
        return templates.apply(actor, new Templates.Order(template, unitNo, true, from), clock.instant());
    }

    @Override
    public Outcome<Integer> putContact(Actor actor, int unitNo, String name, String phone, String address) {
        return bodies.reachedBy(actor, unitNo, name, phone, address);
    }

    @Override
    public Outcome<Integer> putTrait(
            Actor actor,
            int unitNo,
            String trait,
            String code,
            Map<String, String> details,
            LocalDate from,
            String source) {
        return trait.equals(Stages.TRAIT)
                ? stages.move(actor, unitNo, new RollOut.Step(code, from, source, ""), clock.instant())
                : traits.put(actor, unitNo, trait, code, details, from, source);
    }

    @Override
    public Outcome<Integer> addAlias(
            Actor actor, int unitNo, String name, LocalDate from, @Nullable LocalDate to, String source) {
        return aliases.add(actor, unitNo, name, from, to, source, clock.instant());
    }

    @Override
    public Outcome<Integer> putPopulation(
            Actor actor, int unitNo, LocalDate day, int residents, @Nullable Integer households, String source) {
        return populations.put(actor, unitNo, day, residents, households, source, clock.instant());
    }
}
