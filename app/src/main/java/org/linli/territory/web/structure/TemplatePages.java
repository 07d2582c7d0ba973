package org.linli.territory.web.structure;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.linli.territory.internal.templates.OwnTemplates;
import org.linli.territory.internal.templates.TemplateBook;
import org.linli.territory.internal.templates.Templates;
import org.linli.territory.internal.templates.Templates.DryRun;
import org.linli.territory.internal.templates.Templates.Order;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Templates of structures: read, try dry, apply. */
@Controller
class TemplatePages {

    private static final String TEMPLATES = "/structure/templates";

    /** Units without a code are named by their number. */
    private static final Pattern NUMBER = Pattern.compile("#[0-9]{1,9}");

    private final TemplateBook book;
    private final OwnTemplates own;
    private final Templates templates;
    private final Territory territory;
    private final UnitReach reach;
    private final Snapshots snapshots;
    private final Clock clock;

    TemplatePages(
            TemplateBook book,
            OwnTemplates own,
            Templates templates,
            Territory territory,
            UnitReach reach,
            Snapshots snapshots,
            Clock clock) {
        this.book = book;
        this.own = own;
        this.templates = templates;
        this.territory = territory;
        this.reach = reach;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Requires(TerritoryPermissions.STRUCTURE)
    @GetMapping(TEMPLATES)
    String list(Model model, Actor actor, @RequestParam Optional<Integer> unit) {
        model.addAttribute("templates", book.listGiven());
        List<OwnTemplates.Own> kept = own.list();
        model.addAttribute("own", kept);
        model.addAttribute(
                "endable",
                kept.stream()
                        .filter(one -> own.mayEnd(actor, one))
                        .map(OwnTemplates.Own::id)
                        .toList());
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
        model.addAttribute("template", book.get(template));
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
        book.get(template);
        Outcome<Integer> outcome =
                order(template, unit, below, from).then(order -> templates.apply(actor, order, clock.instant()));
        String target = find(unit)
                .filter(found -> reach.holds(actor, found.no()))
                .map(found -> "/units/" + found.no() + "/composition")
                .orElse(TEMPLATES);
        return Pages.answer(outcome, "structure.done.template", target, flash);
    }

    /** Keeps what stands at a unit as a template. */
    @Requires(TerritoryPermissions.STRUCTURE)
    @PostMapping("/units/{no}/composition/template")
    String keep(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "false") boolean below) {
        Outcome<UUID> outcome = own.keep(actor, no, title, what, below, clock.instant());
        return Pages.answer(
                outcome,
                "structure.done.template-kept",
                outcome instanceof Outcome.Done<UUID> ? TEMPLATES : "/units/" + no + "/composition",
                flash);
    }

    @Requires(TerritoryPermissions.STRUCTURE)
    @PostMapping(TEMPLATES + "/end")
    String end(Actor actor, RedirectAttributes flash, @RequestParam UUID template) {
        own.end(actor, template, clock.instant());
        return Pages.answer(Outcome.done(template), "structure.done.template-ended", TEMPLATES, flash);
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
