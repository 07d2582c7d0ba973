package org.linli.incidents.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.intake.Intake;
import org.linli.incidents.intake.IntakeJob;
import org.linli.incidents.intake.IntakeOrder;
import org.linli.incidents.intake.IntakeReport;
import org.linli.incidents.intake.IntakeWork;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Import of residents' messages: choose a file, look at it, import, read the report. */
@Controller
class PetitionImportController {

    private static final String HOME = "/imports/petitions";

    private final Intake intake;
    private final IntakeWork work;
    private final IntakePages pages;
    private final IntakeReport csv;

    PetitionImportController(Intake intake, IntakeWork work, IntakePages pages, IntakeReport csv) {
        this.intake = intake;
        this.work = work;
        this.pages = pages;
        this.csv = csv;
    }

    @Requires("incidents.import")
    @GetMapping(HOME)
    String choose(Actor actor, Model model) {
        return choose(actor, IntakePages.ChoiceForm.empty(), null, model);
    }

    private String choose(Actor actor, IntakePages.ChoiceForm form, @Nullable Refusal refusal, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("refusal", refusal);
        model.addAttribute("units", pages.unitsFor(actor));
        model.addAttribute("jobs", intake.listLatest(actor));
        return "incidents/intake/choose";
    }

    @Requires("incidents.import")
    @PostMapping(HOME)
    String prepare(
            Actor actor,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String places,
            HttpServletResponse response,
            Model model)
            throws IOException {
        IntakePages.ChoiceForm form = new IntakePages.ChoiceForm(unit, places);
        switch (prepare(actor, file, form)) {
            case Outcome.Done<UUID> done -> {
                return "redirect:" + HOME + "/" + done.value();
            }
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                return choose(actor, form, refused.refusal(), model);
            }
        }
    }

    private Outcome<UUID> prepare(Actor actor, MultipartFile file, IntakePages.ChoiceForm form) throws IOException {
        Path copy = Files.createTempFile("linli-import-", ".xlsx");
        try {
            file.transferTo(copy);
            String name = file.getOriginalFilename();
            return intake.prepare(
                    actor, new IntakeOrder(copy, name == null ? "" : name, form.unit(), form.listPlaces(), null));
        } finally {
            Files.delete(copy);
        }
    }

    @Requires("incidents.import")
    @GetMapping(HOME + "/{id}")
    String show(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID id,
            HttpServletResponse response,
            Model model) {
        Intake.Standing standing = intake.findStanding(actor, id).orElseThrow(NotFound::new);
        IntakeJob job = standing.job();
        model.addAttribute("job", job);
        model.addAttribute("tally", standing.tally());
        model.addAttribute("problems", standing.problems());
        model.addAttribute("unitNames", pages.namesOf(job));
        if (frame.isFragment() && !job.state().isUnderWay()) {
            // The page that asks how far it is gives way to the result.
            response.setHeader("HX-Redirect", HOME + "/" + id);
        }
        return switch (job.state()) {
            case PREVIEWED -> "incidents/intake/preview";
            case WAITING, RUNNING -> "incidents/intake/progress";
            case STOPPED, DONE, FAILED, DROPPED -> "incidents/intake/result";
        };
    }

    @Requires("incidents.import")
    @PostMapping(HOME + "/{id}/start")
    String start(Actor actor, @PathVariable UUID id, RedirectAttributes flash) {
        Outcome<UUID> outcome = intake.start(actor, known(actor, id));
        work.wake();
        return Pages.answer(outcome, "intake.started", HOME + "/" + id, flash);
    }

    @Requires("incidents.import")
    @PostMapping(HOME + "/{id}/stop")
    String stop(Actor actor, @PathVariable UUID id, RedirectAttributes flash) {
        return Pages.answer(intake.stop(actor, known(actor, id)), "intake.stopped", HOME + "/" + id, flash);
    }

    @Requires("incidents.import")
    @PostMapping(HOME + "/{id}/drop")
    String drop(Actor actor, @PathVariable UUID id, RedirectAttributes flash) {
        return Pages.answer(intake.drop(actor, known(actor, id)), "intake.dropped", HOME, flash);
    }

    @Requires("incidents.import")
    @GetMapping(HOME + "/{id}/report.csv")
    void report(Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable UUID id, HttpServletResponse response)
            throws IOException {
        known(actor, id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(frame.t("intake.csv.file-name"), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        csv.write(intake.report(actor, id), frame.locale(), response.getOutputStream());
    }

    private UUID known(Actor actor, UUID id) {
        return intake.find(actor, id).orElseThrow(NotFound::new).id();
    }
}
