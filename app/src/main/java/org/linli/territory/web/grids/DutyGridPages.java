package org.linli.territory.web.grids;

import java.time.Clock;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.grids.Drawings;
import org.linli.territory.internal.grids.DutyGrids;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done to duty grids; they are shown among the grids of the unit. */
@Controller
class DutyGridPages {

    private final DutyGrids duties;
    private final Drawings drawings;
    private final Clock clock;

    DutyGridPages(DutyGrids duties, Drawings drawings, Clock clock) {
        this.duties = duties;
        this.drawings = drawings;
        this.clock = clock;
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/{no}/duty")
    String add(Actor actor, RedirectAttributes flash, @PathVariable int no, @ModelAttribute DutyGridForm form) {
        drawings.visibleUnit(actor, no);
        return Pages.answer(
                DayText.read(form.from())
                        .then(day -> duties.add(
                                actor, no, form.nameText(), form.postText(), form.chosen(), day, clock.instant())),
                "grids.duty.done.added",
                "/grids/" + no,
                flash);
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/{no}/duty/{id}")
    String change(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @PathVariable UUID id,
            @ModelAttribute DutyGridForm form) {
        drawings.visibleUnit(actor, no);
        return Pages.answer(
                DayText.read(form.from()).then(day -> duties.change(actor, no, id, form.chosen(), day)),
                "grids.duty.done.changed",
                "/grids/" + no,
                flash);
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/{no}/duty/{id}/end")
    String end(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @PathVariable UUID id,
            @ModelAttribute DutyGridForm form) {
        drawings.visibleUnit(actor, no);
        return Pages.answer(
                DayText.read(form.from()).then(day -> duties.end(actor, no, id, day)),
                "grids.duty.done.ended",
                "/grids/" + no,
                flash);
    }
}
