package org.linli.territory.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.ImportReport;
import org.linli.territory.ImportReport.Verdict;
import org.linli.territory.SourceFile;
import org.linli.territory.internal.imports.ImportJob;
import org.linli.territory.internal.imports.ImportJobs;
import org.linli.territory.internal.imports.ImportLimits;
import org.linli.territory.internal.imports.RowReport;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

    private static final String JOB = "/imports/{kind:divisions|boundaries}/{id:[0-9a-f-]{36}}";
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

    @Requires(TerritoryNavigation.IMPORT)
    @GetMapping("/imports/{kind:divisions|boundaries}")
    String form(Model model, Actor actor, @PathVariable String kind) {
        return form(model, actor, ImportJob.Kind.ofPath(kind), new ImportForm(), null);
    }

    @Requires(TerritoryNavigation.IMPORT)
    @PostMapping("/imports/{kind:divisions|boundaries}")
    String upload(
            Model model,
            Actor actor,
            HttpServletResponse response,
            @PathVariable String kind,
            @RequestParam("files") List<MultipartFile> files,
            @ModelAttribute ImportForm form,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey) {
        ImportJob.Kind wanted = ImportJob.Kind.ofPath(kind);
        Outcome<UUID> outcome = read(files)
                .then(read -> form.order(wanted, read))
                .then(order -> jobs.upload(actor, order, idempotencyKey.orElse(null)));
        return switch (outcome) {
            case Outcome.Done<UUID> done -> "redirect:/imports/" + kind + "/" + done.value();
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(model, actor, wanted, form, refused.refusal());
            }
        };
    }

    @Requires(TerritoryNavigation.IMPORT)
    @GetMapping(JOB)
    String job(Model model, Actor actor, @PathVariable UUID id) {
        ImportJob job = jobs.find(actor, id).orElseThrow(NotFound::new);
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

    @Requires(TerritoryNavigation.IMPORT)
    @PostMapping(JOB + "/start")
    String start(Actor actor, @PathVariable String kind, @PathVariable UUID id, RedirectAttributes flash) {
        known(actor, id);
        return Pages.answer(jobs.start(actor, id), "territory.import.started", "/imports/" + kind + "/" + id, flash);
    }

    @Requires(TerritoryNavigation.IMPORT)
    @PostMapping(JOB + "/drop")
    String drop(Actor actor, @PathVariable String kind, @PathVariable UUID id, RedirectAttributes flash) {
        known(actor, id);
        return Pages.answer(jobs.drop(actor, id), "territory.import.dropped", "/imports/" + kind, flash);
    }

    @Requires(TerritoryNavigation.IMPORT)
    @GetMapping(JOB + "/report.csv")
    ResponseEntity<byte[]> report(Frame frame, Actor actor, @PathVariable UUID id) {
        known(actor, id);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("import-" + id + ".csv")
                                .build()
                                .toString())
                .body(reports.csv(jobs.rows(actor, id), frame.locale()).getBytes(StandardCharsets.UTF_8));
    }

    private String form(Model model, Actor actor, ImportJob.Kind kind, ImportForm form, @Nullable Refusal error) {
        model.addAttribute("kind", kind);
        model.addAttribute("form", form);
        model.addAttribute("error", error);
        model.addAttribute("earlier", jobs.listNewest(actor, kind, EARLIER));
        return "territory/importForm";
    }

    private void known(Actor actor, UUID id) {
        if (jobs.find(actor, id).isEmpty()) {
            throw new NotFound();
        }
    }

    private Outcome<List<SourceFile>> read(List<MultipartFile> files) {
        List<MultipartFile> chosen =
                files.stream().filter(file -> !name(file).isEmpty()).toList();
        if (chosen.isEmpty()) {
            return Outcome.refused("territory.import.choose-file");
        }
        Outcome<List<SourceFile>> outcome = Outcome.done(List.of());
        for (MultipartFile file : chosen) {
            outcome = outcome.then(before -> limits.check(name(file), file.getSize())
                    .map(ignored -> {
                        List<SourceFile> all = new ArrayList<>(before);
                        all.add(new SourceFile(name(file), content(file)));
                        return all;
                    }));
        }
        return outcome;
    }

    /** The name without a path, which some browsers send. */
    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static byte[] content(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading an upload", e);
        }
    }
}
