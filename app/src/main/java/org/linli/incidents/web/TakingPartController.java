package org.linli.incidents.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.incidents.Partnerships.Part;
import org.linli.incidents.internal.PartnerDesk;
import org.linli.incidents.internal.StepView;
import org.linli.incidents.internal.SupervisionDesk;
import org.linli.incidents.internal.SupervisionDesk.OrderView;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.BadInput;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Pages.Flash;
import org.linli.kernel.web.Requires;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a body takes part in or supervises without handling it: the list, one of them, its word or order (M01-07). */
@Controller
class TakingPartController {

    private static final int LONGEST_WORDS = 2_000;

    private final PartnerDesk desk;
    private final SupervisionDesk supervision;
    private final PartView.Words words;
    private final PhotoAnswer photos;
    private final Clock clock;

    TakingPartController(
            PartnerDesk desk, SupervisionDesk supervision, PartView.Words words, PhotoAnswer photos, Clock clock) {
        this.desk = desk;
        this.supervision = supervision;
        this.words = words;
        this.photos = photos;
        this.clock = clock;
    }

    @Requires("incidents.list")
    @GetMapping("/incidents/taking-part")
    String list(Actor actor, @ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("rows", views(actor, desk.list(actor), frame));
        return "incidents/parts";
    }

    private List<PartView> views(Actor actor, List<Part> parts, Frame frame) {
        Map<UUID, List<OrderView>> orders =
                supervision.own(actor, parts.stream().map(Part::incidentId).toList(), clock.instant());
        return parts.stream()
                .map(part -> words.of(part, orders.getOrDefault(part.incidentId(), List.of()), frame))
                .toList();
    }

    @Requires("incidents.open")
    @GetMapping("/incidents/taking-part/one")
    String open(Actor actor, @ModelAttribute("frame") Frame frame, @RequestParam UUID incident, Model model) {
        return show(actor, frame, incident, "", model);
    }

    private String show(Actor actor, Frame frame, UUID incident, String entered, Model model) {
        PartnerDesk.Seen seen = desk.get(actor, incident);
        List<StepView> newestFirst = new ArrayList<>(seen.steps());
        Collections.reverse(newestFirst);
        model.addAttribute("view", views(actor, List.of(seen.part()), frame).getFirst());
        model.addAttribute("newestFirst", newestFirst);
        model.addAttribute("entered", entered);
        return "incidents/part";
    }

    @Requires("incidents.open")
    @PostMapping("/incidents/taking-part/answer")
    String answer(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam UUID incident,
            @RequestParam(name = "words", defaultValue = "") String typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Outcome<UUID> outcome = desk.answer(actor, incident, bounded(typed), clock.instant());
        return switch (outcome) {
            case Outcome.Done<UUID> ignored -> done("incidents.part.done", incident, flash);
            case Outcome.Refused<UUID> refused -> {
                refuse(refused, model, response);
                yield show(actor, frame, incident, typed, model);
            }
        };
    }

    @Requires("incidents.open")
    @PostMapping("/incidents/taking-part/order")
    String order(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam UUID incident,
            @RequestParam(name = "words", defaultValue = "") String typed,
            @RequestParam int days,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Outcome<UUID> outcome = supervision.order(actor, incident, bounded(typed), days, clock.instant());
        return switch (outcome) {
            case Outcome.Done<UUID> ignored -> done("incidents.orders.done", incident, flash);
            case Outcome.Refused<UUID> refused -> {
                refuse(refused, model, response);
                yield show(actor, frame, incident, typed, model);
            }
        };
    }

    @Requires("incidents.open")
    @GetMapping("/incidents/taking-part/{incident}/photos/{photo}")
    ResponseEntity<Resource> photo(
            Actor actor,
            @PathVariable UUID incident,
            @PathVariable UUID photo,
            @RequestParam(defaultValue = "thumbnail") String size) {
        if (!desk.hasPhoto(actor, incident, photo)) {
            throw new NotFound();
        }
        return photos.of(photo, size);
    }

    /** Whoever has the incident answers the order on its page. */
    @Requires({"incidents.handle", "incidents.dispatch", "incidents.check"})
    @PostMapping("/incidents/{incident}/orders/answer")
    String answerOrder(
            Actor actor,
            @PathVariable UUID incident,
            @RequestParam(name = "words", defaultValue = "") String typed,
            RedirectAttributes flash) {
        return Pages.answer(
                supervision.answer(actor, incident, bounded(typed), clock.instant()),
                "incidents.orders.answer-done",
                "/incidents/" + incident,
                flash);
    }

    private static String bounded(String typed) {
        if (typed.length() > LONGEST_WORDS) {
            throw new BadInput("words", "incidents.bad.too-long", LONGEST_WORDS);
        }
        return typed;
    }

    private static String done(String key, UUID incident, RedirectAttributes flash) {
        flash.addFlashAttribute("flash", Flash.done(key));
        return "redirect:/incidents/taking-part/one?incident=" + incident;
    }

    private static void refuse(Outcome.Refused<UUID> refused, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("flash", Flash.refused(refused.refusal()));
    }
}
