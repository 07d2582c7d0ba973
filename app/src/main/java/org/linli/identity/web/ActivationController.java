package org.linli.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.linli.identity.internal.ActivationLinks;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.Pages.Flash;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A colleague opens her account with the link on her slip and chooses a password that nobody else has seen. */
@Controller
class ActivationController {

    static final String PATH = "/activate";

    private static final String HOLDER = "its holder was given the link, which opens one account once";

    private final ActivationLinks links;

    ActivationController(ActivationLinks links) {
        this.links = links;
    }

    @OpenToAll(because = HOLDER)
    @GetMapping(PATH + "/{token}")
    String form(@PathVariable String token, Model model) {
        return page(model, links.find(token).orElseThrow(NotFound::new), List.of());
    }

    @OpenToAll(because = HOLDER)
    @PostMapping(PATH + "/{token}")
    String choose(
            @PathVariable String token,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated) {
        ActivationLinks.Holder holder = links.find(token).orElseThrow(NotFound::new);
        Outcome<UUID> outcome =
                password.equals(repeated) ? links.use(token, password) : Outcome.refused("identity.password-repeat");
        return switch (outcome) {
            case Outcome.Done<UUID> ignored -> {
                flash.addFlashAttribute("flash", Flash.done("identity.activated"));
                yield "redirect:/sign-in?username=" + holder.login();
            }
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page(model, holder, List.of(refused.refusal()));
            }
        };
    }

    private static String page(Model model, ActivationLinks.Holder holder, List<Refusal> problems) {
        model.addAttribute("holder", holder);
        model.addAttribute("problems", problems);
        return "identity/activate";
    }
}
