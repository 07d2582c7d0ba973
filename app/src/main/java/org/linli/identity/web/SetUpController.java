package org.linli.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.linli.identity.NewAccount;
import org.linli.identity.internal.SetUp;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.Pages.Flash;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The first administrator of a production installation comes in by the link printed at the start. */
@Controller
class SetUpController {

    private static final String HOLDER = "its holder read the link on the server's own terminal";

    private final SetUp setUp;

    SetUpController(SetUp setUp) {
        this.setUp = setUp;
    }

    @OpenToAll(because = HOLDER)
    @GetMapping("/set-up/{token}")
    String form(@PathVariable String token, Model model) {
        if (!setUp.isGood(token)) {
            throw new NotFound();
        }
        return page(model, "", "", List.of());
    }

    @OpenToAll(because = HOLDER)
    @PostMapping("/set-up/{token}")
    String make(
            @PathVariable String token,
            @ModelAttribute("frame") Frame frame,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated) {
        if (!setUp.isGood(token)) {
            throw new NotFound();
        }
        Outcome<UUID> outcome = password.equals(repeated)
                ? setUp.use(token, new NewAccount(username, name, password), frame.t("identity.administrator"))
                : Outcome.refused("identity.password-repeat");
        return switch (outcome) {
            case Outcome.Done<UUID> ignored -> {
                flash.addFlashAttribute("flash", Flash.done("identity.set-up.done"));
                yield "redirect:/sign-in";
            }
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page(model, username, name, List.of(refused.refusal()));
            }
        };
    }

    private static String page(Model model, String login, String name, List<Refusal> problems) {
        model.addAttribute("login", login);
        model.addAttribute("name", name);
        model.addAttribute("problems", problems);
        return "identity/setUp";
    }
}
