package org.linli.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.ApiTokens;
import org.linli.identity.ApiTokens.Created;
import org.linli.identity.ApiTokens.Order;
import org.linli.identity.ApiTokens.Token;
import org.linli.identity.Post;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.PostSearch;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tokens of machines: made for a post, with a part of its rights, shown once, ended at any time. */
@Controller
class TokensController {

    private static final String PERMISSION = "identity.tokens";
    private static final String PATH = "/tokens";
    private static final int SHOWN = 200;
    private static final int USUAL_DAYS = 90;

    private final ApiTokens tokens;
    private final PostSearch posts;
    private final Actors actors;
    private final Territory territory;
    private final Clock clock;

    TokensController(ApiTokens tokens, PostSearch posts, Actors actors, Territory territory, Clock clock) {
        this.tokens = tokens;
        this.posts = posts;
        this.actors = actors;
        this.territory = territory;
        this.clock = clock;
    }

    @Requires(PERMISSION)
    @GetMapping(PATH)
    String list(Actor actor, Model model) {
        Instant now = clock.instant();
        model.addAttribute(
                "tokens",
                tokens.list(actor, SHOWN).stream()
                        .map(token -> line(token, now))
                        .toList());
        return "doors/tokens";
    }

    private TokenLine line(Token token, Instant now) {
        Post post = token.post();
        String place = token.unitNo() == null
                ? actors.place(post.unitNo(), post.departmentNo())
                : actors.place(token.unitNo(), null);
        return new TokenLine(token, place, token.isGood(now));
    }

    @Requires(PERMISSION)
    @GetMapping("/tokens/new")
    String ask(
            Actor actor,
            Model model,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID post) {
        return page(actor, model, q, new TokenForm("", post, "", USUAL_DAYS, Set.of()), List.of());
    }

    @Requires(PERMISSION)
    @PostMapping(PATH)
    String create(
            Actor actor,
            Model model,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String name,
            @RequestParam UUID post,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "0") int days,
            @RequestParam(defaultValue = "") Set<String> permission) {
        TokenForm form = new TokenForm(name, post, unit.strip(), days, permission);
        Optional<Unit> narrower = territory.findByCode(form.unit());
        if (!form.unit().isEmpty() && narrower.isEmpty()) {
            return refuse(actor, model, response, form, Refusal.of("doors.token.unit-unknown"));
        }
        Order order = new Order(
                name,
                post,
                form.unit().isEmpty() ? null : narrower.orElseThrow().no(),
                permission,
                days);
        return switch (tokens.create(actor, order)) {
            case Outcome.Done<Created> done -> {
                model.addAttribute("name", name);
                model.addAttribute("text", done.value().text());
                yield "doors/tokenShown";
            }
            case Outcome.Refused<Created> refused -> refuse(actor, model, response, form, refused.refusal());
        };
    }

    @Requires(PERMISSION)
    @PostMapping("/tokens/{id}/revoke")
    String revoke(Actor actor, @PathVariable UUID id, RedirectAttributes flash) {
        return Pages.answer(tokens.revoke(actor, id), "doors.token.revoked", PATH, flash);
    }

    private String refuse(Actor actor, Model model, HttpServletResponse response, TokenForm form, Refusal refusal) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(actor, model, "", form, List.of(refusal));
    }

    private String page(Actor actor, Model model, String text, TokenForm form, List<Refusal> problems) {
        model.addAttribute("problems", problems);
        model.addAttribute("form", form);
        if (form.post() == null) {
            model.addAttribute("text", text);
            model.addAttribute(
                    "posts",
                    posts.list(actor, text).stream()
                            .map(post -> new TokenPost(post, actors.place(post.unitNo(), post.departmentNo())))
                            .toList());
            return "doors/tokenPost";
        }
        Post post = posts.find(actor, form.post()).orElseThrow(NotFound::new);
        model.addAttribute("post", new TokenPost(post, actors.place(post.unitNo(), post.departmentNo())));
        model.addAttribute("permissions", posts.permissionsOf(post));
        return "doors/tokenForm";
    }
}
