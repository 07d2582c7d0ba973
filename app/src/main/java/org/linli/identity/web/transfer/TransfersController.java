package org.linli.identity.web.transfer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.linli.identity.internal.transfer.Employment;
import org.linli.identity.internal.transfer.Employments;
import org.linli.identity.internal.transfer.Transfer;
import org.linli.identity.internal.transfer.Transfer.Answer;
import org.linli.identity.internal.transfer.Transfers;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.BadInput;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.QrCode;
import org.linli.kernel.web.Requires;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who goes where with a plan, the order each gets, and her answer (M01-23). */
@Controller
class TransfersController {

    private static final String HOME = "/transfers/own";
    private static final String OWN = "it concerns orders of one's own only; whoever has not signed in finds none";

    private final Transfers transfers;
    private final Employments employments;
    private final Territory territory;

    TransfersController(Transfers transfers, Employments employments, Territory territory) {
        this.transfers = transfers;
        this.employments = employments;
        this.territory = territory;
    }

    @Requires(Transfers.PERMISSION)
    @GetMapping("/transfers/{plan}")
    String batch(
            Actor actor, Model model, @PathVariable UUID plan, @RequestParam(defaultValue = "false") boolean open) {
        Transfers.Batch batch = transfers.batch(actor, plan);
        model.addAttribute("planId", plan);
        model.addAttribute("batch", batch);
        model.addAttribute("isOpenOnly", open);
        model.addAttribute("units", new UnitNames(territory, batch.newUnits()));
        return "identity/transfers";
    }

    @Requires(Transfers.PERMISSION)
    @GetMapping("/transfers/orders/{id}")
    String sheet(Actor actor, HttpServletRequest request, Model model, @PathVariable UUID id) {
        return sheet(transfers.get(actor, id), request, model);
    }

    @OpenToAll(because = OWN)
    @GetMapping(HOME)
    String own(Actor actor, Model model) {
        if (actor.kind() != Actor.Kind.STAFF || actor.id() == null) {
            return "redirect:/sign-in?next=" + HOME;
        }
        model.addAttribute("transfers", transfers.listOwn(actor));
        model.addAttribute("units", new UnitNames(territory, Map.of()));
        return "identity/ownTransfers";
    }

    @OpenToAll(because = OWN)
    @GetMapping(HOME + "/{id}")
    String ownSheet(Actor actor, HttpServletRequest request, Model model, @PathVariable UUID id) {
        return sheet(transfers.getOwn(actor, id), request, model);
    }

    @OpenToAll(because = OWN)
    @PostMapping(HOME + "/{id}")
    String answer(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String reason) {
        Outcome<Transfer> outcome = transfers.answer(actor, id, parsed(answer), reason);
        return Pages.answer(outcome, "transfer.answered", HOME, flash);
    }

    private static Answer parsed(String text) {
        return switch (text) {
            case "CONFIRMED" -> Answer.CONFIRMED;
            case "OBJECTED" -> Answer.OBJECTED;
            default -> throw new BadInput("answer", "transfer.bad.answer");
        };
    }

    private String sheet(Transfer transfer, HttpServletRequest request, Model model) {
        if (transfer.evidenceId() == null) {
            throw new NotFound();
        }
        model.addAttribute("transfer", transfer);
        model.addAttribute("units", new UnitNames(territory, Map.of()));
        model.addAttribute("qr", QrCode.ofPath(request, "/receipts/" + transfer.evidenceId()));
        return "identity/transferSheet";
    }

    @Requires(Transfers.PERMISSION)
    @GetMapping("/accounts/{id}/employment")
    String employment(Actor actor, Model model, @PathVariable UUID id) {
        model.addAttribute("person", employments.person(actor, id));
        return "identity/employment";
    }

    @Requires(Transfers.PERMISSION)
    @PostMapping("/accounts/{id}/employment")
    String putEmployment(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String grade,
            @RequestParam(defaultValue = "") String payClass) {
        Outcome<Employment> outcome = employments.put(actor, id, new Employment(standing, grade, payClass));
        return Pages.answer(outcome, "transfer.employment.saved", "/accounts/" + id + "/employment", flash);
    }
}
