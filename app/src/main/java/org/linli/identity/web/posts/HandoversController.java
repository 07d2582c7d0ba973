package org.linli.identity.web.posts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.identity.Account;
import org.linli.identity.AccountFilter;
import org.linli.identity.internal.StaffOffice;
import org.linli.identity.internal.handover.Handover;
import org.linli.identity.internal.handover.Handovers;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Hand-overs of the administrator's territory. */
@Controller
class HandoversController {

    private static final String HOME = "/handovers";
    private static final int MOST_OFFERED = 300;

    private final Handovers handovers;
    private final HandoverPages pages;
    private final StaffOffice office;

    HandoversController(Handovers handovers, HandoverPages pages, StaffOffice office) {
        this.handovers = handovers;
        this.pages = pages;
        this.office = office;
    }

    @Requires(Handovers.PERMISSION)
    @GetMapping(HOME)
    String list(Actor actor, Model model) {
        model.addAttribute("handovers", handovers.list(actor));
        return "identity/handovers";
    }

    @Requires(Handovers.PERMISSION)
    @GetMapping(HOME + "/new")
    String form(Actor actor, Model model, @RequestParam UUID account, @RequestParam UUID post) {
        return form(actor, account, post, "", List.of(), model);
    }

    /** Offered while typing; whoever is not among them may be typed all the same. */
    private List<Account> colleaguesOf(Actor actor, UUID leaver) {
        AccountFilter inUse = new AccountFilter("", Optional.of(Account.State.ACTIVE), AccountFilter.Sort.LOGIN);
        return office.export(actor, inUse, MOST_OFFERED).stream()
                .filter(one -> !one.id().equals(leaver))
                .toList();
    }

    private String form(Actor actor, UUID account, UUID post, String successor, List<Refusal> problems, Model model) {
        model.addAttribute("leaver", office.open(actor, account).account());
        model.addAttribute("post", office.openPost(actor, post).post());
        model.addAttribute("colleagues", colleaguesOf(actor, account));
        model.addAttribute("successor", successor);
        model.addAttribute("problems", problems);
        return "identity/newHandover";
    }

    @Requires(Handovers.PERMISSION)
    @PostMapping(HOME)
    String begin(
            Actor actor,
            HttpServletResponse response,
            Model model,
            @RequestParam UUID account,
            @RequestParam UUID post,
            @RequestParam(defaultValue = "") String successor,
            @RequestParam(defaultValue = "false") boolean give) {
        office.openPost(actor, post);
        return switch (handovers.begin(actor, account, post, successor, give)) {
            case Outcome.Done<UUID> done -> "redirect:" + HOME + "/" + done.value();
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(actor, account, post, successor, List.of(refused.refusal()), model);
            }
        };
    }

    @Requires(Handovers.PERMISSION)
    @GetMapping(HOME + "/{id}")
    String show(Actor actor, Model model, @PathVariable UUID id) {
        return pages.show(actor, handovers.get(actor, id), HOME, model);
    }

    @Requires(Handovers.PERMISSION)
    @GetMapping(HOME + "/{id}/sheet")
    String sheet(Actor actor, HttpServletRequest request, Model model, @PathVariable UUID id) {
        return pages.sheet(handovers.get(actor, id), request, model);
    }

    @Requires(Handovers.PERMISSION)
    @PostMapping(HOME + "/{id}/for-leaver")
    String signForLeaver(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        Outcome<Handover> outcome = handovers.signForLeaver(actor, id, reason);
        return Pages.answer(outcome, "identity.handover.signed", HOME + "/" + id, flash);
    }

    @Requires(Handovers.PERMISSION)
    @PostMapping(HOME + "/{id}/withdraw")
    String withdraw(Actor actor, RedirectAttributes flash, @PathVariable UUID id) {
        return Pages.answer(handovers.withdraw(actor, id), "identity.handover.withdrawn", HOME + "/" + id, flash);
    }
}
