package org.linli.incidents.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.Incident;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.Incidents;
import org.linli.incidents.NewReport;
import org.linli.incidents.internal.IncidentRecords;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.BadInput;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
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

/** One incident on the desk: look at it and act on it. */
@Controller
class RecordController {

    private final Incidents incidents;
    private final IncidentRecords records;
    private final RecordPage.Words words;
    private final Uploads uploads;
    private final PhotoAnswer photos;
    private final Clock clock;

    RecordController(
            Incidents incidents,
            IncidentRecords records,
            RecordPage.Words words,
            Uploads uploads,
            PhotoAnswer photos,
            Clock clock) {
        this.incidents = incidents;
        this.records = records;
        this.words = words;
        this.uploads = uploads;
        this.photos = photos;
        this.clock = clock;
    }

    @Requires("incidents.open")
    @GetMapping("/incidents/{id}")
    String open(Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable UUID id, Model model) {
        return show(actor, frame, id, ActForm.empty(), "", model);
    }

    private String show(Actor actor, Frame frame, UUID id, ActForm entered, String enteredAct, Model model) {
        model.addAttribute("page", words.of(records.get(actor, id), frame));
        model.addAttribute("entered", entered);
        model.addAttribute("enteredAct", enteredAct);
        if (!model.containsAttribute("contact")) {
            model.addAttribute("contact", null);
        }
        return "incidents/record";
    }

    @Requires({"incidents.verify", "incidents.file", "incidents.dispatch", "incidents.handle", "incidents.check"})
    @PostMapping("/incidents/{id}/{act}")
    String act(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID id,
            @PathVariable String act,
            ActForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Incident before = incidents.find(actor, id).orElseThrow(NotFound::new);
        Outcome<Incident> outcome = attempt(actor, before, act, form);
        return switch (outcome) {
            case Outcome.Done<Incident> ignored -> {
                flash.addFlashAttribute("flash", Flash.done("incidents.done." + act));
                yield "redirect:/incidents/" + id;
            }
            case Outcome.Refused<Incident> refused -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("flash", Flash.refused(refused.refusal()));
                yield show(actor, frame, id, form, act, model);
            }
        };
    }

    private Outcome<Incident> attempt(Actor actor, Incident before, String name, ActForm form) {
        try {
            return uploads.keep(form.chosenPhotos()).then(photoIds -> {
                IncidentAct act =
                        form.toAct(name, before.place().unitNo(), photoIds).orElseThrow(NotFound::new);
                if (!act.permission().map(actor::may).orElse(false)) {
                    return Outcome.refused("incidents.refused.not-your-post");
                }
                return incidents.act(actor, before.id(), form.version(), act, clock.instant());
            });
        } catch (BadInput bad) {
            return Outcome.refused(new Refusal(bad.key(), bad.arguments()));
        }
    }

    /** Shows how to reach whoever reported, once, and leaves a trace that she can see. */
    @Requires("incidents.contact")
    @PostMapping("/incidents/{id}/contact")
    String contact(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String purpose,
            Model model) {
        Optional<NewReport.Contact> contact = records.revealContact(actor, id, purposeOf(purpose));
        model.addAttribute("contact", contact.orElse(null));
        return show(actor, frame, id, ActForm.empty(), "", model);
    }

    private static Purpose purposeOf(@Nullable String purpose) {
        List<String> known = List.of("clarify", "answer", "safety");
        if (purpose == null || !known.contains(purpose)) {
            throw new BadInput("purpose", "incidents.bad.purpose-missing");
        }
        return new Purpose("incidents.contact." + purpose);
    }

    @Requires("incidents.open")
    @GetMapping("/incidents/{id}/photos/{photo}")
    ResponseEntity<Resource> photo(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID photo,
            @RequestParam(defaultValue = "thumbnail") String size) {
        if (!records.hasPhoto(actor, id, photo)) {
            throw new NotFound();
        }
        return photos.of(photo, size);
    }
}
