package org.linli.territory.web.structure;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.levels.Levels;
import org.linli.territory.internal.levels.Levels.Renamed;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Levels: see them, change one, look at what it changes, agree. */
@Controller
class LevelPages {

    private static final String LEVELS = "/structure/levels";

    private final Levels levels;
    private final Snapshots snapshots;

    LevelPages(Levels levels, Snapshots snapshots) {
        this.levels = levels;
        this.snapshots = snapshots;
    }

    @Requires(TerritoryPermissions.STRUCTURE)
    @GetMapping(LEVELS)
    String list(Model model) {
        model.addAttribute("names", levels.all());
        return "territory/levels";
    }

    @Requires(TerritoryPermissions.STRUCTURE)
    @GetMapping(LEVELS + "/edit")
    String edit(Model model, @RequestParam Optional<String> level) {
        level.ifPresent(levels::get);
        return form(model, LevelForm.of(levels.all(), level.orElse(""), snapshots.today()), level.isEmpty(), null);
    }

    private String form(Model model, LevelForm form, boolean isNew, @Nullable Refusal error) {
        model.addAttribute("form", form);
        model.addAttribute("isNew", isNew);
        model.addAttribute("error", error);
        model.addAttribute("names", levels.all());
        return "territory/levelForm";
    }

    @Requires(TerritoryPermissions.STRUCTURE)
    @PostMapping(LEVELS + "/look")
    String look(
            Model model,
            Actor actor,
            HttpServletResponse response,
            @ModelAttribute LevelForm form,
            @RequestParam(defaultValue = "false") boolean isNew) {
        Outcome<List<Renamed>> outcome =
                form.day().then(day -> form.draft().then(draft -> levels.preview(actor, draft, day)));
        return switch (outcome) {
            case Outcome.Done<List<Renamed>> done -> {
                model.addAttribute("form", form);
                model.addAttribute("isNew", isNew);
                model.addAttribute("renamed", done.value());
                yield "territory/levelReview";
            }
            case Outcome.Refused<List<Renamed>> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(model, form, isNew, refused.refusal());
            }
        };
    }

    @Requires(TerritoryPermissions.STRUCTURE)
    @PostMapping(LEVELS)
    String put(Actor actor, RedirectAttributes flash, @ModelAttribute LevelForm form) {
        Outcome<Integer> outcome = form.day().then(day -> form.draft().then(draft -> levels.put(actor, draft, day)));
        return Pages.answer(outcome, "structure.done.level", LEVELS, flash);
    }

    @Requires(TerritoryPermissions.STRUCTURE)
    @PostMapping(LEVELS + "/remove")
    String remove(Actor actor, RedirectAttributes flash, @RequestParam(defaultValue = "") String level) {
        return Pages.answer(levels.remove(actor, level), "structure.done.level-removed", LEVELS, flash);
    }
}
