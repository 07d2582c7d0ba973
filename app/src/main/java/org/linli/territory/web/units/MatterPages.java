package org.linli.territory.web.units;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.Scope;
import org.linli.kernel.web.BadInput;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.Matters.Involvement;
import org.linli.territory.Territory;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.bodies.JointMatters;
import org.linli.territory.internal.bodies.MatterReport;
import org.linli.territory.internal.bodies.MatterReport.Period;
import org.linli.territory.web.CsvFile;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Matters that several bodies answer for (M01-07): begun, changed, ended, and how the work under them stands. */
@Controller
class MatterPages {

    private static final String PART_OF_WORK = "incidents.list";

    private final JointMatters matters;
    private final MatterReport report;
    private final Territory territory;
    private final UnitReach reach;
    private final Snapshots snapshots;
    private final Clock clock;

    MatterPages(
            JointMatters matters,
            MatterReport report,
            Territory territory,
            UnitReach reach,
            Snapshots snapshots,
            Clock clock) {
        this.matters = matters;
        this.report = report;
        this.territory = territory;
        this.reach = reach;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** Of the body whose desk it is; of whoever looks after units, those of her units. */
    @Requires({TerritoryPermissions.BROWSE, TerritoryPermissions.BODIES, PART_OF_WORK})
    @GetMapping("/matters")
    String own(Model model, Actor actor, @RequestParam Optional<String> from, @RequestParam Optional<String> until) {
        Period period = period(from, until);
        model.addAttribute("period", period);
        model.addAttribute("lines", report.own(actor, period));
        model.addAttribute("today", snapshots.today());
        model.addAttribute("bodyNo", bodyOf(actor).orElse(null));
        return "territory/mattersOwn";
    }

    private static Optional<Integer> bodyOf(Actor actor) {
        return actor.scope() instanceof Scope.Department department
                ? Optional.of(department.departmentNo())
                : Optional.empty();
    }

    @Requires({TerritoryPermissions.BROWSE, TerritoryPermissions.BODIES, PART_OF_WORK})
    @GetMapping("/matters/table")
    ResponseEntity<byte[]> ownTable(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> until) {
        return CsvFile.named("matters.csv", MatterCsv.of(report.own(actor, period(from, until)), frame));
    }

    @Requires({TerritoryPermissions.BROWSE, TerritoryPermissions.BODIES, PART_OF_WORK})
    @GetMapping("/units/{no}/matters")
    String list(
            Model model,
            Actor actor,
            @PathVariable int no,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> until) {
        Period period = period(from, until);
        put(model, actor, no);
        model.addAttribute("period", period);
        model.addAttribute("lines", report.lines(actor, no, period));
        model.addAttribute("today", snapshots.today());
        return "territory/matters";
    }

    @Requires({TerritoryPermissions.BROWSE, TerritoryPermissions.BODIES, PART_OF_WORK})
    @GetMapping("/units/{no}/matters/table")
    ResponseEntity<byte[]> table(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable int no,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> until) {
        territory.getUnit(no);
        return CsvFile.named("matters.csv", MatterCsv.of(report.lines(actor, no, period(from, until)), frame));
    }

    @Requires({TerritoryPermissions.BROWSE, TerritoryPermissions.BODIES, PART_OF_WORK})
    @GetMapping("/units/{no}/matters/{id}")
    String open(
            Model model,
            Actor actor,
            @PathVariable int no,
            @PathVariable UUID id,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> until) {
        Period period = period(from, until);
        MatterReport.Sheet sheet = report.sheet(actor, no, id, period);
        put(model, actor, no);
        model.addAttribute("period", period);
        model.addAttribute("sheet", sheet);
        model.addAttribute("hasEnded", sheet.line().matter().hasEnded(snapshots.today()));
        model.addAttribute(
                "isSupervised",
                bodyOf(actor)
                        .flatMap(body -> sheet.line().matter().involvementOf(body))
                        .filter(part -> part == Involvement.SUPERVISES)
                        .isPresent());
        model.addAttribute(
                "subjects",
                matters.subjects().values().stream()
                        .flatMap(group -> group.stream())
                        .filter(subject -> sheet.line().matter().subjects().contains(subject.code()))
                        .toList());
        return "territory/matter";
    }

    @Requires(TerritoryPermissions.BODIES)
    @GetMapping("/units/{no}/matters/edit")
    String edit(Model model, Actor actor, @PathVariable int no, @RequestParam Optional<UUID> matter) {
        reach.get(actor, no);
        MatterForm form = matter.map(id -> MatterForm.of(matters.get(actor, no, id)))
                .orElseGet(() -> MatterForm.fresh(snapshots.today()));
        return form(model, actor, no, form, null);
    }

    private String form(Model model, Actor actor, int no, MatterForm form, @Nullable Refusal error) {
        put(model, actor, no);
        model.addAttribute("form", form);
        model.addAttribute("error", error);
        model.addAttribute("candidates", matters.candidates(no));
        model.addAttribute("subjects", matters.subjects());
        return "territory/matterForm";
    }

    @Requires(TerritoryPermissions.BODIES)
    @PostMapping("/units/{no}/matters")
    String save(
            Model model,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            @PathVariable int no,
            @RequestParam Optional<UUID> matter,
            @RequestParam MultiValueMap<String, String> fields) {
        reach.get(actor, no);
        MatterForm form = MatterForm.read(matter.orElse(null), fields, snapshots.today());
        Outcome<UUID> outcome = form.draft()
                .then(draft -> matter.map(id -> matters.change(actor, no, id, draft, clock.instant()))
                        .orElseGet(() -> matters.begin(actor, no, draft, clock.instant())));
        return switch (outcome) {
            case Outcome.Done<UUID> done ->
                Pages.answer(done, "bodies.done.saved", "/units/" + no + "/matters/" + done.value(), flash);
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(model, actor, no, form, refused.refusal());
            }
        };
    }

    @Requires(TerritoryPermissions.BODIES)
    @PostMapping("/units/{no}/matters/end")
    String end(Actor actor, RedirectAttributes flash, @PathVariable int no, @RequestParam UUID matter) {
        return Pages.answer(
                matters.end(actor, no, matter, clock.instant()),
                "bodies.done.matter-ended",
                "/units/" + no + "/matters",
                flash);
    }

    private void put(Model model, Actor actor, int no) {
        model.addAttribute("unit", territory.getUnit(no));
        model.addAttribute("path", territory.listPath(no));
        model.addAttribute(
                "mayChange",
                actor.may(TerritoryPermissions.BODIES)
                        && reach.holds(actor, no)
                        && snapshots.units().find(no).isPresent());
    }

    private Period period(Optional<String> from, Optional<String> until) {
        Period lately = report.lately();
        Period asked = new Period(day(from, lately.from()), day(until, lately.until()));
        if (asked.until().isBefore(asked.from())) {
            throw new BadInput("until", "matters.bad.period");
        }
        return asked;
    }

    private static LocalDate day(Optional<String> typed, LocalDate otherwise) {
        return typed.filter(text -> !text.isBlank())
                .map(text -> switch (DayText.read(text)) {
                    case Outcome.Done<LocalDate> done -> done.value();
                    case Outcome.Refused<LocalDate> refused ->
                        throw new BadInput("from", refused.refusal().key());
                })
                .orElse(otherwise);
    }
}
