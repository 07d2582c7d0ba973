package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.linli.identity.DemoAccounts;
import org.linli.identity.internal.SignIn;
import org.linli.identity.internal.SignInAnswer;
import org.linli.identity.internal.SignInAnswer.Admitted;
import org.linli.identity.internal.SignInAnswer.Busy;
import org.linli.identity.internal.SignInAnswer.TooSoon;
import org.linli.identity.internal.SignInAnswer.WithoutPost;
import org.linli.identity.internal.SignInAnswer.Wrong;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.LocalPath;
import org.linli.kernel.web.OpenToAll;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Staff come in and go out. */
@Controller
class SignInController {

    private static final Duration WHEN_BUSY = Duration.ofSeconds(5);

    private final SignIn signIn;
    private final DemoAccounts demoAccounts;
    private final SessionActor people;
    private final CsrfTokenRepository csrfTokens;

    SignInController(SignIn signIn, DemoAccounts demoAccounts, SessionActor people, CsrfTokenRepository csrfTokens) {
        this.signIn = signIn;
        this.demoAccounts = demoAccounts;
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
        SignInAnswer answer = signIn.attempt(username, password, request.getRemoteAddr());
        if (answer instanceof Admitted admitted) {
            return admit(request, response, admitted, LocalPath.orHome(next));
        }
        return page(model, username, next, List.of(explain(answer, response)));
    }

    private String admit(HttpServletRequest request, HttpServletResponse response, Admitted admitted, String next) {
        var person = admitted.standing();
        var post = person.findPost(null).orElseThrow();
        new StaffSession(person.accountId(), post.id(), admitted.at()).begin(request);
        csrfTokens.saveToken(null, request, response);
        return "redirect:" + (person.mustChoosePassword() ? PasswordController.PATH : next);
    }

    private static Refusal explain(SignInAnswer answer, HttpServletResponse response) {
        return switch (answer) {
            case Wrong ignored -> refuse(response, HttpStatus.UNAUTHORIZED, Refusal.of("identity.wrong"));
            case WithoutPost ignored -> refuse(response, HttpStatus.FORBIDDEN, Refusal.of("identity.without-post"));
            case TooSoon tooSoon -> tellToWait(response, tooSoon.remaining(), "identity.too-soon");
            case Busy ignored -> tellToWait(response, WHEN_BUSY, "identity.busy");
            case Admitted ignored -> throw new IllegalArgumentException("Nothing to explain");
        };
    }

    private static Refusal tellToWait(HttpServletResponse response, Duration wait, String key) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return refuse(response, HttpStatus.TOO_MANY_REQUESTS, Refusal.of(key, seconds));
    }

    private static Refusal refuse(HttpServletResponse response, HttpStatus status, Refusal refusal) {
        response.setStatus(status.value());
        return refusal;
    }

    private String page(Model model, String login, String next, List<Refusal> problems) {
        model.addAttribute("page", new SignInPage(login, LocalPath.orHome(next), problems, demoAccounts.list()));
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
