package org.linli.territory.web.structure;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.population.Coverage;
import org.linli.territory.internal.population.PopulationTable;
import org.linli.territory.web.StructureDay;
import org.linli.territory.web.StructureDays;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Coverage by resident population (M01-47), and the table from which its figures come. */
@Controller
class CoveragePages {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final String TABLE = "/structure/population";

    private final Coverage coverage;
    private final PopulationTable table;
    private final Snapshots snapshots;
    private final StructureDays structures;
    private final Clock clock;

    CoveragePages(
            Coverage coverage, PopulationTable table, Snapshots snapshots, StructureDays structures, Clock clock) {
        this.coverage = coverage;
        this.table = table;
        this.snapshots = snapshots;
        this.structures = structures;
        this.clock = clock;
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/structure/coverage")
    String coverage(
            Model model, Actor actor, @RequestParam Optional<Integer> unit, @RequestParam Optional<String> asOf) {
        LocalDate day = StructureDay.of(asOf, snapshots.today());
        UnitTree tree = snapshots.units(day);
        Unit top = top(actor, tree, unit);
        model.addAttribute("path", tree.path(top.no()));
        model.addAttribute("structure", structures.on(day));
        model.addAttribute("report", coverage.of(tree, top));
        return "territory/coverage";
    }

    /** @param format {@code csv}, or a workbook */
    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/structure/coverage/table")
    ResponseEntity<StreamingResponseBody> export(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam Optional<Integer> unit,
            @RequestParam Optional<String> asOf,
            @RequestParam(defaultValue = "xlsx") String format) {
        LocalDate day = StructureDay.of(asOf, snapshots.today());
        UnitTree tree = snapshots.units(day);
        Coverage.Report report = coverage.of(tree, top(actor, tree, unit));
        boolean isCsv = format.equals("csv");
        return ResponseEntity.ok()
                .contentType(isCsv ? new MediaType("text", "csv", StandardCharsets.UTF_8) : XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(isCsv ? "coverage.csv" : "coverage.xlsx")
                                .build()
                                .toString())
                .body(stream -> {
                    if (isCsv) {
                        stream.write(CoverageBook.csv(report, day, frame));
                    } else {
                        CoverageBook.xlsx(report, day, frame, stream);
                    }
                });
    }

    @Requires(TerritoryPermissions.BODIES)
    @GetMapping(TABLE)
    String form(Model model) {
        return form(model, "", List.of(), null);
    }

    private static String form(Model model, String text, List<PopulationTable.Line> lines, @Nullable Refusal error) {
        model.addAttribute("text", text);
        model.addAttribute("lines", lines);
        model.addAttribute("error", error);
        return "territory/population";
    }

    /** Looks the table over; with {@code confirmed} takes it in. */
    @Requires(TerritoryPermissions.BODIES)
    @PostMapping(TABLE)
    String take(
            Model model,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean confirmed)
            throws IOException {
        Outcome<String> given = file == null || file.isEmpty() ? Outcome.done(text) : text(file.getBytes());
        if (confirmed
                && given.then(known -> table.take(actor, known, clock.instant()))
                        instanceof Outcome.Done<Integer> done) {
            return Pages.answer(done, "structure.done.saved", "/structure/coverage", flash);
        }
        String known = given instanceof Outcome.Done<String> done ? done.value() : text;
        return switch (given.then(read -> table.look(actor, read))) {
            case Outcome.Done<List<PopulationTable.Line>> done -> form(model, known, done.value(), null);
            case Outcome.Refused<List<PopulationTable.Line>> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(model, known, List.of(), refused.refusal());
            }
        };
    }

    private static Outcome<String> text(byte[] file) {
        boolean isWorkbook = file.length > 1 && file[0] == 'P' && file[1] == 'K';
        return isWorkbook ? PopulationTable.text(file) : Outcome.done(new String(file, StandardCharsets.UTF_8));
    }

    /** The unit asked for, else that of the post, else the first root. */
    private static Unit top(Actor actor, UnitTree tree, Optional<Integer> asked) {
        return asked.map(no -> tree.find(no).orElseThrow(NotFound::new))
                .or(() -> actor.findPost().flatMap(post -> tree.find(post.unitNo())))
                .or(() -> tree.roots().stream().findFirst())
                .orElseThrow(NotFound::new);
    }
}
