package org.linli.statute.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.FormErrors;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.statute.internal.CalendarDesk;
import org.linli.statute.internal.Layer;
import org.linli.statute.internal.LayerDraft;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A layer of a calendar: written or pasted, looked at as a dry run, made. */
@Controller
class CalendarChangeController {

    private static final String PERMISSION = "statute.change";
    private static final int LARGEST_FILE = 200_000;

    private final CalendarDesk desk;
    private final Clock clock;

    CalendarChangeController(CalendarDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Requires(PERMISSION)
    @GetMapping("/calendars/{unit}/change")
    String ask(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable int unit,
            @RequestParam(required = false) @Nullable UUID layer,
            @RequestParam(defaultValue = "DAYS") Layer.Kind kind,
            Model model) {
        desk.checkSight(actor, unit);
        int nextYear = LocalDate.ofInstant(clock.instant(), frame.zone()).getYear() + 1;
        CalendarForm form = layer == null
                ? CalendarForm.empty(kind, nextYear)
                : CalendarForm.from(desk.findLayer(layer)
                        .filter(one -> one.unitNo() == unit)
                        .orElseThrow(NotFound::new));
        return form(model, unit, form, new FormErrors());
    }

    @Requires(PERMISSION)
    @PostMapping("/calendars/{unit}/review")
    String review(
            Actor actor,
            @PathVariable int unit,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        desk.checkSight(actor, unit);
        FormErrors errors = new FormErrors();
        Map<String, String> sent = withFile(typed, file, errors);
        if (sent.containsKey("edit")) {
            return form(model, unit, CalendarForm.of(sent), errors);
        }
        Optional<LayerDraft> draft = CalendarForm.read(sent, unit, errors);
        if (draft.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(model, unit, CalendarForm.of(sent), errors);
        }
        return switch (desk.review(actor, draft.get())) {
            case Outcome.Done<CalendarDesk.Review> done -> {
                model.addAttribute("unit", unit);
                model.addAttribute("name", desk.nameOf(unit));
                model.addAttribute("review", done.value());
                model.addAttribute("form", CalendarForm.of(sent));
                model.addAttribute("idempotencyKey", UUID.randomUUID().toString());
                yield "statute/calendarReview";
            }
            case Outcome.Refused<CalendarDesk.Review> refused ->
                refusedForm(model, response, unit, sent, refused.refusal());
        };
    }

    @Requires(PERMISSION)
    @PostMapping("/calendars/{unit}/change")
    String change(
            Actor actor,
            @PathVariable int unit,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        desk.checkSight(actor, unit);
        FormErrors errors = new FormErrors();
        Optional<LayerDraft> draft = CalendarForm.read(sent, unit, errors);
        if (draft.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(model, unit, CalendarForm.of(sent), errors);
        }
        Outcome<UUID> outcome =
                desk.change(actor, draft.get(), sent.getOrDefault("seen", ""), sent.getOrDefault("idempotencyKey", ""));
        return switch (outcome) {
            case Outcome.Done<UUID> done ->
                Pages.answer(
                        done,
                        "statute.calendar.changed",
                        "/calendars/" + unit + "?year=" + draft.get().from().getYear(),
                        flash);
            case Outcome.Refused<UUID> refused -> refusedForm(model, response, unit, sent, refused.refusal());
        };
    }

    /** A file takes the place of what was pasted. */
    private static Map<String, String> withFile(
            Map<String, String> typed, @Nullable MultipartFile file, FormErrors errors) throws IOException {
        if (file == null || file.isEmpty()) {
            return typed;
        }
        if (file.getSize() > LARGEST_FILE) {
            errors.add("days", "statute.error.too-long", LARGEST_FILE);
            return typed;
        }
        Map<String, String> sent = new HashMap<>(typed);
        String text = new String(file.getBytes(), StandardCharsets.UTF_8);
        sent.put("days", text.startsWith("\uFEFF") ? text.substring(1) : text);
        return sent;
    }

    private String refusedForm(
            Model model, HttpServletResponse response, int unit, Map<String, String> sent, Refusal refusal) {
        response.setStatus(HttpStatus.CONFLICT.value());
        FormErrors errors = new FormErrors();
        errors.add("from", refusal);
        return form(model, unit, CalendarForm.of(sent), errors);
    }

    private String form(Model model, int unit, CalendarForm form, FormErrors errors) {
        model.addAttribute("unit", unit);
        model.addAttribute("name", desk.nameOf(unit));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "statute/calendarForm";
    }
}
