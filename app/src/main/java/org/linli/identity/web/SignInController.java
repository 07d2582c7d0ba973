package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.linli.identity.DemoAccounts;
import org.linli.identity.internal.OidcProvider;
import org.linli.identity.internal.SignIn;
import org.linli.identity.internal.SignInAnswer;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.LocalPath;
import org.linli.kernel.web.OpenToAll;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Staff come in and go out. */
@Controller
class SignInController {

    private final SignIn signIn;
    private final DemoAccounts demoAccounts;
    private final SessionActor people;
    private final KnownBrowser known;
    private final Entrance entrance;
    private final Optional<OidcProvider> provider;
    private final CsrfTokenRepository csrfTokens;

    SignInController(
            SignIn signIn,
            DemoAccounts demoAccounts,
            SessionActor people,
            KnownBrowser known,
            Entrance entrance,
            Optional<OidcProvider> provider,
            CsrfTokenRepository csrfTokens) {
        this.signIn = signIn;
        this.demoAccounts = demoAccounts;
        this.known = known;
        this.entrance = entrance;
        this.provider = provider;
        this.people = people;
        this.csrfTokens = csrfTokens;
    }

    @OpenToAll(because = "nobody has signed in before signing in")
    @GetMapping("/sign-in")
    String form(
            HttpServletRequest request,
            Model model,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = Desk.PATH) String next) {
        if (people.find(request).isPresent()) {
            return "redirect:" + LocalPath.orHome(next);
        }
        return page(model, username, next, List.of());
    }

    @OpenToAll(because = "nobody has signed in before signing in")
    @PostMapping("/sign-in")
    String signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = Desk.PATH) String next) {
        SignInAnswer answer =
                signIn.attempt(username, password, known.mark(request, username), request.getRemoteAddr());
        return entrance.open(request, response, answer, LocalPath.orHome(next))
                .orElseGet(() -> page(model, username, next, List.of(Entrance.explain(answer, response))));
    }

    private String page(Model model, String login, String next, List<Refusal> problems) {
        model.addAttribute(
                "page",
                new SignInPage(login, LocalPath.orHome(next), problems, demoAccounts.list(), provider.isPresent()));
        return "identity/signIn";
    }

    @OpenToAll(because = "it ends one's own session only")
    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        StaffSession.end(request);
        csrfTokens.saveToken(null, request, response);
        return "redirect:/sign-in";
    }
}
