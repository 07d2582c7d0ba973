package org.linli.territory.web.units;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.DepartmentKinds;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.bodies.Bodies;
import org.linli.territory.internal.bodies.Bodies.Line;
import org.linli.territory.internal.bodies.Body;
import org.linli.territory.internal.bodies.JointMatters;
import org.linli.territory.internal.templates.ProjectSlots;
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

/** The composition of a unit (M01-20, M01-41): its bodies with what they answer for, their posts and what lies open there. */
@Controller
class BodyPages {

    private final Bodies bodies;
    private final DepartmentKinds kinds;
    private final ProjectSlots slots;
    private final JointMatters matters;
    private final Territory territory;
    private final UnitReach reach;
    private final Snapshots snapshots;
    private final Clock clock;

    BodyPages(
            Bodies bodies,
            DepartmentKinds kinds,
            ProjectSlots slots,
            JointMatters matters,
            Territory territory,
            UnitReach reach,
            Snapshots snapshots,
            Clock clock) {
        this.bodies = bodies;
        this.kinds = kinds;
        this.slots = slots;
        this.matters = matters;
        this.territory = territory;
        this.reach = reach;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/units/{no}/composition")
    String composition(Model model, Actor actor, @PathVariable int no) {
        Unit unit = territory.getUnit(no);
        model.addAttribute("unit", unit);
        model.addAttribute("path", territory.listPath(no));
        model.addAttribute("composition", bodies.of(actor, no));
        model.addAttribute("kinds", kinds);
        model.addAttribute(
                "fromAbove",
                territory.listDepartmentsFor(no).stream()
                        .filter(body -> body.unitNo() != no)
                        .toList());
        model.addAttribute("slots", slots.list(no));
        model.addAttribute("matters", matters.list(no));
        model.addAttribute("mayChange", may(TerritoryPermissions.BODIES, actor, no));
        model.addAttribute("maySetUp", may(TerritoryPermissions.STRUCTURE, actor, no));
        model.addAttribute("today", snapshots.today());
        return "territory/composition";
    }

    private boolean may(String permission, Actor actor, int no) {
        return actor.may(permission)
                && reach.holds(actor, no)
                && snapshots.units().find(no).isPresent();
    }

    @Requires(TerritoryPermissions.BODIES)
    @GetMapping("/units/{no}/bodies/edit")
    String edit(Model model, Actor actor, @PathVariable int no, @RequestParam Optional<Integer> body) {
        bodies.unit(actor, no);
        BodyForm form = body.map(known -> BodyForm.of(bodies.get(actor, no, known)))
                .orElseGet(() -> BodyForm.fresh(snapshots.today()));
        return form(model, actor, no, form, null);
    }

    private String form(Model model, Actor actor, int no, BodyForm form, @Nullable Refusal error) {
        List<Body> standing = bodies.of(actor, no).standing().stream()
                .map(Line::body)
                .filter(body -> form.body() == null || body.no() != form.body())
                .toList();
        model.addAttribute("unit", territory.getUnit(no));
        model.addAttribute("path", territory.listPath(no));
        model.addAttribute("form", form);
        model.addAttribute("error", error);
        model.addAttribute("kinds", kinds.list());
        model.addAttribute("standing", standing);
        return "territory/bodyForm";
    }

    @Requires(TerritoryPermissions.BODIES)
    @PostMapping("/units/{no}/bodies")
    String put(
            Model model,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            @PathVariable int no,
            @ModelAttribute BodyForm form) {
        bodies.unit(actor, no);
        Outcome<Integer> outcome = form.draft()
                .then(draft -> form.body() == null
                        ? bodies.add(actor, no, draft, clock.instant())
                        : bodies.change(actor, no, form.body(), draft));
        return switch (outcome) {
            case Outcome.Done<Integer> done -> Pages.answer(done, "bodies.done.saved", page(no), flash);
            case Outcome.Refused<Integer> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(model, actor, no, form, refused.refusal());
            }
        };
    }

    @Requires(TerritoryPermissions.BODIES)
    @PostMapping("/units/{no}/bodies/end")
    String end(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @RequestParam(defaultValue = "0") int body,
            @RequestParam(defaultValue = "") String day) {
        bodies.unit(actor, no);
        Outcome<Integer> outcome = DayText.read(day).then(last -> bodies.end(actor, no, body, last));
        return Pages.answer(outcome, "bodies.done.ended", page(no), flash);
    }

    @Requires(TerritoryPermissions.BODIES)
    @PostMapping("/units/{no}/slots")
    String slot(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @RequestParam UUID slot,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String need,
            @RequestParam(defaultValue = "") String takenBy) {
        bodies.unit(actor, no);
        return Pages.answer(slots.change(actor, no, slot, name, need, takenBy), "bodies.done.saved", page(no), flash);
    }

    private static String page(int no) {
        return "/units/" + no + "/composition";
    }
}
