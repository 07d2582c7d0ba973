package org.linli.incidents.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.linli.incidents.internal.IncidentRecords.StepView;
import org.linli.incidents.internal.PartnerDesk;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.BadInput;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.Pages.Flash;
import org.linli.kernel.web.Requires;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a body takes part in without handling it: the list, one of them, and its word (M01-07). */
@Controller
class TakingPartController {

    private static final int LONGEST_WORDS = 2_000;

    private final PartnerDesk desk;
    private final PartView.Words words;
    private final Clock clock;

    TakingPartController(PartnerDesk desk, PartView.Words words, Clock clock) {
        this.desk = desk;
        this.words = words;
        this.clock = clock;
    }

    @Requires("incidents.list")
    @GetMapping("/incidents/taking-part")
    String list(Actor actor, @ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute(
                "rows",
                desk.list(actor).stream().map(part -> words.of(part, frame)).toList());
        return "incidents/parts";
    }

    @Requires("incidents.open")
    @GetMapping("/incidents/taking-part/one")
    String open(Actor actor, @ModelAttribute("frame") Frame frame, @RequestParam UUID incident, Model model) {
        return show(actor, frame, incident, "", model);
    }

    private String show(Actor actor, Frame frame, UUID incident, String entered, Model model) {
        PartnerDesk.Seen seen = desk.get(actor, incident);
        List<StepView> newestFirst = new ArrayList<>(seen.steps());
        Collections.reverse(newestFirst);
        model.addAttribute("view", words.of(seen.part(), frame));
        model.addAttribute("newestFirst", newestFirst);
        model.addAttribute("entered", entered);
        return "incidents/part";
    }

    @Requires("incidents.open")
    @PostMapping("/incidents/taking-part/answer")
    String answer(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam UUID incident,
            @RequestParam(name = "words", defaultValue = "") String typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (typed.length() > LONGEST_WORDS) {
            throw new BadInput("words", "incidents.bad.too-long", LONGEST_WORDS);
        }
        return switch (desk.answer(actor, incident, typed, clock.instant())) {
            case Outcome.Done<UUID> ignored -> {
                flash.addFlashAttribute("flash", Flash.done("incidents.part.done"));
                yield "redirect:/incidents/taking-part/one?incident=" + incident;
            }
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("flash", Flash.refused(refused.refusal()));
                yield show(actor, frame, incident, typed, model);
            }
        };
    }
}
