package org.linli.territory.web.structure;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.templates.TemplateFile;
import org.linli.territory.internal.templates.Templates;
import org.linli.territory.internal.templates.Templates.DryRun;
import org.linli.territory.internal.templates.Templates.Order;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Templates of structures: read, try dry, apply. */
@Controller
class TemplatePages {

    private static final String TEMPLATES = "/structure/templates";

    /** Units without a code are named by their number. */
    private static final Pattern NUMBER = Pattern.compile("#[0-9]{1,9}");

    private final TemplateFile file;
    private final Templates templates;
    private final Territory territory;
    private final UnitReach reach;
    private final Snapshots snapshots;
    private final Clock clock;

    TemplatePages(
            TemplateFile file,
            Templates templates,
            Territory territory,
            UnitReach reach,
            Snapshots snapshots,
            Clock clock) {
        this.file = file;
        this.templates = templates;
        this.territory = territory;
        this.reach = reach;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Requires(TerritoryPermissions.STRUCTURE)
    @GetMapping(TEMPLATES)
    String list(Model model, Actor actor, @RequestParam Optional<Integer> unit) {
        model.addAttribute("templates", file.list());
        model.addAttribute(
                "unit",
                unit.map(no -> reach.get(actor, no)).or(() -> own(actor)).orElse(null));
        model.addAttribute("today", snapshots.today());
        return "territory/templates";
    }

    private Optional<Unit> own(Actor actor) {
        return actor.findPost()
                .flatMap(post -> territory.findUnit(post.unitNo()))
                .or(() -> territory.listRoots().stream().findFirst());
    }

    /** @param unit code, or number with # in front */
    @Requires(TerritoryPermissions.STRUCTURE)
    @GetMapping(TEMPLATES + "/look")
    String look(
            Model model,
            Actor actor,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String template,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "false") boolean below,
            @RequestParam(defaultValue = "") String from) {
        Outcome<Order> order = order(template, unit, below, from);
        Outcome<DryRun> outcome = order.then(known -> templates.look(actor, known));
        model.addAttribute("template", file.get(template));
        model.addAttribute("typedUnit", unit);
        model.addAttribute("isBelowToo", below);
        model.addAttribute("from", from);
        switch (outcome) {
            case Outcome.Done<DryRun> done -> {
                model.addAttribute("dryRun", done.value());
                model.addAttribute("error", null);
            }
            case Outcome.Refused<DryRun> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("dryRun", null);
                model.addAttribute("error", refused.refusal());
            }
        }
        return "territory/templateReview";
    }

    @Requires(TerritoryPermissions.STRUCTURE)
    @PostMapping(TEMPLATES)
    String apply(
            Actor actor,
            RedirectAttributes flash,
            @RequestParam(defaultValue = "") String template,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "false") boolean below,
            @RequestParam(defaultValue = "") String from) {
        file.get(template);
        Outcome<Integer> outcome =
                order(template, unit, below, from).then(order -> templates.apply(actor, order, clock.instant()));
        String target = find(unit)
                .filter(found -> reach.holds(actor, found.no()))
                .map(found -> "/units/" + found.no() + "/composition")
                .orElse(TEMPLATES);
        return Pages.answer(outcome, "structure.done.template", target, flash);
    }

    private Outcome<Order> order(String template, String unit, boolean isBelowToo, String from) {
        return DayText.read(from)
                .then(day -> find(unit)
                        .map(found -> Outcome.done(new Order(template, found.no(), isBelowToo, day)))
                        .orElseGet(() -> Outcome.refused("structure.refused.table-unit", unit)));
    }

    private Optional<Unit> find(String typed) {
        String text = typed.strip();
        return NUMBER.matcher(text).matches()
                ? territory.findUnit(Integer.parseInt(text.substring(1)))
                : territory.findByCode(text);
    }
}
