package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.identity.internal.ResidentCodes;
import org.linli.kernel.Refusal;
import org.linli.kernel.Vault;
import org.linli.kernel.web.Doors;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.OpenToAll;
import org.linli.messages.Messages;
import org.linli.messages.Phone;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A resident shows that a phone is hers: the number first, then the code that was sent to it. */
@Controller
class ResidentController {

    private static final String PATH = "/my/sign-in";
    private static final String CODE = "/my/code";
    private static final String OWN_REQUESTS = "/my/requests";
    private static final String WHY_OPEN =
            "residents sign in without an account, and their session opens their own only";
    private static final String ASKED = "linli.resident-asked";
    private static final Doors.Door ASKING = new Doors.Door("resident-code", 20, Duration.ofHours(1));
    private static final Doors.Door ENTERING = new Doors.Door("resident-enter", 60, Duration.ofHours(1));

    private final ResidentCodes codes;
    private final Messages messages;
    private final Doors doors;
    private final Vault vault;
    private final CsrfTokenRepository csrfTokens;
    private final Clock clock;

    ResidentController(
            ResidentCodes codes,
            Messages messages,
            Doors doors,
            Vault vault,
            CsrfTokenRepository csrfTokens,
            Clock clock) {
        this.codes = codes;
        this.messages = messages;
        this.doors = doors;
        this.vault = vault;
        this.csrfTokens = csrfTokens;
        this.clock = clock;
    }

    @OpenToAll(because = WHY_OPEN)
    @GetMapping(PATH)
    String ask(HttpServletRequest request, Model model) {
        return ResidentSession.find(request, clock.instant()).isPresent()
                ? "redirect:" + OWN_REQUESTS
                : phonePage(model, "", List.of());
    }

    @OpenToAll(because = WHY_OPEN)
    @PostMapping(PATH)
    String send(
            HttpServletRequest request,
            HttpServletResponse response,
            @ModelAttribute("frame") Frame frame,
            Model model,
            @RequestParam(defaultValue = "") String phone) {
        if (!messages.canSend()) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            return phonePage(model, phone, List.of());
        }
        Optional<Phone> known = Phone.of(phone).filter(Phone::isMobile);
        if (known.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return phonePage(model, phone, List.of(Refusal.of("doors.resident.phone-form")));
        }
        doors.pass(ASKING, request);
        Optional<Duration> wait = codes.send(
                known.get(),
                request.getRemoteAddr(),
                code -> frame.t("doors.resident.text", code, ResidentCodes.GOOD_FOR.toMinutes()));
        if (wait.isPresent()) {
            long seconds = wait.get().plusMillis(999).toSeconds();
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return phonePage(model, phone, List.of(Refusal.of("doors.resident.too-soon", seconds)));
        }
        request.getSession(true).setAttribute(ASKED, seal(known.get()));
        return "redirect:" + CODE;
    }

    @OpenToAll(because = WHY_OPEN)
    @GetMapping(CODE)
    String code(HttpServletRequest request, Model model) {
        return findAsked(request)
                .map(phone -> codePage(model, phone, List.of()))
                .orElse("redirect:" + PATH);
    }

    @OpenToAll(because = WHY_OPEN)
    @PostMapping(CODE)
    String enter(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @RequestParam(defaultValue = "") String code) {
        Optional<Phone> phone = findAsked(request);
        if (phone.isEmpty()) {
            return "redirect:" + PATH;
        }
        doors.pass(ENTERING, request);
        Optional<UUID> resident = codes.enter(phone.get(), code);
        if (resident.isEmpty()) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return codePage(model, phone.get(), List.of(Refusal.of("doors.resident.wrong")));
        }
        new ResidentSession(resident.get(), clock.instant(), phone.get().masked()).begin(request);
        csrfTokens.saveToken(null, request, response);
        return "redirect:" + OWN_REQUESTS;
    }

    @OpenToAll(because = "it ends one's own session only")
    @PostMapping("/my/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        if (ResidentSession.find(request, clock.instant()).isPresent()) {
            StaffSession.end(request);
            csrfTokens.saveToken(null, request, response);
        }
        return "redirect:/";
    }

    private Optional<Phone> findAsked(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ASKED) instanceof String sealed
                ? Optional.of(new Phone(vault.open(Base64.getDecoder().decode(sealed), ASKED)))
                : Optional.empty();
    }

    private String seal(Phone phone) {
        return Base64.getEncoder().encodeToString(vault.seal(phone.digits(), ASKED));
    }

    private String phonePage(Model model, String typed, List<Refusal> problems) {
        model.addAttribute("typed", typed.substring(0, Math.min(typed.length(), 30)));
        model.addAttribute("isOpen", messages.canSend());
        model.addAttribute("problems", problems);
        return "doors/residentPhone";
    }

    private String codePage(Model model, Phone phone, List<Refusal> problems) {
        model.addAttribute("phone", phone.masked());
        model.addAttribute("onScreen", messages.findOnScreen(phone).orElse(""));
        model.addAttribute("problems", problems);
        return "doors/residentCode";
    }
}
