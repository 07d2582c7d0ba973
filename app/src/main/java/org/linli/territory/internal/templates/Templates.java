package org.linli.territory.internal.templates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Refusal;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.territory.FigureByDepartment;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.UnitWriter;
import org.linli.territory.internal.bodies.Body;
import org.linli.territory.internal.bodies.BodyDraft;
import org.linli.territory.internal.bodies.BodyRows;
import org.linli.territory.internal.templates.Setting.AtUnit;
import org.linli.territory.internal.templates.Template.BodyPlan;
import org.linli.territory.internal.templates.Template.Part;
import org.linli.territory.internal.units.Traits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Applies templates (M01-14, M01-15, M01-20, M01-26, M01-27, M01-48): tried dry first, then written in one transaction.
 * What stands already is left as it is, so doing it twice changes nothing.
 */
@Component
public class Templates {

    private static final Scope WHAT_HANGS_ON_IT = new Scope.SystemJob(new Purpose("territory.body-ends"));
    private static final int MOST_UNITS = 5_000;

    private final TemplateBook book;
    private final BodyRows bodies;
    private final Traits traits;
    private final ProjectSlots slots;
    private final UnitReach reach;
    private final UnitWriter units;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;
    private final ObjectProvider<FigureByDepartment> figures;

    Templates(
            TemplateBook book,
            BodyRows bodies,
            Traits traits,
            ProjectSlots slots,
            UnitReach reach,
            UnitWriter units,
            Snapshots snapshots,
            Transactions transactions,
            Evidence evidence,
            ObjectProvider<FigureByDepartment> figures) {
        this.book = book;
        this.bodies = bodies;
        this.traits = traits;
        this.slots = slots;
        this.reach = reach;
        this.units = units;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
        this.figures = figures;
    }

    /** What is asked for: a template at a unit, alone or with everything below it, from a day on. */
    public record Order(String template, int unitNo, boolean isBelowToo, LocalDate from) {}

    /** Words about one thing that would be written or is there already. */
    public record Effect(Refusal words, boolean isNew) {}

    /** What would happen at a unit. */
    public record Effects(Unit unit, List<Effect> effects) {}

    /**
     * What a template would do.
     *
     * @param changes how many things would be written
     */
    public record DryRun(Template template, Unit unit, List<Effects> units, int changes) {}

    /**
     * Tries a template dry.
     *
     * @return what it would do, or a refusal: {@code structure.refused.no-unit-fits}, {@code structure.refused.too-many},
     *     {@code structure.refused.no-level}
     * @throws org.linli.kernel.web.NotFound for a unit beyond the actor's scope
     */
    public Outcome<DryRun> look(Actor actor, Order order) {
        Template template = book.get(order.template());
        Set<Integer> held = held(actor, order, template);
        return settings(actor, order, template, held)
                .map(settings -> new DryRun(
                        template,
                        reach.get(actor, order.unitNo()),
                        settings.stream().map(Templates::effects).toList(),
                        (int) settings.stream()
                                .flatMap(at -> at.settings().stream())
                                .filter(Setting::isNew)
                                .count()));
    }

    private static Effects effects(AtUnit at) {
        return new Effects(
                at.unit(),
                at.settings().stream()
                        .map(setting -> new Effect(setting.words(), setting.isNew()))
                        .toList());
    }

    /** Applies a template; answers how many things were written, 0 when all was there. Refused as {@link #look} refuses. */
    public Outcome<Integer> apply(Actor actor, Order order, Instant now) {
        Template template = book.get(order.template());
        Set<Integer> held = held(actor, order, template);
        Outcome<Integer> outcome = transactions.write(actor.scope(), () -> {
            units.lock();
            return settings(actor, order, template, held).map(all -> {
                int written = all.stream()
                        .mapToInt(at -> write(actor, order, template, at, now))
                        .sum();
                if (written > 0) {
                    bodies.announce();
                    record(actor, order, all.size(), written);
                }
                return written;
            });
        });
        snapshots.refresh();
        return outcome;
    }

    private void record(Actor actor, Order order, int unitCount, int written) {
        Unit unit = reach.get(actor, order.unitNo());
        evidence.record(Act.of(
                actor,
                "territory.template-applied",
                new Subject("unit", unit.id()),
                unit.no(),
                Map.of(
                        "template", order.template(),
                        "from", order.from().toString(),
                        "units", Integer.toString(unitCount),
                        "written", Integer.toString(written))));
    }

    /** Bodies within reach of the order that cannot end because something hangs on them. */
    private Set<Integer> held(Actor actor, Order order, Template template) {
        List<Body> replaceable =
                bodies
                        .listStanding(targets(actor, order, template).stream()
                                .map(Unit::no)
                                .toList())
                        .stream()
                        .filter(body -> template.parts().stream()
                                .flatMap(part -> part.bodies().stream())
                                .anyMatch(plan -> isReplaced(plan, body)))
                        .toList();
        Set<Integer> held = new HashSet<>();
        if (!replaceable.isEmpty()) {
            List<Integer> nos = replaceable.stream().map(Body::no).toList();
            figures.stream()
                    .filter(FigureByDepartment::isHeldBy)
                    .forEach(figure -> figure.count(WHAT_HANGS_ON_IT, nos).forEach((no, count) -> {
                        if (count > 0) {
                            held.add(no);
                        }
                    }));
        }
        return held;
    }

    private List<Unit> targets(Actor actor, Order order, Template template) {
        Unit top = reach.get(actor, order.unitNo());
        Set<String> levels = template.parts().stream().map(Part::level).collect(Collectors.toSet());
        UnitTree tree = snapshots.units();
        List<Unit> targets = new ArrayList<>();
        Deque<Unit> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            Unit unit = open.pop();
            if (levels.contains(unit.level())) {
                targets.add(unit);
            }
            if (order.isBelowToo()) {
                tree.children(unit.no()).reversed().forEach(open::push);
            }
        }
        return targets;
    }

    private Outcome<List<AtUnit>> settings(Actor actor, Order order, Template template, Set<Integer> held) {
        Set<String> known =
                units.levelNames().levels().stream().map(level -> level.key()).collect(Collectors.toSet());
        Optional<String> missing = template.levels().stream()
                .filter(level -> !known.contains(level))
                .findFirst();
        if (missing.isPresent()) {
            return Outcome.refused("structure.refused.no-level", missing.get());
        }
        List<Unit> targets = targets(actor, order, template);
        if (targets.isEmpty()) {
            return Outcome.refused("structure.refused.no-unit-fits");
        }
        if (targets.size() > MOST_UNITS) {
            return Outcome.refused("structure.refused.too-many", MOST_UNITS);
        }
        List<Integer> nos = targets.stream().map(Unit::no).toList();
        Map<Integer, List<Body>> standing =
                bodies.listStanding(nos).stream().collect(Collectors.groupingBy(Body::unitNo));
        Set<ProjectSlots.Known> knownSlots = slots.known(nos);
        Map<String, Map<Integer, String>> codes = new HashMap<>();
        template.parts().stream()
                .flatMap(part -> part.traits().keySet().stream())
                .forEach(trait -> codes.put(trait, traits.codesOn(trait, NumberRanges.of(nos), order.from())));
        return Outcome.done(targets.stream()
                .map(unit -> new AtUnit(
                        unit,
                        template.parts().stream()
                                .filter(part -> part.level().equals(unit.level()))
                                .flatMap(part -> at(
                                        unit,
                                        part,
                                        standing.getOrDefault(unit.no(), List.of()),
                                        held,
                                        knownSlots,
                                        codes)
                                        .stream())
                                .toList()))
                .toList());
    }

    private static List<Setting> at(
            Unit unit,
            Part part,
            List<Body> standing,
            Set<Integer> held,
            Set<ProjectSlots.Known> slots,
            Map<String, Map<Integer, String>> codes) {
        List<Setting> settings = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        for (BodyPlan plan : part.bodies()) {
            settings.add(body(plan, plan.nameAt(unit.name()), part, standing, held, used));
        }
        part.traits()
                .forEach((trait, code) -> settings.add(new Setting.Attribute(
                        trait,
                        code,
                        !code.equals(codes.getOrDefault(trait, Map.of()).get(unit.no())))));
        part.projects()
                .forEach(name ->
                        settings.add(new Setting.Slot(name, !slots.contains(new ProjectSlots.Known(unit.no(), name)))));
        return settings;
    }

    /** A kind the template has once is there if any body of the kind is, whatever it is called. */
    private static Setting body(
            BodyPlan plan, String name, Part part, List<Body> standing, Set<Integer> held, Set<Integer> used) {
        boolean isOnlyOne = part.bodies().stream()
                        .filter(other -> other.kind().equals(plan.kind()))
                        .count()
                == 1;
        Optional<Body> there = standing.stream()
                .filter(body ->
                        body.name().equals(name) || (isOnlyOne && body.kind().equals(plan.kind())))
                .findFirst();
        if (there.isPresent()) {
            return new Setting.Standing(there.get().name());
        }
        List<Body> former = standing.stream()
                .filter(body -> isReplaced(plan, body) && used.add(body.no()))
                .toList();
        if (former.isEmpty()) {
            return new Setting.NewBody(plan, name);
        }
        return former.stream().anyMatch(body -> held.contains(body.no()))
                ? new Setting.Held(name, former)
                : new Setting.Replacing(plan, name, former);
    }

    private static boolean isReplaced(BodyPlan plan, Body body) {
        return plan.replaces().stream().anyMatch(ending -> body.name().endsWith(ending));
    }

    private int write(Actor actor, Order order, Template template, AtUnit at, Instant now) {
        int written = 0;
        for (Setting setting : at.settings()) {
            switch (setting) {
                case Setting.NewBody body -> {
                    insert(actor, order, at.unit(), body.plan(), body.name(), null, now);
                    written++;
                }
                case Setting.Replacing body -> {
                    body.former().forEach(former -> bodies.end(former.no(), order.from()));
                    insert(
                            actor,
                            order,
                            at.unit(),
                            body.plan(),
                            body.name(),
                            body.former().getFirst(),
                            now);
                    written++;
                }
                case Setting.Attribute trait ->
                    written += traits.write(
                            actor, at.unit(), trait.trait(), trait.code(), Map.of(), order.from(), template.title());
                case Setting.Slot slot -> {
                    if (slot.isNew()) {
                        // Slots keep the order of the template.
                        slots.insert(at.unit().no(), slot.name(), order.template(), now.plusMillis(written));
                        written++;
                    }
                }
                case Setting.Standing ignored -> {}
                case Setting.Held ignored -> {}
            }
        }
        return written;
    }

    private void insert(
            Actor actor, Order order, Unit unit, BodyPlan plan, String name, @Nullable Body former, Instant now) {
        UUID id = UuidV7.at(now);
        Integer replaced = former == null ? null : former.no();
        bodies.insert(id, unit.no(), new BodyDraft(plan.kind(), name, plan.duties(), "", "", order.from(), replaced));
        evidence.record(Act.of(
                actor,
                "territory.body-set-up",
                new Subject("department", id),
                unit.no(),
                Map.of(
                        "name", name,
                        "kind", plan.kind(),
                        "template", order.template(),
                        "from", order.from().toString(),
                        "replaces", former == null ? "" : former.name())));
    }
}
