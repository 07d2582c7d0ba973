package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.linli.identity.internal.OidcProvider;
import org.linli.identity.internal.ProviderSignIn;
import org.linli.identity.internal.SignInAnswer;
import org.linli.kernel.Actor;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Doors;
import org.linli.kernel.web.LocalPath;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Staff sign in with an account of their city or district, once they have bound it to theirs here. */
@Controller
class OidcController {

    private static final String RETURN = "/sign-in/oidc/return";
    private static final String BIND = "/sign-in/oidc/bind";
    private static final String TO_BIND = "linli.oidc-bind";
    private static final String WHY_OPEN = "nobody has signed in before signing in";
    private static final String OWN = "it concerns one's own account only";
    private static final Doors.Door DEPARTING = new Doors.Door("oidc", 60, Duration.ofMinutes(10));

    private final Optional<OidcProvider> provider;
    private final ProviderSignIn providerSignIn;
    private final SessionActor people;
    private final Entrance entrance;
    private final Doors doors;
    private final Clock clock;

    OidcController(
            Optional<OidcProvider> provider,
            ProviderSignIn providerSignIn,
            SessionActor people,
            Entrance entrance,
            Doors doors,
            Clock clock) {
        this.provider = provider;
        this.providerSignIn = providerSignIn;
        this.people = people;
        this.entrance = entrance;
        this.doors = doors;
        this.clock = clock;
    }

    @OpenToAll(because = WHY_OPEN)
    @GetMapping("/sign-in/oidc")
    String depart(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @RequestParam(defaultValue = Desk.PATH) String next,
            @RequestParam(defaultValue = "false") boolean bind) {
        if (bind && people.find(request).isEmpty()) {
            return "redirect:/sign-in?next=" + SessionsController.PATH;
        }
        doors.pass(DEPARTING, request);
        Optional<OidcProvider.Departure> departure = provider().depart(returnTo(request));
        if (departure.isEmpty()) {
            return refuse(response, model, HttpStatus.SERVICE_UNAVAILABLE, Refusal.of("doors.oidc.unreachable"));
        }
        new OidcJourney(bind, departure.get().question(), clock.instant(), LocalPath.orHome(next)).begin(request);
        return "redirect:" + departure.get().uri();
    }

    @OpenToAll(because = WHY_OPEN)
    @GetMapping(RETURN)
    String arrive(HttpServletRequest request, HttpServletResponse response, Model model) {
        OidcProvider known = provider();
        Optional<OidcJourney> journey = OidcJourney.end(request, clock.instant());
        Optional<String> subject =
                journey.flatMap(one -> known.findSubject(arrival(request), returnTo(request), one.question()));
        if (subject.isEmpty()) {
            return refuse(response, model, HttpStatus.UNAUTHORIZED, Refusal.of("doors.oidc.failed"));
        }
        return journey.get().isBinding()
                ? askToBind(request, model, subject.get())
                : enter(
                        request,
                        response,
                        model,
                        known,
                        subject.get(),
                        journey.get().next());
    }

    private String enter(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            OidcProvider known,
            String subject,
            String next) {
        Optional<SignInAnswer> answer = providerSignIn.enter(known.issuer(), subject);
        if (answer.isEmpty()) {
            return refuse(response, model, HttpStatus.FORBIDDEN, Refusal.of("doors.oidc.unbound"));
        }
        return entrance.open(request, response, answer.get(), next)
                .orElseGet(() -> refuse(response, model, HttpStatus.FORBIDDEN, Refusal.of("doors.oidc.closed")));
    }

    private String askToBind(HttpServletRequest request, Model model, String subject) {
        SignedIn person = people.find(request).orElseThrow(NotFound::new);
        request.getSession(true).setAttribute(TO_BIND, subject);
        model.addAttribute("login", person.standing().login());
        model.addAttribute("subject", subject);
        return "doors/bind";
    }

    @OpenToAll(because = OWN)
    @PostMapping(BIND)
    String bind(HttpServletRequest request, Actor actor, RedirectAttributes flash) {
        SignedIn person = people.find(request).orElseThrow(NotFound::new);
        HttpSession session = request.getSession(true);
        if (!(session.getAttribute(TO_BIND) instanceof String subject)) {
            throw new NotFound();
        }
        session.removeAttribute(TO_BIND);
        return Pages.answer(
                providerSignIn.bindOwn(
                        actor, person.standing().accountId(), provider().issuer(), subject),
                "doors.oidc.bound",
                SessionsController.PATH,
                flash);
    }

    private OidcProvider provider() {
        return provider.orElseThrow(NotFound::new);
    }

    private static String refuse(HttpServletResponse response, Model model, HttpStatus status, Refusal refusal) {
        response.setStatus(status.value());
        model.addAttribute("problems", List.of(refusal));
        return "doors/oidc";
    }

    private static URI returnTo(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request)
                .path(RETURN)
                .build()
                .toUri();
    }

    private static URI arrival(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromRequest(request).build(true).toUri();
    }
}
