package org.linli.territory.web.homes;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.ImportReport.Verdict;
import org.linli.territory.Territory;
import org.linli.territory.internal.homes.WaitingLists;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A list that was handed to a grid, held against its doors; 404 for everybody but its staff. */
@Controller
class WaitingListPages {

    private static final int ROWS_SHOWN = 500;

    private final WaitingLists waiting;
    private final Territory territory;

    WaitingListPages(WaitingLists waiting, Territory territory) {
        this.waiting = waiting;
        this.territory = territory;
    }

    @Requires(TerritoryPermissions.DOORS)
    @GetMapping("/units/{no}/doors/waiting/{list}")
    String look(Model model, Actor actor, @PathVariable int no, @PathVariable UUID list) {
        List<WaitingLists.Line> lines = waiting.look(actor, no, list);
        model.addAttribute("unit", territory.getUnit(no));
        model.addAttribute("path", territory.listPath(no));
        model.addAttribute("listId", list);
        model.addAttribute("added", count(lines, Verdict.ADDED));
        model.addAttribute("changed", count(lines, Verdict.CHANGED));
        model.addAttribute("unchanged", count(lines, Verdict.UNCHANGED));
        model.addAttribute(
                "lines",
                lines.stream()
                        .sorted(Comparator.comparing(WaitingLists.Line::verdict))
                        .limit(ROWS_SHOWN)
                        .toList());
        return "territory/doorsWaiting";
    }

    private static int count(List<WaitingLists.Line> lines, Verdict verdict) {
        return (int) lines.stream().filter(line -> line.verdict() == verdict).count();
    }

    @Requires(TerritoryPermissions.DOORS)
    @PostMapping("/units/{no}/doors/waiting/{list}/take")
    String take(Actor actor, RedirectAttributes flash, @PathVariable int no, @PathVariable UUID list) {
        Outcome<Integer> outcome = waiting.take(actor, no, list);
        return Pages.answer(outcome, "homes.done.taken", "/units/" + no + "/homes", flash);
    }

    @Requires(TerritoryPermissions.DOORS)
    @PostMapping("/units/{no}/doors/waiting/{list}/drop")
    String drop(Actor actor, RedirectAttributes flash, @PathVariable int no, @PathVariable UUID list) {
        return Pages.answer(waiting.drop(actor, no, list), "homes.done.dropped", "/units/" + no + "/homes", flash);
    }
}
