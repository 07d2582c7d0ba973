package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.identity.internal.SecondFactor;
import org.linli.identity.internal.SecondFactor.Enrolled;
import org.linli.identity.internal.SecondFactor.Offer;
import org.linli.identity.internal.SignIn;
import org.linli.identity.internal.Standing;
import org.linli.identity.internal.factor.RecoveryCode;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.QrCode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own second factor: enrolling it, and new recovery codes. Taking it away is the security administrator's. */
@Controller
class FactorController {

    static final String PATH = "/factor";

    private static final String OWN = "it concerns one's own account only; without a session it leads to signing in";
    private static final String TO_SIGN_IN = "redirect:/sign-in?next=" + PATH;
    private static final String OFFER = "linli.offer";

    private final SessionActor people;
    private final SecondFactor factor;
    private final SignIn signIn;

    FactorController(SessionActor people, SecondFactor factor, SignIn signIn) {
        this.people = people;
        this.factor = factor;
        this.signIn = signIn;
    }

    @OpenToAll(because = OWN)
    @GetMapping(PATH)
    String show(HttpServletRequest request, Model model) {
        SignedIn person = people.find(request).orElse(null);
        if (person == null) {
            return TO_SIGN_IN;
        }
        if (person.standing().mustChoosePassword()) {
            return "redirect:" + PasswordController.PATH;
        }
        return page(request, model, person.standing(), List.of());
    }

    @OpenToAll(because = OWN)
    @PostMapping(PATH)
    String enrol(
            HttpServletRequest request,
            HttpServletResponse response,
            Actor actor,
            Model model,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password) {
        SignedIn person = people.find(request).orElse(null);
        HttpSession session = request.getSession(false);
        if (person == null || person.standing().mustChoosePassword() || session == null) {
            return TO_SIGN_IN;
        }
        if (!(session.getAttribute(OFFER) instanceof String sealed)) {
            return "redirect:" + PATH;
        }
        return switch (enrol(request, person, actor, sealed, code, password)) {
            case Outcome.Done<Enrolled> done -> {
                Enrolled enrolled = done.value();
                new StaffSession(person.standing().accountId(), person.post().id(), enrolled.at()).begin(request);
                yield codes(model, enrolled.codes());
            }
            case Outcome.Refused<Enrolled> refused -> refuse(request, response, model, person, refused.refusal());
        };
    }

    /** Who could do without a second factor must show that it is she herself who wants one. */
    private Outcome<Enrolled> enrol(
            HttpServletRequest request, SignedIn person, Actor actor, String sealed, String code, String password) {
        boolean isHerself = person.standing().mustEnrolFactor()
                || signIn.knowsPassword(person.standing(), password, request.getRemoteAddr());
        return isHerself
                ? factor.enrol(person.standing(), actor, sealed, code)
                : Outcome.refused("identity.password-present");
    }

    @OpenToAll(because = OWN)
    @PostMapping("/factor/codes")
    String renewCodes(
            HttpServletRequest request,
            HttpServletResponse response,
            Actor actor,
            Model model,
            @RequestParam(defaultValue = "") String code) {
        SignedIn person = people.find(request).orElse(null);
        if (person == null) {
            return TO_SIGN_IN;
        }
        return signIn.holdsFactor(person.standing(), code, request.getRemoteAddr())
                ? codes(model, factor.renewCodes(person.standing(), actor))
                : refuse(request, response, model, person, Refusal.of("doors.factor.wrong"));
    }

    private String refuse(
            HttpServletRequest request, HttpServletResponse response, Model model, SignedIn person, Refusal refusal) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(request, model, person.standing(), List.of(refusal));
    }

    private String page(HttpServletRequest request, Model model, Standing person, List<Refusal> problems) {
        model.addAttribute("problems", problems);
        Optional<SecondFactor.State> state = factor.find(person.accountId());
        if (state.isPresent()) {
            model.addAttribute("state", state.get());
            return "doors/factorState";
        }
        Offer offer = offer(request.getSession(true), person);
        model.addAttribute("offer", offer);
        model.addAttribute("qr", QrCode.of(offer.uri()));
        model.addAttribute("isForced", person.mustEnrolFactor());
        return "doors/factor";
    }

    /** The same secret as long as the session lasts: who looks twice has scanned once. */
    private Offer offer(HttpSession session, Standing person) {
        @Nullable Object kept = session.getAttribute(OFFER);
        Offer offer = kept instanceof String sealed ? factor.reopen(person, sealed) : factor.offer(person);
        session.setAttribute(OFFER, offer.sealed());
        return offer;
    }

    private static String codes(Model model, List<RecoveryCode> codes) {
        model.addAttribute("codes", codes.stream().map(RecoveryCode::grouped).toList());
        return "doors/recoveryCodes";
    }
}
