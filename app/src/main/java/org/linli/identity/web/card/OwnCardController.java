package org.linli.identity.web.card;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.linli.identity.GridCard;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.card.Profile;
import org.linli.identity.internal.card.Profiles;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A grid worker keeps the card that residents of her grid see. */
@Controller
class OwnCardController {

    private static final String HOME = "/profile/grid";
    private static final String OWN = "it concerns one's own card only; whoever has not signed in finds none";

    private final Profiles profiles;
    private final Actors actors;

    OwnCardController(Profiles profiles, Actors actors) {
        this.profiles = profiles;
        this.actors = actors;
    }

    @OpenToAll(because = OWN)
    @GetMapping(HOME)
    String show(Actor actor, Model model) {
        return actor.kind() == Actor.Kind.STAFF && actor.id() != null
                ? page(profiles.own(actor), List.of(), "", model)
                : "redirect:/sign-in?next=" + HOME;
    }

    private String page(List<Profile> own, List<Refusal> problems, String field, Model model) {
        model.addAttribute("profiles", own);
        model.addAttribute("problems", problems);
        model.addAttribute("field", field);
        model.addAttribute("actors", actors);
        return "identity/ownCard";
    }

    @OpenToAll(because = OWN)
    @PostMapping(HOME)
    String put(
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model,
            @RequestParam UUID post,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String hours,
            @RequestParam(defaultValue = "false") boolean issued,
            @RequestParam(defaultValue = "false") boolean published) {
        GridCard typed = new GridCard(scope, phone, hours, published);
        Outcome<GridCard> outcome = profiles.putOwn(actor, post, typed, issued);
        return switch (outcome) {
            case Outcome.Done<GridCard> done -> Pages.answer(done, "card.saved", HOME, flash);
            case Outcome.Refused<GridCard> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                List<Profile> own = profiles.own(actor).stream()
                        .map(profile -> profile.postId().equals(post) ? profile.with(typed) : profile)
                        .toList();
                yield page(own, List.of(refused.refusal()), field(refused.refusal()) + "-" + post, model);
            }
        };
    }

    private static String field(Refusal refusal) {
        return switch (refusal.key()) {
            case "card.refused.scope" -> "scope";
            case "card.refused.hours" -> "hours";
            default -> "phone";
        };
    }
}
