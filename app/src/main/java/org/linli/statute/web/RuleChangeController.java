package org.linli.statute.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.FormErrors;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.statute.RuleVersion;
import org.linli.statute.internal.RuleBook;
import org.linli.statute.internal.RuleDraft;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A new version of a rule: written, looked at as a dry run, made. */
@Controller
class RuleChangeController {

    private static final String PERMISSION = "statute.change";

    private final RuleBook book;
    private final Clock clock;

    RuleChangeController(RuleBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Requires(PERMISSION)
    @GetMapping("/rules/{key}/change")
    String ask(@ModelAttribute("frame") Frame frame, @PathVariable String key, Model model) {
        RuleVersion newest = book.get(key).newest();
        LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), frame.zone()).plusDays(1);
        return form(model, newest, RuleForm.from(newest, tomorrow), new FormErrors());
    }

    @Requires(PERMISSION)
    @PostMapping("/rules/{key}/review")
    String review(
            Actor actor,
            @PathVariable String key,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response) {
        RuleVersion newest = book.get(key).newest();
        if (sent.containsKey("edit")) {
            return form(model, newest, RuleForm.of(sent), new FormErrors());
        }
        FormErrors errors = new FormErrors();
        Optional<RuleDraft> draft = RuleForm.read(sent, newest, errors);
        if (draft.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(model, newest, RuleForm.of(sent), errors);
        }
        return switch (book.review(actor, draft.get())) {
            case Outcome.Done<RuleBook.Review> done -> {
                model.addAttribute("review", done.value());
                model.addAttribute("form", RuleForm.of(sent));
                model.addAttribute("idempotencyKey", UUID.randomUUID().toString());
                yield "statute/ruleReview";
            }
            case Outcome.Refused<RuleBook.Review> refused ->
                refusedForm(model, response, newest, sent, refused.refusal());
        };
    }

    @Requires(PERMISSION)
    @PostMapping("/rules/{key}/change")
    String change(
            Actor actor,
            @PathVariable String key,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        RuleVersion newest = book.get(key).newest();
        FormErrors errors = new FormErrors();
        Optional<RuleDraft> draft = RuleForm.read(sent, newest, errors);
        if (draft.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(model, newest, RuleForm.of(sent), errors);
        }
        Outcome<UUID> outcome =
                book.change(actor, draft.get(), sent.getOrDefault("seen", ""), sent.getOrDefault("idempotencyKey", ""));
        return switch (outcome) {
            case Outcome.Done<UUID> done -> Pages.answer(done, "statute.rule.changed", "/rules/" + key, flash);
            case Outcome.Refused<UUID> refused -> refusedForm(model, response, newest, sent, refused.refusal());
        };
    }

    private static String refusedForm(
            Model model, HttpServletResponse response, RuleVersion rule, Map<String, String> sent, Refusal refusal) {
        response.setStatus(HttpStatus.CONFLICT.value());
        FormErrors errors = new FormErrors();
        errors.add("from", refusal);
        return form(model, rule, RuleForm.of(sent), errors);
    }

    private static String form(Model model, RuleVersion rule, RuleForm form, FormErrors errors) {
        model.addAttribute("rule", rule);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "statute/ruleForm";
    }
}
