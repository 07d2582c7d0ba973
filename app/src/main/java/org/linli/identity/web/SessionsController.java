package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.linli.identity.internal.OidcProvider;
import org.linli.identity.internal.ProviderSignIn;
import org.linli.identity.internal.SecondFactor;
import org.linli.identity.internal.SessionRecords;
import org.linli.kernel.Actor;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.Pages.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a person is signed in; she ends what is not hers, or no longer needed. */
@Controller
class SessionsController {

    static final String PATH = "/sessions";

    private static final String OWN = "it concerns one's own sessions only; without one it leads to signing in";

    private final SessionActor people;
    private final OwnSessions sessions;
    private final SessionRecords records;
    private final SessionLimits limits;
    private final SecondFactor factor;
    private final ProviderSignIn providerSignIn;
    private final Optional<OidcProvider> provider;

    SessionsController(
            SessionActor people,
            OwnSessions sessions,
            SessionRecords records,
            SessionLimits limits,
            SecondFactor factor,
            ProviderSignIn providerSignIn,
            Optional<OidcProvider> provider) {
        this.people = people;
        this.sessions = sessions;
        this.records = records;
        this.limits = limits;
        this.factor = factor;
        this.providerSignIn = providerSignIn;
        this.provider = provider;
    }

    @OpenToAll(because = OWN)
    @GetMapping(PATH)
    String list(HttpServletRequest request, Model model) {
        SignedIn person = people.find(request).orElse(null);
        if (person == null) {
            return "redirect:/sign-in?next=" + PATH;
        }
        model.addAttribute("sessions", sessions.list(request, person));
        UUID account = person.standing().accountId();
        model.addAttribute("hasFactor", factor.find(account).isPresent());
        model.addAttribute("hasProvider", provider.isPresent());
        model.addAttribute(
                "isBound",
                provider.filter(known -> providerSignIn.isBound(account, known.issuer()))
                        .isPresent());
        model.addAttribute("idleMinutes", limits.idle().toMinutes());
        model.addAttribute("longestHours", limits.longest().toHours());
        return "doors/sessions";
    }

    @OpenToAll(because = OWN)
    @PostMapping("/sessions/{mark}/end")
    String end(HttpServletRequest request, Actor actor, @PathVariable String mark, RedirectAttributes flash) {
        SignedIn person = people.find(request).orElseThrow(NotFound::new);
        if (!sessions.end(person, mark)) {
            throw new NotFound();
        }
        records.ended(actor, person.standing().accountId(), 1);
        flash.addFlashAttribute("flash", Flash.done("doors.sessions.ended"));
        return "redirect:" + PATH;
    }

    @OpenToAll(because = OWN)
    @PostMapping("/sessions/end-others")
    String endOthers(HttpServletRequest request, Actor actor, RedirectAttributes flash) {
        SignedIn person = people.find(request).orElseThrow(NotFound::new);
        int ended = sessions.endOthers(request, person);
        if (ended > 0) {
            records.ended(actor, person.standing().accountId(), ended);
        }
        flash.addFlashAttribute("flash", Flash.done("doors.sessions.ended-others", ended));
        return "redirect:" + PATH;
    }
}
