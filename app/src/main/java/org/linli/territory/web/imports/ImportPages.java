package org.linli.territory.web.imports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.LargeBody;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.Content;
import org.linli.territory.ImportReport;
import org.linli.territory.ImportReport.Verdict;
import org.linli.territory.SourceFile;
import org.linli.territory.internal.imports.ImportJob;
import org.linli.territory.internal.imports.ImportJobs;
import org.linli.territory.internal.imports.ImportLimits;
import org.linli.territory.internal.imports.RowReport;
import org.linli.territory.web.CsvFile;
import org.linli.territory.web.TerritoryPermissions;
import org.linli.territory.web.Uploaded;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Upload, look, agree, watch, read the report. */
@Controller
class ImportPages {

    private static final String DIVISIONS = "/imports/divisions";
    private static final String BOUNDARIES = "/imports/boundaries";
    private static final int EARLIER = 10;
    private static final int ROWS_SHOWN = 50;

    private final ImportJobs jobs;
    private final ImportLimits limits;
    private final RowReport reports;

    ImportPages(ImportJobs jobs, ImportLimits limits, RowReport reports) {
        this.jobs = jobs;
        this.limits = limits;
        this.reports = reports;
    }

    @Requires(TerritoryPermissions.IMPORT)
    @GetMapping({DIVISIONS, BOUNDARIES})
    String form(Model model, Actor actor, HttpServletRequest request) {
        return form(model, actor, kind(request), new ImportForm(), null);
    }

    @Requires(TerritoryPermissions.IMPORT)
    @LargeBody(bytes = 160L * 1024 * 1024)
    @PostMapping({DIVISIONS, BOUNDARIES})
    String upload(
            Model model,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam("files") List<MultipartFile> files,
            @ModelAttribute ImportForm form,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey) {
        ImportJob.Kind wanted = kind(request);
        Outcome<UUID> outcome = read(files)
                .then(read -> form.order(wanted, read))
                .then(order -> jobs.upload(actor, order, idempotencyKey.orElse(null)));
        return switch (outcome) {
            case Outcome.Done<UUID> done -> "redirect:/imports/" + wanted.path() + "/" + done.value();
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(model, actor, wanted, form, refused.refusal());
            }
        };
    }

    @Requires(TerritoryPermissions.IMPORT)
    @GetMapping({DIVISIONS + "/{id}", BOUNDARIES + "/{id}"})
    String job(Model model, Actor actor, @PathVariable UUID id) {
        ImportJob job = known(actor, id);
        List<ImportReport.Row> rows = job.isUnderWay() ? List.of() : jobs.rows(actor, id);
        List<ImportReport.Row> remarked = new ArrayList<>(
                rows.stream().filter(row -> row.verdict() == Verdict.REFUSED).toList());
        rows.stream()
                .filter(row ->
                        row.verdict() != Verdict.REFUSED && !row.remarks().isEmpty())
                .forEach(remarked::add);
        model.addAttribute("job", job);
        model.addAttribute("rows", remarked.stream().limit(ROWS_SHOWN).toList());
        model.addAttribute("remarkedCount", remarked.size());
        return "territory/importJob";
    }

    @Requires(TerritoryPermissions.IMPORT)
    @PostMapping({DIVISIONS + "/{id}/start", BOUNDARIES + "/{id}/start"})
    String start(Actor actor, @PathVariable UUID id, RedirectAttributes flash) {
        String page = known(actor, id).href();
        return Pages.answer(jobs.start(actor, id), "territory.import.started", page, flash);
    }

    @Requires(TerritoryPermissions.IMPORT)
    @PostMapping({DIVISIONS + "/{id}/drop", BOUNDARIES + "/{id}/drop"})
    String drop(Actor actor, @PathVariable UUID id, RedirectAttributes flash) {
        String page = "/imports/" + known(actor, id).kind().path();
        return Pages.answer(jobs.drop(actor, id), "territory.import.dropped", page, flash);
    }

    @Requires(TerritoryPermissions.IMPORT)
    @GetMapping({DIVISIONS + "/{id}/report.csv", BOUNDARIES + "/{id}/report.csv"})
    ResponseEntity<byte[]> report(Frame frame, Actor actor, @PathVariable UUID id) {
        String name = "import-" + known(actor, id).id() + ".csv";
        return CsvFile.named(name, reports.csv(jobs.rows(actor, id), frame.locale()));
    }

    private String form(Model model, Actor actor, ImportJob.Kind kind, ImportForm form, @Nullable Refusal error) {
        model.addAttribute("kind", kind);
        model.addAttribute("form", form);
        model.addAttribute("error", error);
        model.addAttribute("earlier", jobs.listNewest(actor, kind, EARLIER));
        return "territory/importForm";
    }

    private ImportJob known(Actor actor, UUID id) {
        return jobs.find(actor, id).orElseThrow(NotFound::new);
    }

    private static ImportJob.Kind kind(HttpServletRequest request) {
        return request.getRequestURI().equals(DIVISIONS) ? ImportJob.Kind.DIVISIONS : ImportJob.Kind.BOUNDARIES;
    }

    private Outcome<List<SourceFile>> read(List<MultipartFile> files) {
        List<MultipartFile> chosen =
                files.stream().filter(file -> !Uploaded.name(file).isEmpty()).toList();
        if (chosen.isEmpty()) {
            return Outcome.refused("territory.import.choose-file");
        }
        Outcome<List<SourceFile>> outcome = Outcome.done(List.of());
        for (MultipartFile file : chosen) {
            outcome = outcome.then(before -> limits.check(Uploaded.name(file), file.getSize())
                    .map(ignored -> {
                        List<SourceFile> all = new ArrayList<>(before);
                        all.add(new SourceFile(Uploaded.name(file), Content.of(file.getSize(), file::getInputStream)));
                        return all;
                    }));
        }
        return outcome;
    }
}
