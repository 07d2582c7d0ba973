package org.linli.incidents.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.geo.LonLat;
import org.linli.incidents.Incidents;
import org.linli.incidents.NewReport;
import org.linli.incidents.internal.Categories;
import org.linli.incidents.internal.ReportDrafts.Draft;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.FormErrors;
import org.linli.kernel.web.Pages.Flash;
import org.linli.kernel.web.Requires;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Staff register what they saw, or what somebody told them by phone or at the counter. */
@Controller
class RegisterController {

    private static final int MOST_PLACES = 200;

    private final Incidents incidents;
    private final ReportForms forms;
    private final Categories categories;
    private final Uploads uploads;
    private final Territory territory;
    private final Clock clock;

    RegisterController(
            Incidents incidents,
            ReportForms forms,
            Categories categories,
            Uploads uploads,
            Territory territory,
            Clock clock) {
        this.incidents = incidents;
        this.forms = forms;
        this.categories = categories;
        this.uploads = uploads;
        this.territory = territory;
        this.clock = clock;
    }

    /** The form; its place is a unit of the actor's own territory. */
    record Registration(
            @Nullable String text,
            @Nullable String category,
            @Nullable String channel,
            @Nullable String community,
            @Nullable String address,
            @Nullable String lat,
            @Nullable String lon,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String key,
            @Nullable List<MultipartFile> photos) {}

    @Requires("incidents.report")
    @GetMapping("/incidents/new")
    String form(Actor actor, Model model) {
        return show(actor, Draft.empty(), "GRID_WORKER", new FormErrors(), model);
    }

    private String show(Actor actor, Draft draft, String channel, FormErrors errors, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("channel", channel);
        model.addAttribute("errors", errors);
        model.addAttribute("categories", categories.list());
        model.addAttribute("places", places(actor));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "incidents/register";
    }

    private List<Unit> places(Actor actor) {
        List<Unit> places = new ArrayList<>();
        actor.findPost().ifPresent(post -> {
            places.addAll(territory.listAtLevel(post.unitNo(), "grid"));
            places.addAll(territory.listAtLevel(post.unitNo(), "community"));
        });
        return places.size() > MOST_PLACES ? places.subList(0, MOST_PLACES) : places;
    }

    @Requires("incidents.report")
    @PostMapping("/incidents/new")
    String register(
            Actor actor, Registration form, Model model, HttpServletResponse response, RedirectAttributes flash) {
        FormErrors errors = new FormErrors();
        List<UUID> photos = new ArrayList<>();
        switch (uploads.keep(ReportForms.chosen(form.photos()))) {
            case Outcome.Done<List<UUID>> done -> photos.addAll(done.value());
            case Outcome.Refused<List<UUID>> refused -> errors.add("photos", refused.refusal());
        }
        Draft draft = forms.readWhat(
                new ReportForms.What(null, form.text(), form.category(), null, null), Draft.empty(), photos, errors);
        draft = forms.readPlace(
                new ReportForms.Place("", form.lat(), form.lon(), null, form.address(), form.community()),
                draft,
                errors);
        draft = forms.readSender(new ReportForms.Sender("", form.name(), form.phone()), draft, errors);
        Integer unitNo = draft.unitNo();
        if (unitNo != null && !actor.scope().units().contains(unitNo)) {
            errors.add("community", "incidents.bad.place-beyond");
        }
        if (!errors.isEmpty() || unitNo == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(actor, draft, channel(form).name(), errors, model);
        }
        NewReport report = toReport(draft, unitNo, channel(form));
        return switch (incidents.report(actor, report, key(actor, form), clock.instant())) {
            case Outcome.Done<UUID> done -> {
                flash.addFlashAttribute("flash", Flash.done("incidents.done.report"));
                yield "redirect:/incidents/" + done.value();
            }
            case Outcome.Refused<UUID> refused -> {
                errors.add("photos", refused.refusal());
                response.setStatus(HttpStatus.CONFLICT.value());
                yield show(actor, draft, channel(form).name(), errors, model);
            }
        };
    }

    private static @Nullable String key(Actor actor, Registration form) {
        return form.key() == null ? null : actor.id() + ":" + form.key();
    }

    private static NewReport.Channel channel(Registration form) {
        return switch (Optional.ofNullable(form.channel()).orElse("")) {
            case "HOTLINE" -> NewReport.Channel.HOTLINE;
            case "COUNTER" -> NewReport.Channel.COUNTER;
            default -> NewReport.Channel.GRID_WORKER;
        };
    }

    private NewReport toReport(Draft draft, int unitNo, NewReport.Channel channel) {
        Double longitude = draft.longitude();
        Double latitude = draft.latitude();
        boolean hasContact = draft.contactName() != null || draft.contactPhone() != null;
        return new NewReport(
                draft.text(),
                draft.categoryCode(),
                unitNo,
                draft.address(),
                longitude == null || latitude == null ? null : new LonLat(longitude, latitude),
                null,
                draft.photos(),
                hasContact ? new NewReport.Contact(draft.contactName(), draft.contactPhone()) : null,
                channel,
                null,
                clock.instant());
    }
}
