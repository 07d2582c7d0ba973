package org.linli.territory.web.units;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.RollOut;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.population.Populations;
import org.linli.territory.internal.units.Aliases;
import org.linli.territory.internal.units.Stages;
import org.linli.territory.internal.units.TraitKind;
import org.linli.territory.internal.units.Traits;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Other names, attributes and population of a unit: read by all staff, changed within one's own scope. */
@Controller
class NotePages {

    private final Aliases aliases;
    private final Traits traits;
    private final Stages stages;
    private final Populations populations;
    private final Territory territory;
    private final UnitReach reach;
    private final Snapshots snapshots;
    private final Clock clock;

    NotePages(
            Aliases aliases,
            Traits traits,
            Stages stages,
            Populations populations,
            Territory territory,
            UnitReach reach,
            Snapshots snapshots,
            Clock clock) {
        this.aliases = aliases;
        this.traits = traits;
        this.stages = stages;
        this.populations = populations;
        this.territory = territory;
        this.reach = reach;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/units/{no}/profile")
    String profile(Model model, Actor actor, @PathVariable int no) {
        Unit unit = territory.getUnit(no);
        List<TraitKind> kinds = traits.kinds();
        model.addAttribute("unit", unit);
        model.addAttribute("path", territory.listPath(no));
        model.addAttribute("aliases", aliases.list(no));
        model.addAttribute(
                "kinds", kinds.stream().filter(kind -> kind.isOf(unit)).toList());
        model.addAttribute(
                "attributes",
                traits.list(no).stream()
                        .flatMap(trait -> UnitOverviews.attribute(kinds, trait).stream())
                        .toList());
        model.addAttribute("counts", populations.list(no));
        model.addAttribute(
                "mayChange",
                actor.may(TerritoryPermissions.BODIES)
                        && reach.holds(actor, no)
                        && snapshots.units().find(no).isPresent());
        model.addAttribute("today", snapshots.today());
        return "territory/profile";
    }

    @Requires(TerritoryPermissions.BODIES)
    @PostMapping("/units/{no}/aliases")
    String addAlias(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String source) {
        reach.get(actor, no);
        Outcome<Integer> outcome = DayText.read(from)
                .then(first -> day(to).then(last ->
                        aliases.add(actor, no, name, first, last.orElse(null), source, clock.instant())));
        return Pages.answer(outcome, "structure.done.saved", page(no), flash);
    }

    @Requires(TerritoryPermissions.BODIES)
    @PostMapping("/units/{no}/aliases/remove")
    String removeAlias(Actor actor, RedirectAttributes flash, @PathVariable int no, @RequestParam UUID alias) {
        return Pages.answer(aliases.remove(actor, no, alias), "structure.done.removed", page(no), flash);
    }

    /** Details come as fields named {@code detail.<key>}; a stage is left as its checklist allows, with a {@code reason}. */
    @Requires(TerritoryPermissions.BODIES)
    @PostMapping("/units/{no}/traits")
    String putTrait(
            Actor actor, RedirectAttributes flash, @PathVariable int no, @RequestParam Map<String, String> fields) {
        reach.get(actor, no);
        String prefix = "detail.";
        Map<String, String> details = fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith(prefix))
                .collect(Collectors.toMap(field -> field.getKey().substring(prefix.length()), Map.Entry::getValue));
        Outcome<Integer> outcome = DayText.read(fields.get("from"))
                .then(from -> text(fields.get("trait")).equals(Stages.TRAIT)
                        ? stages.move(actor, no, step(fields, from), clock.instant())
                        : traits.put(
                                actor,
                                no,
                                text(fields.get("trait")),
                                text(fields.get("code")),
                                details,
                                from,
                                text(fields.get("source"))));
        return Pages.answer(outcome, "structure.done.saved", page(no), flash);
    }

    private static RollOut.Step step(Map<String, String> fields, LocalDate from) {
        return new RollOut.Step(text(fields.get("code")), from, text(fields.get("source")), text(fields.get("reason")));
    }

    @Requires(TerritoryPermissions.BODIES)
    @PostMapping("/units/{no}/population")
    String putPopulation(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @RequestParam(defaultValue = "") String day,
            @RequestParam Optional<Integer> residents,
            @RequestParam Optional<Integer> households,
            @RequestParam(defaultValue = "") String source) {
        reach.get(actor, no);
        Outcome<Integer> outcome = DayText.read(day)
                .then(counted -> residents.isEmpty()
                        ? Outcome.refused("structure.refused.residents")
                        : populations.put(
                                actor, no, counted, residents.get(), households.orElse(null), source, clock.instant()));
        return Pages.answer(outcome, "structure.done.saved", page(no), flash);
    }

    private static Outcome<Optional<LocalDate>> day(String typed) {
        return typed.isBlank()
                ? Outcome.done(Optional.empty())
                : DayText.read(typed).map(Optional::of);
    }

    private static String text(@Nullable String typed) {
        return Optional.ofNullable(typed).orElse("").strip();
    }

    private static String page(int no) {
        return "/units/" + no + "/profile";
    }
}
