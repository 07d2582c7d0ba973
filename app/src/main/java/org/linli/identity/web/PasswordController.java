package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.linli.identity.internal.PasswordChange;
import org.linli.identity.internal.SignIn;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.Pages.Flash;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person chooses another password for herself; with a one-time password she can do nothing else. */
@Controller
class PasswordController {

    static final String PATH = "/password";

    private static final String OWN = "it concerns one's own session only; without one it leads to signing in";

    private final SessionActor people;
    private final SignIn signIn;
    private final PasswordChange change;

    PasswordController(SessionActor people, SignIn signIn, PasswordChange change) {
        this.people = people;
        this.signIn = signIn;
        this.change = change;
    }

    @OpenToAll(because = OWN)
    @GetMapping(PATH)
    String form(HttpServletRequest request, Model model) {
        return people.find(request)
                .map(person -> page(model, person, List.of()))
                .orElse("redirect:/sign-in?next=" + PATH);
    }

    @OpenToAll(because = OWN)
    @PostMapping(PATH)
    String choose(
            HttpServletRequest request,
            HttpServletResponse response,
            Actor actor,
            Model model,
            RedirectAttributes flash,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated) {
        SignedIn person = people.find(request).orElse(null);
        if (person == null) {
            return "redirect:/sign-in?next=" + PATH;
        }
        return switch (change(request, person, actor, present, password, repeated)) {
            case Outcome.Done<Instant> done -> {
                new StaffSession(person.standing().accountId(), person.post().id(), done.value()).begin(request);
                flash.addFlashAttribute("flash", Flash.done("identity.password-changed"));
                yield "redirect:" + Desk.PATH;
            }
            case Outcome.Refused<Instant> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page(model, person, List.of(refused.refusal()));
            }
        };
    }

    /** The present password is checked as at signing in, so that it cannot be guessed here either. */
    private Outcome<Instant> change(
            HttpServletRequest request,
            SignedIn person,
            Actor actor,
            String present,
            String password,
            String repeated) {
        if (!password.equals(repeated)) {
            return Outcome.refused("identity.password-repeat");
        }
        return signIn.knowsPassword(person.standing(), present, request.getRemoteAddr())
                ? change.change(person.standing(), actor, present, password)
                : Outcome.refused("identity.password-present");
    }

    private static String page(Model model, SignedIn person, List<Refusal> problems) {
        model.addAttribute("login", person.standing().login());
        model.addAttribute("isForced", person.standing().mustChoosePassword());
        model.addAttribute("problems", problems);
        return "identity/password";
    }
}
