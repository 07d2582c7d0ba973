package org.linli.incidents.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.Incidents;
import org.linli.incidents.TrackingCode;
import org.linli.incidents.internal.IncidentRecords;
import org.linli.kernel.Actor;
import org.linli.kernel.web.Doors;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.Pages;
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

/** What whoever holds a tracking code sees: every step, the receipt, and the say at the end. */
@Controller
class TrackController {

    private static final String WHY_OPEN = "the tracking code is the key";
    private static final Doors.Door LOOKING = new Doors.Door("track", 60, Duration.ofMinutes(1));
    private static final int LONGEST_WORDS = 500;

    private final Incidents incidents;
    private final IncidentRecords records;
    private final RecordPage.Words words;
    private final PhotoAnswer photos;
    private final Doors doors;
    private final Clock clock;

    TrackController(
            Incidents incidents,
            IncidentRecords records,
            RecordPage.Words words,
            PhotoAnswer photos,
            Doors doors,
            Clock clock) {
        this.incidents = incidents;
        this.records = records;
        this.words = words;
        this.photos = photos;
        this.doors = doors;
        this.clock = clock;
    }

    @OpenToAll(because = WHY_OPEN)
    @GetMapping("/track")
    String ask(@RequestParam(required = false) @Nullable String code, HttpServletResponse response, Model model) {
        if (code == null || code.isBlank()) {
            model.addAttribute("typed", "");
            return "incidents/track/ask";
        }
        Optional<TrackingCode> parsed = TrackingCode.parse(code);
        if (parsed.isPresent()) {
            return "redirect:/track/" + parsed.get();
        }
        response.setStatus(HttpStatus.NOT_FOUND.value());
        model.addAttribute("typed", code);
        return "incidents/track/ask";
    }

    @OpenToAll(because = WHY_OPEN)
    @GetMapping("/track/{code}")
    String follow(
            HttpServletRequest request,
            HttpServletResponse response,
            @ModelAttribute("frame") Frame frame,
            @PathVariable String code,
            Model model) {
        doors.pass(LOOKING, request);
        Optional<UUID> id = find(code);
        if (id.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("typed", code);
            return "incidents/track/ask";
        }
        model.addAttribute("page", words.of(records.get(bearer(id.get()), id.get()), frame));
        model.addAttribute("code", code);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        return "incidents/track/follow";
    }

    @OpenToAll(because = WHY_OPEN)
    @PostMapping("/track/{code}/rating")
    String rate(
            HttpServletRequest request,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int grade,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String reopen,
            RedirectAttributes flash) {
        doors.pass(LOOKING, request);
        UUID id = find(code).orElseThrow(NotFound::new);
        String text = words == null ? "" : words.strip();
        String bounded = text.length() > LONGEST_WORDS ? text.substring(0, LONGEST_WORDS) : text;
        IncidentAct act = reopen != null
                ? new IncidentAct.Reopen(bounded)
                : new IncidentAct.Rate(grade, bounded.isEmpty() ? null : bounded);
        return Pages.answer(
                incidents.act(bearer(id), id, null, act, clock.instant()),
                reopen != null ? "incidents.done.reopen" : "incidents.done.rate",
                "/track/" + code,
                flash);
    }

    @OpenToAll(because = WHY_OPEN)
    @GetMapping("/track/{code}/photos/{photo}")
    ResponseEntity<Resource> photo(
            @PathVariable String code,
            @PathVariable UUID photo,
            @RequestParam(defaultValue = "thumbnail") String size) {
        UUID id = find(code).orElseThrow(NotFound::new);
        if (!records.hasPhoto(bearer(id), id, photo)) {
            throw new NotFound();
        }
        return photos.of(photo, size);
    }

    private Optional<UUID> find(String code) {
        return TrackingCode.parse(code).flatMap(incidents::findByTrackingCode);
    }

    private static Actor bearer(UUID id) {
        return Actor.anonymous().withCapability(id);
    }
}
