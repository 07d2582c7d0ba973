package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.linli.identity.NewAccount;
import org.linli.identity.internal.SetUp;
import org.linli.identity.internal.SetUp.Made;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The first three administrators of a production installation come in by links: one printed at the start, two handed on. */
@Controller
class SetUpController {

    private static final String HOLDER =
            "its holder read the link on the server's own terminal, or had it from who did";

    private final SetUp setUp;

    SetUpController(SetUp setUp) {
        this.setUp = setUp;
    }

    @OpenToAll(because = HOLDER)
    @GetMapping("/set-up/{token}")
    String form(@PathVariable String token, Model model) {
        String set = setUp.find(token).orElseThrow(NotFound::new);
        return page(model, set, "", "", List.of());
    }

    @OpenToAll(because = HOLDER)
    @PostMapping("/set-up/{token}")
    String make(
            @PathVariable String token,
            @ModelAttribute("frame") Frame frame,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated) {
        String set = setUp.find(token).orElseThrow(NotFound::new);
        Outcome<Made> outcome = password.equals(repeated)
                ? setUp.use(token, new NewAccount(username, name, password), frame.t("doors.set-up." + set))
                : Outcome.refused("identity.password-repeat");
        return switch (outcome) {
            case Outcome.Done<Made> done -> done(request, model, flash, done.value());
            case Outcome.Refused<Made> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page(model, set, username, name, List.of(refused.refusal()));
            }
        };
    }

    /** The links for the two others are shown in the answer itself and nowhere else. */
    private static String done(HttpServletRequest request, Model model, RedirectAttributes flash, Made made) {
        if (made.others().isEmpty()) {
            flash.addFlashAttribute("flash", Flash.done("identity.set-up.done"));
            return "redirect:/sign-in";
        }
        String address = ServletUriComponentsBuilder.fromContextPath(request).toUriString();
        model.addAttribute("address", address);
        model.addAttribute("links", made.others());
        return "doors/setUpOthers";
    }

    private static String page(Model model, String set, String login, String name, List<Refusal> problems) {
        model.addAttribute("set", set);
        model.addAttribute("login", login);
        model.addAttribute("name", name);
        model.addAttribute("problems", problems);
        return "identity/setUp";
    }
}
