package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.linli.identity.internal.DemoFactors;
import org.linli.identity.internal.SignIn;
import org.linli.identity.internal.SignInAnswer;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.OpenToAll;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second step of signing in: a code of the app, or a recovery code. */
@Controller
class SecondStepController {

    static final String PATH = "/sign-in/code";

    private static final String WHY_OPEN = "it goes on from a password that was right, and opens nothing else";

    private final SignIn signIn;
    private final DemoFactors demoFactors;
    private final Entrance entrance;
    private final Clock clock;

    SecondStepController(SignIn signIn, DemoFactors demoFactors, Entrance entrance, Clock clock) {
        this.signIn = signIn;
        this.demoFactors = demoFactors;
        this.entrance = entrance;
        this.clock = clock;
    }

    @OpenToAll(because = WHY_OPEN)
    @GetMapping(PATH)
    String form(HttpServletRequest request, Model model) {
        return PendingSignIn.find(request, clock.instant())
                .map(pending -> page(model, pending, List.of()))
                .orElse("redirect:/sign-in");
    }

    @OpenToAll(because = WHY_OPEN)
    @PostMapping(PATH)
    String enter(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @RequestParam(defaultValue = "") String code) {
        Optional<PendingSignIn> found = PendingSignIn.find(request, clock.instant());
        if (found.isEmpty()) {
            return "redirect:/sign-in";
        }
        PendingSignIn pending = found.get();
        SignInAnswer answer =
                signIn.enterCode(pending.account(), pending.since(), code.strip(), request.getRemoteAddr());
        return entrance.open(request, response, answer, pending.next())
                .orElseGet(() -> page(model, pending, List.of(explain(answer, response))));
    }

    private static Refusal explain(SignInAnswer answer, HttpServletResponse response) {
        return answer instanceof SignInAnswer.Wrong
                ? Entrance.refuse(response, HttpStatus.UNAUTHORIZED, Refusal.of("doors.factor.wrong"))
                : Entrance.explain(answer, response);
    }

    private String page(Model model, PendingSignIn pending, List<Refusal> problems) {
        model.addAttribute("problems", problems);
        model.addAttribute("demoCode", demoFactors.findCode(pending.account()).orElse(""));
        model.addAttribute("isDemo", demoFactors.isDemo(pending.account()));
        return "doors/secondStep";
    }
}
