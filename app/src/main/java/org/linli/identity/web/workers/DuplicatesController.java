package org.linli.identity.web.workers;

import java.util.List;
import java.util.UUID;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.workers.Duplicates;
import org.linli.identity.internal.workers.Merging;
import org.linli.identity.internal.workers.Merging.Decision;
import org.linli.identity.internal.workers.WorkerFile;
import org.linli.identity.web.UnitChoice;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** People of the register who may be the same; a person decides. */
@Controller
class DuplicatesController {

    private static final String HOME = "/workers/duplicates";
    private static final int SHOWN = 100;

    private final Duplicates duplicates;
    private final Merging merging;
    private final UnitChoice units;
    private final Territory territory;
    private final Actors actors;

    DuplicatesController(Duplicates duplicates, Merging merging, UnitChoice units, Territory territory, Actors actors) {
        this.duplicates = duplicates;
        this.merging = merging;
        this.units = units;
        this.territory = territory;
        this.actors = actors;
    }

    @Requires(WorkersPermissions.KEEP)
    @GetMapping(HOME)
    String list(
            Actor actor,
            Model model,
            @RequestParam(defaultValue = "0") int unit,
            @RequestParam(defaultValue = "false") boolean weak) {
        model.addAttribute("open", duplicates.find(actor, unitsOf(actor, unit), weak, SHOWN));
        model.addAttribute("two", duplicates.listTwo(actor, SHOWN));
        model.addAttribute("units", units.listFor(actor));
        model.addAttribute("unit", unit);
        model.addAttribute("weak", weak);
        model.addAttribute("actors", actors);
        return "identity/workerDuplicates";
    }

    private NumberRanges unitsOf(Actor actor, int unitNo) {
        if (unitNo == 0) {
            return actor.scope().units();
        }
        if (!actor.scope().units().contains(unitNo)
                || territory.findUnit(unitNo).isEmpty()) {
            throw new NotFound();
        }
        return territory.numbersAtOrBelow(unitNo);
    }

    @Requires(WorkersPermissions.KEEP)
    @GetMapping(HOME + "/{one}/{other}")
    String compare(Actor actor, Model model, @PathVariable UUID one, @PathVariable UUID other) {
        List<WorkerFile> both = duplicates.compare(actor, one, other);
        model.addAttribute("first", both.getFirst());
        model.addAttribute("second", both.getLast());
        model.addAttribute("actors", actors);
        return "identity/workerCompare";
    }

    /** @param decision {@code same} or {@code two} */
    @Requires(WorkersPermissions.KEEP)
    @PostMapping(HOME + "/{one}/{other}")
    String decide(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable UUID one,
            @PathVariable UUID other,
            @RequestParam String decision) {
        return switch (decision) {
            case "same" -> answer(merging.decide(actor, one, other, Decision.SAME), true, flash);
            case "two" -> answer(merging.decide(actor, one, other, Decision.TWO), false, flash);
            default -> throw new NotFound();
        };
    }

    private static String answer(Outcome<UUID> outcome, boolean isMerged, RedirectAttributes flash) {
        return switch (outcome) {
            case Outcome.Done<UUID> done ->
                isMerged
                        ? Pages.answer(done, "workers.merged", "/workers/" + done.value(), flash)
                        : Pages.answer(done, "workers.two-people", HOME, flash);
            case Outcome.Refused<UUID> refused -> Pages.answer(refused, "", HOME, flash);
        };
    }

    @Requires(WorkersPermissions.KEEP)
    @PostMapping(HOME + "/{one}/{other}/again")
    String askAgain(Actor actor, RedirectAttributes flash, @PathVariable UUID one, @PathVariable UUID other) {
        return Pages.answer(merging.askAgain(actor, one, other), "workers.asked-again", HOME, flash);
    }
}
