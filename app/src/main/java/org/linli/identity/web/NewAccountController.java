package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.linli.identity.NewColleague;
import org.linli.identity.internal.Granting;
import org.linli.identity.internal.Slip;
import org.linli.identity.internal.StaffOffice;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Requires;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Making an account (without rights) and taking in a colleague (with a working post). */
@Controller
class NewAccountController {

    private final StaffOffice office;
    private final Granting granting;
    private final UnitChoice units;
    private final Slips slips;

    NewAccountController(StaffOffice office, Granting granting, UnitChoice units, Slips slips) {
        this.office = office;
        this.granting = granting;
        this.units = units;
        this.slips = slips;
    }

    @Requires(AccountsController.ACCOUNTS)
    @GetMapping("/accounts/new")
    String accountForm(Actor actor, Model model) {
        return accountPage(actor, ColleagueForm.EMPTY, List.of(), model);
    }

    @Requires(AccountsController.ACCOUNTS)
    @PostMapping("/accounts")
    String makeAccount(
            Actor actor, ColleagueForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
        Outcome<NewColleague> read = form.read(actor, units, office.today(), false);
        return switch (read.then(account -> office.takeIn(actor, account))) {
            case Outcome.Done<Slip> done -> slips.show(List.of(done.value()), "/accounts", request, model);
            case Outcome.Refused<Slip> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield accountPage(actor, form, List.of(refused.refusal()), model);
            }
        };
    }

    @Requires(AccountsController.COLLEAGUES)
    @GetMapping("/colleagues/new")
    String colleagueForm(Actor actor, Model model) {
        return colleaguePage(actor, ColleagueForm.EMPTY, List.of(), model);
    }

    @Requires(AccountsController.COLLEAGUES)
    @PostMapping("/colleagues")
    String takeIn(
            Actor actor, ColleagueForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
        Outcome<NewColleague> read = form.read(actor, units, office.today(), true);
        return switch (read.then(colleague -> office.takeIn(actor, colleague))) {
            case Outcome.Done<Slip> done -> slips.show(List.of(done.value()), "/accounts", request, model);
            case Outcome.Refused<Slip> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield colleaguePage(actor, form, List.of(refused.refusal()), model);
            }
        };
    }

    private String accountPage(Actor actor, ColleagueForm form, List<Refusal> problems, Model model) {
        return page(actor, form, problems, model, "identity/newAccount");
    }

    private String colleaguePage(Actor actor, ColleagueForm form, List<Refusal> problems, Model model) {
        model.addAttribute("sets", granting.listFor(actor));
        return page(actor, form, problems, model, "identity/newColleague");
    }

    private String page(Actor actor, ColleagueForm form, List<Refusal> problems, Model model, String view) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("units", units.listFor(actor));
        model.addAttribute("departments", units.departmentsFor(actor));
        return view;
    }
}
