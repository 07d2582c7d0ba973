package org.linli.identity.web.workers;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.Identity;
import org.linli.identity.NewWorker;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.StaffOffice;
import org.linli.identity.internal.workers.Engagement;
import org.linli.identity.internal.workers.Merging;
import org.linli.identity.internal.workers.Register;
import org.linli.identity.internal.workers.WorkerFile;
import org.linli.identity.web.UnitChoice;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person of the register, with all she serves as. */
@Controller
class WorkerController {

    private static final int MOST_LINES = 100;

    private final Register register;
    private final Merging merging;
    private final Identity identity;
    private final StaffOffice office;
    private final UnitChoice units;
    private final Actors actors;

    WorkerController(
            Register register,
            Merging merging,
            Identity identity,
            StaffOffice office,
            UnitChoice units,
            Actors actors) {
        this.register = register;
        this.merging = merging;
        this.identity = identity;
        this.office = office;
        this.units = units;
        this.actors = actors;
    }

    @Requires(WorkersPermissions.KEEP)
    @GetMapping("/workers/new")
    String newWorker(Actor actor, Model model) {
        return form(actor, model, "/workers", WorkerForm.empty(register.today()), List.of());
    }

    @Requires(WorkersPermissions.KEEP)
    @PostMapping("/workers")
    String enter(
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model,
            @ModelAttribute WorkerForm form) {
        Outcome<UUID> entered = form.engagement()
                .then(engagement -> register.enter(actor, new NewWorker(form.name(), form.phone(), engagement)));
        return switch (entered) {
            case Outcome.Done<UUID> done ->
                Pages.answer(
                        done,
                        register.sharesPhone(actor, done.value()) ? "workers.entered.twice" : "workers.entered",
                        "/workers/" + done.value(),
                        flash);
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(actor, model, "/workers", form, List.of(refused.refusal()));
            }
        };
    }

    private String form(Actor actor, Model model, String action, WorkerForm form, List<Refusal> problems) {
        model.addAttribute("action", action);
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("units", units.listFor(actor));
        model.addAttribute("lines", register.lines(actor, MOST_LINES));
        return "identity/workerNew";
    }

    /** An entry that was merged into another one leads there. */
    @Requires(WorkersPermissions.READ)
    @GetMapping("/workers/{id}")
    String show(Actor actor, Model model, @PathVariable UUID id) {
        UUID person = person(actor, id);
        return person.equals(id) ? page(actor, model, register.open(actor, id)) : "redirect:/workers/" + person;
    }

    private UUID person(Actor actor, UUID id) {
        return register.findPerson(actor, id).orElseThrow(NotFound::new);
    }

    /** Shows the phones in full once; the page that is opened next hides them again. */
    @Requires(WorkersPermissions.READ)
    @PostMapping("/workers/{id}/phone")
    String phone(Actor actor, Model model, @PathVariable UUID id) {
        return page(actor, model, register.openWithPhones(actor, person(actor, id)));
    }

    private String page(Actor actor, Model model, WorkerFile file) {
        UUID account = file.person().accountId();
        model.addAttribute("file", file);
        model.addAttribute("today", register.today());
        model.addAttribute("actors", actors);
        model.addAttribute(
                "appointments",
                account == null || identity.findAccount(actor, account).isEmpty()
                        ? List.of()
                        : office.open(actor, account).appointments());
        return "identity/worker";
    }

    @Requires(WorkersPermissions.KEEP)
    @GetMapping("/workers/{id}/change")
    String askChange(Actor actor, Model model, @PathVariable UUID id) {
        WorkerFile file = register.openWithPhones(actor, person(actor, id));
        return changeForm(model, file, file.person().name(), file.ownPhone(), List.of());
    }

    @Requires(WorkersPermissions.KEEP)
    @PostMapping("/workers/{id}/change")
    String change(
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone) {
        UUID person = person(actor, id);
        return switch (register.change(actor, person, name, phone)) {
            case Outcome.Done<UUID> done -> Pages.answer(done, "workers.changed", "/workers/" + person, flash);
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield changeForm(
                        model, register.openWithPhones(actor, person), name, phone, List.of(refused.refusal()));
            }
        };
    }

    private static String changeForm(Model model, WorkerFile file, String name, String phone, List<Refusal> problems) {
        model.addAttribute("person", file.person());
        model.addAttribute("name", name);
        model.addAttribute("phone", phone);
        model.addAttribute("problems", problems);
        return "identity/workerChange";
    }

    @Requires(WorkersPermissions.KEEP)
    @GetMapping("/workers/{id}/engagements/new")
    String askEngage(Actor actor, Model model, @PathVariable UUID id) {
        return engagementForm(
                actor,
                model,
                register.open(actor, person(actor, id)),
                null,
                WorkerForm.empty(register.today()),
                List.of());
    }

    @Requires(WorkersPermissions.KEEP)
    @PostMapping("/workers/{id}/engagements")
    String engage(
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model,
            @PathVariable UUID id,
            @ModelAttribute WorkerForm form) {
        UUID person = person(actor, id);
        Outcome<UUID> engaged = form.engagement().then(engagement -> register.engage(actor, person, engagement));
        return switch (engaged) {
            case Outcome.Done<UUID> done -> Pages.answer(done, "workers.engaged", "/workers/" + person, flash);
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield engagementForm(
                        actor, model, register.open(actor, person), null, form, List.of(refused.refusal()));
            }
        };
    }

    @Requires(WorkersPermissions.KEEP)
    @GetMapping("/workers/{id}/engagements/{engagement}")
    String askEngagement(Actor actor, Model model, @PathVariable UUID id, @PathVariable UUID engagement) {
        WorkerFile file = register.open(actor, person(actor, id));
        Engagement found = file.findEngagement(engagement).orElseThrow(NotFound::new);
        return engagementForm(actor, model, file, found, WorkerForm.of(found), List.of());
    }

    @Requires(WorkersPermissions.KEEP)
    @PostMapping("/workers/{id}/engagements/{engagement}")
    String changeEngagement(
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model,
            @PathVariable UUID id,
            @PathVariable UUID engagement,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute WorkerForm form) {
        UUID person = person(actor, id);
        Outcome<UUID> changed =
                form.engagement().then(typed -> register.changeEngagement(actor, person, engagement, version, typed));
        return switch (changed) {
            case Outcome.Done<UUID> done ->
                Pages.answer(done, "workers.engagement-changed", "/workers/" + person, flash);
            case Outcome.Refused<UUID> refused -> {
                WorkerFile file = register.open(actor, person);
                Engagement found = file.findEngagement(engagement).orElseThrow(NotFound::new);
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield engagementForm(actor, model, file, found, form, List.of(refused.refusal()));
            }
        };
    }

    private String engagementForm(
            Actor actor,
            Model model,
            WorkerFile file,
            @Nullable Engagement engagement,
            WorkerForm form,
            List<Refusal> problems) {
        model.addAttribute("person", file.person());
        model.addAttribute("engagement", engagement);
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("units", units.listFor(actor));
        model.addAttribute("lines", register.lines(actor, MOST_LINES));
        return "identity/workerEngagement";
    }

    /** Takes an entry out of the person it was merged into. */
    @Requires(WorkersPermissions.KEEP)
    @PostMapping("/workers/{id}/apart")
    String takeApart(Actor actor, RedirectAttributes flash, @PathVariable UUID id, @RequestParam UUID former) {
        UUID person = person(actor, id);
        return Pages.answer(
                merging.takeApart(actor, person, former), "workers.taken-apart", "/workers/" + person, flash);
    }
}
