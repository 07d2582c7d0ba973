package org.linli.identity.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.Account;
import org.linli.identity.AccountFilter;
import org.linli.identity.Identity;
import org.linli.identity.internal.Actors;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Slice;
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
import org.springframework.web.util.UriComponentsBuilder;

/** Administration of accounts within the administrator's territory. */
@Controller
class AccountsController {

    private static final String PERMISSION = "identity.accounts";
    private static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 60;

    private final Identity identity;
    private final Actors actors;

    AccountsController(Identity identity, Actors actors) {
        this.identity = identity;
        this.actors = actors;
    }

    @Requires({PERMISSION, "identity.grant", "identity.colleagues"})
    @GetMapping("/accounts")
    String list(
            Actor actor,
            Model model,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after) {
        String text = q.strip().substring(0, Math.min(q.strip().length(), LONGEST_SEARCH));
        AccountFilter filter = new AccountFilter(text, state(state));
        Slice<Account> slice = identity.listAccounts(actor, filter, after, PAGE);
        model.addAttribute(
                "page",
                new AccountsPage(
                        slice.items().stream().map(this::line).toList(),
                        identity.countAccounts(actor, filter),
                        text,
                        filter.state().map(AccountsController::word).orElse(""),
                        after == null,
                        slice.findNext().map(next -> address(filter, next)).orElse(null)));
        return "identity/accounts";
    }

    @Requires({PERMISSION, "identity.grant", "identity.colleagues"})
    @GetMapping("/accounts/{id}")
    String show(Actor actor, Model model, @PathVariable UUID id) {
        Account account = get(actor, id);
        model.addAttribute("account", line(account));
        model.addAttribute("acts", acts(actor, account));
        return "identity/account";
    }

    @Requires(PERMISSION)
    @GetMapping("/accounts/{id}/{act}")
    String ask(Actor actor, Model model, @PathVariable UUID id, @PathVariable String act) {
        model.addAttribute("account", line(get(actor, id)));
        model.addAttribute("act", AccountAct.find(act).orElseThrow(NotFound::new));
        return "identity/confirm";
    }

    @Requires(PERMISSION)
    @PostMapping("/accounts/{id}/{act}")
    String act(Actor actor, Model model, RedirectAttributes flash, @PathVariable UUID id, @PathVariable String act) {
        return switch (AccountAct.find(act).orElseThrow(NotFound::new)) {
            case CLOSE -> Pages.answer(identity.closeAccount(actor, id), "identity.closed", page(id), flash);
            case REOPEN -> Pages.answer(identity.reopenAccount(actor, id), "identity.reopened", page(id), flash);
            case PASSWORD -> showPassword(actor, model, flash, id);
        };
    }

    /** Shown in the answer itself and nowhere else: not in an address, not in a cookie. */
    private String showPassword(Actor actor, Model model, RedirectAttributes flash, UUID id) {
        return switch (identity.setOneTimePassword(actor, id)) {
            case Outcome.Done<String> done -> {
                model.addAttribute("account", line(get(actor, id)));
                model.addAttribute("password", done.value());
                yield "identity/oneTimePassword";
            }
            case Outcome.Refused<String> refused -> Pages.answer(refused, "", page(id), flash);
        };
    }

    private Account get(Actor actor, UUID id) {
        return identity.findAccount(actor, id).orElseThrow(NotFound::new);
    }

    private static List<AccountAct> acts(Actor actor, Account account) {
        return actor.isSamePersonAs(account.id())
                ? List.of()
                : Arrays.stream(AccountAct.values())
                        .filter(act -> act.suits(account))
                        .toList();
    }

    private AccountLine line(Account account) {
        return new AccountLine(
                account.id(),
                account.login(),
                account.name(),
                account.isActive(),
                account.createdAt(),
                account.posts().stream()
                        .map(post -> new AccountLine.PostLine(
                                post.title(), actors.place(post.unitNo(), post.departmentNo())))
                        .toList());
    }

    private static Optional<Account.State> state(String word) {
        return switch (word) {
            case "active" -> Optional.of(Account.State.ACTIVE);
            case "closed" -> Optional.of(Account.State.CLOSED);
            default -> Optional.empty();
        };
    }

    private static String word(Account.State state) {
        return state == Account.State.ACTIVE ? "active" : "closed";
    }

    private static String page(UUID id) {
        return "/accounts/" + id;
    }

    private static String address(AccountFilter filter, String after) {
        return UriComponentsBuilder.fromPath("/accounts")
                .queryParam("q", "{q}")
                .queryParam(
                        "state", filter.state().map(AccountsController::word).orElse(""))
                .queryParam("after", "{after}")
                .encode()
                .buildAndExpand(filter.text(), after)
                .toUriString();
    }
}
