package org.linli.identity.web.posts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.linli.identity.internal.Standing;
import org.linli.identity.internal.Standings;
import org.linli.identity.internal.handover.Handover;
import org.linli.identity.internal.handover.Handovers;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person hands over her own post, and signs what concerns her. */
@Controller
class OwnHandoverController {

    private static final String HOME = "/handovers/own";
    private static final String OWN = "it concerns hand-overs of one's own only; whoever has not signed in finds none";

    private final Handovers handovers;
    private final HandoverPages pages;
    private final Standings standings;

    OwnHandoverController(Handovers handovers, HandoverPages pages, Standings standings) {
        this.handovers = handovers;
        this.pages = pages;
        this.standings = standings;
    }

    @OpenToAll(because = OWN)
    @GetMapping(HOME)
    String list(Actor actor, Model model) {
        return actor.kind() == Actor.Kind.STAFF ? list(actor, "", List.of(), model) : "redirect:/sign-in?next=" + HOME;
    }

    private String list(Actor actor, String successor, List<Refusal> problems, Model model) {
        model.addAttribute("handovers", handovers.listOwn(actor));
        model.addAttribute("posts", standing(actor).posts());
        model.addAttribute("successor", successor);
        model.addAttribute("problems", problems);
        return "identity/ownHandovers";
    }

    private Standing standing(Actor actor) {
        UUID id = actor.id();
        if (actor.kind() != Actor.Kind.STAFF || id == null) {
            throw new NotFound();
        }
        return standings.find(id).orElseThrow(NotFound::new);
    }

    @OpenToAll(because = OWN)
    @PostMapping(HOME)
    String begin(
            Actor actor,
            HttpServletResponse response,
            Model model,
            @RequestParam UUID post,
            @RequestParam(defaultValue = "") String successor) {
        Standing self = standing(actor);
        return switch (handovers.begin(actor, self.accountId(), post, successor, false)) {
            case Outcome.Done<UUID> done -> "redirect:" + HOME + "/" + done.value();
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield list(actor, successor, List.of(refused.refusal()), model);
            }
        };
    }

    @OpenToAll(because = OWN)
    @GetMapping(HOME + "/{id}")
    String show(Actor actor, Model model, @PathVariable UUID id) {
        return pages.show(actor, handovers.getOwn(actor, id), HOME, model);
    }

    @OpenToAll(because = OWN)
    @GetMapping(HOME + "/{id}/sheet")
    String sheet(Actor actor, HttpServletRequest request, Model model, @PathVariable UUID id) {
        return pages.sheet(handovers.getOwn(actor, id), request, model);
    }

    /** Who leaves by this signature has no way back in, so the sheet is in the answer. */
    @OpenToAll(because = OWN)
    @PostMapping(HOME + "/{id}/sign")
    String sign(Actor actor, HttpServletRequest request, RedirectAttributes flash, Model model, @PathVariable UUID id) {
        Outcome<Handover> outcome = handovers.sign(actor, id);
        return outcome instanceof Outcome.Done<Handover> done
                        && done.value().evidenceId() != null
                        && done.value().leaver().account().equals(actor.id())
                ? pages.sheet(done.value(), request, model)
                : Pages.answer(outcome, "identity.handover.signed", HOME + "/" + id, flash);
    }
}
