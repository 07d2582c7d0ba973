package org.linli.identity.web;

import java.util.UUID;
import org.linli.identity.AccountSecurity;
import org.linli.identity.Identity;
import org.linli.identity.internal.Actors;
import org.linli.kernel.Actor;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signing people out, taking a lost second step away, binding an identity: the security administrator's alone. */
@Controller
class AccountDoorsController {

    private final Identity identity;
    private final AccountSecurity security;
    private final Actors actors;

    AccountDoorsController(Identity identity, AccountSecurity security, Actors actors) {
        this.identity = identity;
        this.security = security;
        this.actors = actors;
    }

    @Requires(AccountsController.GRANT)
    @GetMapping("/accounts/{id}/doors/{act}")
    String ask(Actor actor, Model model, @PathVariable UUID id, @PathVariable String act) {
        model.addAttribute(
                "account", AccountLine.of(identity.findAccount(actor, id).orElseThrow(NotFound::new), actors));
        model.addAttribute("act", DoorAct.find(act).orElseThrow(NotFound::new));
        return "identity/confirmDoor";
    }

    @Requires(AccountsController.GRANT)
    @PostMapping("/accounts/{id}/doors/{act}")
    String act(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String subject) {
        String page = "/accounts/" + id;
        return switch (DoorAct.find(act).orElseThrow(NotFound::new)) {
            case SIGN_OUT -> Pages.answer(security.endSessions(actor, id), "identity.signed-out", page, flash);
            case FACTOR -> Pages.answer(security.resetFactor(actor, id), "identity.factor-taken", page, flash);
            case BIND -> Pages.answer(security.bind(actor, id, subject), "identity.bound", page, flash);
        };
    }
}
