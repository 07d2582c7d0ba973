package org.linli.territory.web.structure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.units.StageItemWording;
import org.linli.territory.internal.units.StageItems;
import org.linli.territory.internal.units.Stages;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the stages of the roll-out ask for, and from which day on (M01-08). */
@Controller
class StageItemPages {

    private static final String PAGE = "/structure/stages/items";

    private final StageItems items;
    private final Stages stages;
    private final Snapshots snapshots;
    private final Clock clock;

    StageItemPages(StageItems items, Stages stages, Snapshots snapshots, Clock clock) {
        this.items = items;
        this.stages = stages;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping(PAGE)
    String items(Model model, Actor actor) {
        model.addAttribute("kind", stages.kind());
        model.addAttribute("versions", items.versions());
        model.addAttribute("mayChange", actor.may(TerritoryPermissions.BODIES) && items.mayChange(actor));
        model.addAttribute("today", snapshots.today());
        return "territory/stageItems";
    }

    @Requires(TerritoryPermissions.BODIES)
    @PostMapping(PAGE)
    String put(
            Actor actor,
            RedirectAttributes flash,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam Optional<Integer> position,
            @RequestParam(defaultValue = "") String from) {
        StageItemWording wording = new StageItemWording(name, nameEn, position.orElse(-1));
        BiFunction<StageItemWording, LocalDate, Outcome<String>> act = item.isEmpty()
                ? (said, day) -> items.add(actor, stage, said, day, clock.instant())
                : (said, day) -> items.change(actor, item, said, day);
        return Pages.answer(
                DayText.read(from).then(day -> act.apply(wording, day)), "structure.done.saved", PAGE, flash);
    }

    @Requires(TerritoryPermissions.BODIES)
    @PostMapping(PAGE + "/end")
    String end(
            Actor actor,
            RedirectAttributes flash,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String from) {
        return Pages.answer(
                DayText.read(from).then(day -> items.end(actor, item, day)), "structure.done.saved", PAGE, flash);
    }
}
