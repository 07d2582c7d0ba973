package org.linli.territory.web.units;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.units.NewUnit;
import org.linli.territory.internal.units.UnitsByHand;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adding a unit by hand, below another one or as the root of another tree: type, look at it, agree. */
@Controller
class NewUnitPages {

    private final UnitsByHand units;
    private final Territory territory;
    private final UnitReach reach;
    private final Snapshots snapshots;

    NewUnitPages(UnitsByHand units, Territory territory, UnitReach reach, Snapshots snapshots) {
        this.units = units;
        this.territory = territory;
        this.reach = reach;
        this.snapshots = snapshots;
    }

    @Requires(TerritoryPermissions.STRUCTURE)
    @GetMapping("/units/{no}/new")
    String below(Model model, Actor actor, @PathVariable int no) {
        return form(model, reach.get(actor, no), fresh(), null, null);
    }

    @Requires(TerritoryPermissions.STRUCTURE)
    @GetMapping("/units/new")
    String root(Model model) {
        return form(model, null, fresh(), null, null);
    }

    private NewUnitForm fresh() {
        return new NewUnitForm(null, null, null, snapshots.today().toString());
    }

    /** @param confirmed whether the person has seen what looks odd */
    @Requires(TerritoryPermissions.STRUCTURE)
    @PostMapping("/units/{no}/new")
    String addBelow(
            Model model,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            @PathVariable int no,
            @ModelAttribute NewUnitForm form,
            @RequestParam(defaultValue = "false") boolean confirmed) {
        return add(model, actor, response, flash, reach.get(actor, no), form, confirmed);
    }

    @Requires(TerritoryPermissions.STRUCTURE)
    @PostMapping("/units/new")
    String addRoot(
            Model model,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            @ModelAttribute NewUnitForm form,
            @RequestParam(defaultValue = "false") boolean confirmed) {
        return add(model, actor, response, flash, null, form, confirmed);
    }

    private String add(
            Model model,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            @Nullable Unit parent,
            NewUnitForm form,
            boolean confirmed) {
        Outcome<UnitsByHand.Typed> typed = form.typed(parent == null ? null : parent.no());
        if (confirmed && typed.then(known -> units.add(actor, known)) instanceof Outcome.Done<Unit> done) {
            return Pages.answer(
                    done, "structure.done.unit", "/units/" + done.value().no(), flash);
        }
        return switch (typed.then(known -> units.look(actor, known))) {
            case Outcome.Done<NewUnit> done -> form(model, parent, form, done.value(), null);
            case Outcome.Refused<NewUnit> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(model, parent, form, null, refused.refusal());
            }
        };
    }

    private String form(
            Model model, @Nullable Unit parent, NewUnitForm form, @Nullable NewUnit looked, @Nullable Refusal error) {
        model.addAttribute("parent", parent);
        model.addAttribute("path", parent == null ? List.of() : territory.listPath(parent.no()));
        model.addAttribute("form", form);
        model.addAttribute("looked", looked);
        model.addAttribute("error", error);
        model.addAttribute("levels", units.levelsBelow(parent));
        return "territory/newUnit";
    }
}
