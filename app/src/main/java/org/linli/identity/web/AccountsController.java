package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.Account;
import org.linli.identity.AccountSecurity;
import org.linli.identity.Identity;
import org.linli.identity.internal.AccountCare;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.Slip;
import org.linli.identity.internal.StaffOffice;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Slice;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administration of accounts within the administrator's territory. Who grants posts keeps the doors of accounts and changes nothing else. */
@Controller
class AccountsController {

    static final String ACCOUNTS = "identity.accounts";
    static final String COLLEAGUES = "identity.colleagues";
    static final String GRANT = "identity.grant";

    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 50_000;

    private final Identity identity;
    private final AccountCare care;
    private final AccountSecurity security;
    private final StaffOffice office;
    private final Actors actors;
    private final Slips slips;
    private final AccountWorkbook workbook;

    AccountsController(
            Identity identity,
            AccountCare care,
            AccountSecurity security,
            StaffOffice office,
            Actors actors,
            Slips slips,
            AccountWorkbook workbook) {
        this.identity = identity;
        this.care = care;
        this.security = security;
        this.office = office;
        this.actors = actors;
        this.slips = slips;
        this.workbook = workbook;
    }

    @Requires({ACCOUNTS, GRANT, COLLEAGUES})
    @GetMapping("/accounts")
    String list(
            Actor actor,
            Model model,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(required = false) @Nullable String after) {
        AccountsAddress address = AccountsAddress.of(q, state, sort);
        Slice<Account> slice = identity.listAccounts(actor, address.filter(), after, PAGE);
        model.addAttribute(
                "page",
                new AccountsPage(
                        slice.items().stream()
                                .map(account -> AccountLine.of(account, actors))
                                .toList(),
                        identity.countAccounts(actor, address.filter()),
                        address.filter().text(),
                        address.stateWord(),
                        AccountsAddress.word(address.filter().sort()),
                        after == null ? null : address.list(""),
                        slice.findNext().map(address::list).orElse(null),
                        address.export(),
                        actor.may(COLLEAGUES) ? "colleague" : actor.may(ACCOUNTS) ? "account" : ""));
        return "identity/accounts";
    }

    @Requires({ACCOUNTS, GRANT, COLLEAGUES})
    @GetMapping("/accounts/export.xlsx")
    ResponseEntity<StreamingResponseBody> export(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String sort) {
        List<Account> accounts =
                office.export(actor, AccountsAddress.of(q, state, sort).filter(), MOST_EXPORTED);
        return Workbooks.download("accounts.xlsx", stream -> workbook.write(accounts, frame, stream));
    }

    @Requires({ACCOUNTS, GRANT, COLLEAGUES})
    @GetMapping("/accounts/{id}")
    String show(Actor actor, Model model, @PathVariable UUID id) {
        StaffOffice.File file = office.open(actor, id);
        model.addAttribute("account", AccountLine.of(file.account(), actors));
        model.addAttribute("file", file);
        model.addAttribute("actors", actors);
        model.addAttribute("acts", acts(actor, file.account()));
        model.addAttribute("doors", DoorAct.of(actor, file.account(), security));
        model.addAttribute("isOwn", actor.isSamePersonAs(id));
        model.addAttribute("mayAppoint", mayAppoint(actor, file.account()));
        return "identity/account";
    }

    @Requires({ACCOUNTS, COLLEAGUES})
    @GetMapping("/accounts/{id}/{act}")
    String ask(Actor actor, Model model, @PathVariable UUID id, @PathVariable String act) {
        model.addAttribute("account", AccountLine.of(get(actor, id), actors));
        model.addAttribute("act", AccountAct.find(act).orElseThrow(NotFound::new));
        return "identity/confirm";
    }

    @Requires({ACCOUNTS, COLLEAGUES})
    @PostMapping("/accounts/{id}/{act}")
    String act(
            Actor actor,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String name) {
        String page = "/accounts/" + id;
        return switch (AccountAct.find(act).orElseThrow(NotFound::new)) {
            case CLOSE -> Pages.answer(identity.closeAccount(actor, id), "identity.closed", page, flash);
            case REOPEN -> Pages.answer(identity.reopenAccount(actor, id), "identity.reopened", page, flash);
            case SUSPEND -> Pages.answer(care.suspend(actor, id), "identity.suspended", page, flash);
            case RESUME -> Pages.answer(care.resume(actor, id), "identity.resumed", page, flash);
            case NAME -> Pages.answer(care.rename(actor, id, name), "identity.renamed", page, flash);
            case LINK ->
                switch (care.issueLink(actor, id)) {
                    case Outcome.Done<Slip> done -> slips.show(List.of(done.value()), page, request, model);
                    case Outcome.Refused<Slip> refused -> Pages.answer(refused, "", page, flash);
                };
        };
    }

    private Account get(Actor actor, UUID id) {
        return identity.findAccount(actor, id).orElseThrow(NotFound::new);
    }

    /** Nobody gives herself a post. */
    private static boolean mayAppoint(Actor actor, Account account) {
        return (actor.may(GRANT) || actor.may(COLLEAGUES)) && account.isActive() && !actor.isSamePersonAs(account.id());
    }

    private static List<AccountAct> acts(Actor actor, Account account) {
        boolean isHers = (actor.may(ACCOUNTS) || actor.may(COLLEAGUES)) && !actor.isSamePersonAs(account.id());
        return isHers
                ? Arrays.stream(AccountAct.values())
                        .filter(act -> act.suits(account))
                        .toList()
                : List.of();
    }
}
