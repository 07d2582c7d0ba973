package org.linli.incidents.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.geo.LonLat;
import org.linli.incidents.Incidents;
import org.linli.incidents.NewReport;
import org.linli.incidents.internal.Categories;
import org.linli.incidents.internal.ReportDrafts;
import org.linli.incidents.internal.ReportDrafts.Draft;
import org.linli.incidents.web.ReportForms.Place;
import org.linli.incidents.web.ReportForms.Sender;
import org.linli.incidents.web.ReportForms.What;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.Doors;
import org.linli.kernel.web.FormErrors;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.QrCode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Reporting in three steps without an account: what, where, check and send. */
@Controller
class ReportController {

    private static final String WHY_OPEN = "anybody may report, without an account";
    private static final Doors.Door WRITING = new Doors.Door("report.write", 120, Duration.ofMinutes(10));
    private static final Doors.Door SENDING = new Doors.Door("report.send", 60, Duration.ofHours(1));

    private final ReportDrafts drafts;
    private final ReportForms forms;
    private final Incidents incidents;
    private final Categories categories;
    private final Uploads uploads;
    private final PhotoAnswer photos;
    private final Communities communities;
    private final Doors doors;
    private final Clock clock;

    ReportController(
            ReportDrafts drafts,
            ReportForms forms,
            Incidents incidents,
            Categories categories,
            Uploads uploads,
            PhotoAnswer photos,
            Communities communities,
            Doors doors,
            Clock clock) {
        this.drafts = drafts;
        this.forms = forms;
        this.incidents = incidents;
        this.categories = categories;
        this.uploads = uploads;
        this.photos = photos;
        this.communities = communities;
        this.doors = doors;
        this.clock = clock;
    }

    @OpenToAll(because = WHY_OPEN)
    @GetMapping("/report")
    String what(@RequestParam(required = false) @Nullable String draft, Model model) {
        return showWhat(draft, drafts.find(draft).orElse(Draft.empty()), new FormErrors(), model);
    }

    private String showWhat(@Nullable String token, Draft draft, FormErrors errors, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("draft", draft);
        model.addAttribute("errors", errors);
        model.addAttribute("categories", categories.listPublic());
        return "incidents/report/what";
    }

    @OpenToAll(because = WHY_OPEN)
    @PostMapping("/report")
    String keepWhat(HttpServletRequest request, HttpServletResponse response, What form, Model model) {
        doors.pass(WRITING, request);
        Draft before = drafts.find(form.draft()).orElse(Draft.empty());
        FormErrors errors = new FormErrors();
        List<UUID> kept = new ArrayList<>(form.remaining(before.photos()));
        switch (uploads.keep(form.chosenPhotos())) {
            case Outcome.Done<List<UUID>> done -> kept.addAll(done.value());
            case Outcome.Refused<List<UUID>> refused -> errors.add("photos", refused.refusal());
        }
        Draft draft = forms.readWhat(form, before, kept, errors);
        String token = keep(form.draft(), draft);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return showWhat(token, draft, errors, model);
        }
        return "redirect:/report/where?draft=" + token;
    }

    /** A sent draft is not changed any more; writing on begins a new one. */
    private String keep(@Nullable String token, Draft draft) {
        return token != null && drafts.change(token, draft) ? token : drafts.begin(draft);
    }

    @OpenToAll(because = WHY_OPEN)
    @GetMapping("/report/where")
    String where(@RequestParam String draft, Model model) {
        return showWhere(draft, open(draft), new FormErrors(), model);
    }

    private String showWhere(String token, Draft draft, FormErrors errors, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("draft", draft);
        model.addAttribute("errors", errors);
        model.addAttribute("communities", communities.choices());
        model.addAttribute("view", communities.map(draft));
        return "incidents/report/where";
    }

    @OpenToAll(because = WHY_OPEN)
    @PostMapping("/report/where")
    String keepWhere(HttpServletRequest request, HttpServletResponse response, Place form, Model model) {
        doors.pass(WRITING, request);
        FormErrors errors = new FormErrors();
        Draft draft = forms.readPlace(form, open(form.draft()), errors);
        drafts.change(form.draft(), draft);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return showWhere(form.draft(), draft, errors, model);
        }
        return "redirect:/report/check?draft=" + form.draft();
    }

    @OpenToAll(because = WHY_OPEN)
    @GetMapping("/report/check")
    String check(@RequestParam String draft, Model model) {
        return showCheck(draft, open(draft), new FormErrors(), model);
    }

    private String showCheck(String token, Draft draft, FormErrors errors, Model model) {
        if (draft.unitNo() == null) {
            return "redirect:/report/where?draft=" + token;
        }
        model.addAttribute("token", token);
        model.addAttribute("draft", draft);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "category",
                Optional.ofNullable(draft.categoryCode())
                        .flatMap(categories::find)
                        .map(Categories.Category::publicName)
                        .orElse(null));
        model.addAttribute("place", communities.nameOf(draft.unitNo()));
        return "incidents/report/check";
    }

    @OpenToAll(because = WHY_OPEN)
    @PostMapping("/report/send")
    String send(HttpServletRequest request, HttpServletResponse response, Actor actor, Sender form, Model model) {
        if (drafts.findIncident(form.draft()).isPresent()) {
            return "redirect:/report/sent?draft=" + form.draft();
        }
        doors.pass(SENDING, request);
        FormErrors errors = new FormErrors();
        Draft draft = forms.readSender(form, open(form.draft()), errors);
        drafts.change(form.draft(), draft);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return showCheck(form.draft(), draft, errors, model);
        }
        // The token is the idempotency key: the same draft sent five times is one report.
        return switch (incidents.report(Actor.anonymous(), toReport(draft), "draft:" + form.draft(), clock.instant())) {
            case Outcome.Done<UUID> done -> {
                drafts.sent(form.draft(), done.value());
                yield "redirect:/report/sent?draft=" + form.draft();
            }
            case Outcome.Refused<UUID> refused -> {
                errors.add("photos", refused.refusal());
                response.setStatus(HttpStatus.CONFLICT.value());
                yield showCheck(form.draft(), draft, errors, model);
            }
        };
    }

    private NewReport toReport(Draft draft) {
        Double longitude = draft.longitude();
        Double latitude = draft.latitude();
        Integer unitNo = draft.unitNo();
        if (unitNo == null) {
            throw new NotFound();
        }
        return new NewReport(
                draft.text(),
                draft.categoryCode(),
                unitNo,
                draft.address(),
                longitude == null || latitude == null ? null : new LonLat(longitude, latitude),
                draft.accuracyMetres(),
                draft.photos(),
                draft.contactName() == null && draft.contactPhone() == null
                        ? null
                        : new NewReport.Contact(draft.contactName(), draft.contactPhone()),
                NewReport.Channel.WEB,
                null,
                clock.instant());
    }

    @OpenToAll(because = WHY_OPEN)
    @GetMapping("/report/sent")
    String sent(HttpServletRequest request, @RequestParam String draft, Model model) {
        UUID id = drafts.findIncident(draft).orElseThrow(NotFound::new);
        String code = incidents.trackingCode(id).toString();
        model.addAttribute("code", code);
        model.addAttribute("qr", QrCode.ofPath(request, "/track/" + code));
        return "incidents/report/sent";
    }

    /** Photos of a draft are seen by whoever holds its token. */
    @OpenToAll(because = WHY_OPEN)
    @GetMapping("/report/photos")
    Object photo(@RequestParam String draft, @RequestParam UUID photo) {
        if (!open(draft).photos().contains(photo)) {
            throw new NotFound();
        }
        return photos.of(photo, "thumbnail");
    }

    private Draft open(String token) {
        return drafts.find(token).orElseThrow(NotFound::new);
    }
}
