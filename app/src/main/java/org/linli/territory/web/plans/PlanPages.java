package org.linli.territory.web.plans;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.Department;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.reorganisation.Dossier.Consultation;
import org.linli.territory.internal.reorganisation.DryRun;
import org.linli.territory.internal.reorganisation.Operation;
import org.linli.territory.internal.reorganisation.PartGround;
import org.linli.territory.internal.reorganisation.Plan;
import org.linli.territory.internal.reorganisation.Plans;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The wizard of a reorganisation: draw up, try dry, have decided, watch. */
@Controller
class PlanPages {

    static final String PLAN = "territory.plan";
    static final String APPROVE = "territory.approve";

    private static final int SHOWN = 50;
    private static final int MOST_CHOICES = 800;

    private final Plans plans;
    private final Territory territory;
    private final Snapshots snapshots;
    private final OperationTexts texts;
    private final PartGround ground;
    private final PlanMaps maps;
    private final Clock clock;

    PlanPages(
            Plans plans,
            Territory territory,
            Snapshots snapshots,
            OperationTexts texts,
            PartGround ground,
            PlanMaps maps,
            Clock clock) {
        this.plans = plans;
        this.territory = territory;
        this.snapshots = snapshots;
        this.texts = texts;
        this.ground = ground;
        this.maps = maps;
        this.clock = clock;
    }

    @Requires({TerritoryPermissions.BROWSE, PLAN, APPROVE})
    @GetMapping("/plans")
    String list(Model model, Actor actor) {
        model.addAttribute("plans", plans.listNewest(actor, SHOWN));
        model.addAttribute("units", snapshots.units());
        return "territory/plans";
    }

    @Requires(PLAN)
    @GetMapping("/plans/new")
    String fresh(Model model, Actor actor, @RequestParam Optional<Integer> unit) {
        return form(model, actor, new PlanForm(unit.orElse(null), null, null, null), null);
    }

    @Requires(PLAN)
    @PostMapping("/plans")
    String draft(Model model, Actor actor, HttpServletResponse response, @ModelAttribute PlanForm form) {
        Outcome<UUID> outcome = form.day()
                .then(day -> plans.draft(
                        actor,
                        Optional.ofNullable(form.unit()).orElse(0),
                        form.titleText(),
                        form.reasonText(),
                        day,
                        clock.instant()));
        return switch (outcome) {
            case Outcome.Done<UUID> done -> "redirect:/plans/" + done.value();
            case Outcome.Refused<UUID> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(model, actor, form, refused.refusal());
            }
        };
    }

    private String form(Model model, Actor actor, PlanForm form, @Nullable Refusal error) {
        model.addAttribute("form", form);
        model.addAttribute("error", error);
        model.addAttribute("choices", choices(actor));
        return "territory/planForm";
    }

    /** Units that can be reorganised from the actor's post: those with something below them, topmost first. */
    private List<Unit> choices(Actor actor) {
        List<Unit> choices = new ArrayList<>();
        List<Unit> open = new ArrayList<>(territory.listRoots());
        for (int i = 0; i < open.size() && choices.size() < MOST_CHOICES; i++) {
            List<Unit> below = territory.listChildren(open.get(i).no());
            if (!below.isEmpty()
                    && actor.scope()
                            .units()
                            .containsAll(territory.numbersAtOrBelow(open.get(i).no()))) {
                choices.add(open.get(i));
            }
            open.addAll(below);
        }
        return choices;
    }

    @Requires({TerritoryPermissions.BROWSE, PLAN, APPROVE})
    @GetMapping("/plans/{id}")
    String plan(Model model, Actor actor, @PathVariable UUID id) {
        Plan plan = known(actor, id);
        boolean isAhead = !plan.state().isOver() && plan.state() != Plan.State.CARRYING_OUT;
        model.addAttribute("plan", plan);
        model.addAttribute(
                "unit", territory.findUnit(plan.unitNo()).map(Unit::name).orElse(""));
        model.addAttribute(
                "operations",
                plan.operations().stream()
                        .map(operation -> texts.of(operation, plan.effective()))
                        .toList());
        model.addAttribute("dossier", plans.dossier(actor, id));
        model.addAttribute("progress", plans.progress(actor, id));
        model.addAttribute("details", plans.detailPaths(id));
        model.addAttribute("isDrawn", maps.isDrawn(plan));
        model.addAttribute("functionsMoved", plans.functionsMoved(actor, id));
        model.addAttribute("dryRun", isAhead && !plan.operations().isEmpty() ? shown(plans.dryRun(actor, id)) : null);
        return "territory/plan";
    }

    private DryRunView shown(DryRun dryRun) {
        return DryRunView.of(
                dryRun,
                no -> territory.findUnit(no).map(Unit::name).orElse(""),
                no -> territory.findDepartment(no).map(Department::name).orElse(""));
    }

    @Requires({TerritoryPermissions.BROWSE, PLAN, APPROVE})
    @GetMapping("/plans/{id}/before.geojson")
    ResponseEntity<String> before(Actor actor, @PathVariable UUID id) {
        return geoJson(maps.before(actor, known(actor, id)));
    }

    @Requires({TerritoryPermissions.BROWSE, PLAN, APPROVE})
    @GetMapping("/plans/{id}/after.geojson")
    ResponseEntity<String> after(Actor actor, @PathVariable UUID id) {
        return geoJson(maps.after(actor, known(actor, id)));
    }

    private static ResponseEntity<String> geoJson(String text) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/geo+json"))
                .cacheControl(CacheControl.noStore())
                .body(text);
    }

    @Requires(PLAN)
    @GetMapping("/plans/{id}/operations/{kind}")
    String operation(
            Model model,
            Actor actor,
            @PathVariable UUID id,
            @PathVariable String kind,
            @RequestParam Optional<Integer> department) {
        OperationForm form = OperationForm.empty();
        return operation(
                model,
                known(actor, id),
                kind(kind),
                department.map(form::withDepartment).orElse(form),
                null);
    }

    @Requires(PLAN)
    @PostMapping("/plans/{id}/operations/{kind}")
    String add(
            Model model,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @PathVariable String kind,
            @ModelAttribute OperationForm form) {
        Plan plan = known(actor, id);
        Outcome<Plan> outcome = form.operations(kind(kind), plan.unitNo(), typed -> find(plan, typed))
                .then(operations -> ground.drawn(operations, form.drawing()))
                .then(operations -> plans.add(actor, id, operations));
        return switch (outcome) {
            case Outcome.Done<Plan> done -> Pages.answer(done, "reorganisation.done.added", plan.href(), flash);
            case Outcome.Refused<Plan> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield operation(model, plan, kind(kind), form, refused.refusal());
            }
        };
    }

    private String operation(Model model, Plan plan, Operation.Kind kind, OperationForm form, @Nullable Refusal error) {
        model.addAttribute("plan", plan);
        model.addAttribute("kind", kind);
        model.addAttribute("form", form);
        model.addAttribute("error", error);
        model.addAttribute(
                "functions",
                kind == Operation.Kind.REASSIGN && form.department() != null
                        ? plans.functionsOf(form.department(), plan.effective())
                        : List.of());
        List<Unit> below = below(plan.unitNo());
        model.addAttribute("below", below.size() > MOST_CHOICES ? List.of() : below);
        model.addAttribute(
                "levels",
                below.stream()
                        .filter(unit -> unit.no() != plan.unitNo())
                        .map(Unit::level)
                        .distinct()
                        .filter(level -> !level.equals("grid"))
                        .toList());
        model.addAttribute(
                "departments",
                below.stream()
                        .flatMap(unit -> territory.listDepartmentsFor(unit.no()).stream())
                        .distinct()
                        .filter(department ->
                                territory.numbersAtOrBelow(plan.unitNo()).contains(department.unitNo()))
                        .sorted(Comparator.comparing(Department::name))
                        .toList());
        return "territory/planOperation";
    }

    /** Administrative units at or below the plan's unit in the order of the tree; grids only where nothing else is below. */
    private List<Unit> below(int unitNo) {
        List<Unit> found = new ArrayList<>();
        List<Unit> open = new ArrayList<>(List.of(territory.getUnit(unitNo)));
        while (!open.isEmpty()) {
            Unit unit = open.removeLast();
            found.add(unit);
            open.addAll(territory.listChildren(unit.no()).reversed());
        }
        return found.stream()
                .filter(unit -> !unit.level().equals("grid") || found.size() <= MOST_CHOICES)
                .toList();
    }

    /** By code, by number, or by name where only one unit within the plan has it. */
    private Optional<Integer> find(Plan plan, String typed) {
        Optional<Integer> byCode = territory.findByCode(typed).map(Unit::no);
        if (byCode.isPresent()) {
            return byCode;
        }
        List<Integer> byName = below(plan.unitNo()).stream()
                .filter(unit -> unit.name().equals(typed))
                .map(Unit::no)
                .toList();
        return byName.size() == 1 ? Optional.of(byName.getFirst()) : Optional.empty();
    }

    @Requires(PLAN)
    @PostMapping("/plans/{id}/remove")
    String remove(Actor actor, RedirectAttributes flash, @PathVariable UUID id, @RequestParam int position) {
        Plan plan = known(actor, id);
        return Pages.answer(plans.remove(actor, id, position), "reorganisation.done.removed", plan.href(), flash);
    }

    @Requires(PLAN)
    @PostMapping("/plans/{id}/consultations")
    String hear(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String heldOn,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "0") int heard,
            @RequestParam(defaultValue = "") String opinions) {
        Plan plan = known(actor, id);
        Outcome<Plan> outcome = DayText.read(heldOn)
                .then(day -> plans.hear(
                        actor,
                        id,
                        new Consultation(day, title.strip(), heard, opinions.strip(), actor.name()),
                        clock.instant()));
        return Pages.answer(outcome, "reorganisation.done.heard", plan.href(), flash);
    }

    @Requires(PLAN)
    @PostMapping("/plans/{id}/submit")
    String submit(Actor actor, RedirectAttributes flash, @PathVariable UUID id) {
        Plan plan = known(actor, id);
        return Pages.answer(
                plans.submit(actor, id, clock.instant()), "reorganisation.done.submitted", plan.href(), flash);
    }

    @Requires(PLAN)
    @PostMapping("/plans/{id}/withdraw")
    String withdraw(Actor actor, RedirectAttributes flash, @PathVariable UUID id) {
        Plan plan = known(actor, id);
        return Pages.answer(
                plans.withdraw(actor, id, clock.instant()), "reorganisation.done.withdrawn", plan.href(), flash);
    }

    @Requires(APPROVE)
    @PostMapping("/plans/{id}/approve")
    String approve(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String note) {
        Plan plan = known(actor, id);
        return Pages.answer(
                plans.approve(actor, id, note.strip(), clock.instant()),
                "reorganisation.done.approved",
                plan.href(),
                flash);
    }

    @Requires(APPROVE)
    @PostMapping("/plans/{id}/reject")
    String reject(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String note) {
        Plan plan = known(actor, id);
        return Pages.answer(
                plans.reject(actor, id, note.strip(), clock.instant()),
                "reorganisation.done.rejected",
                plan.href(),
                flash);
    }

    private Plan known(Actor actor, UUID id) {
        return plans.find(actor, id).orElseThrow(NotFound::new);
    }

    private static Operation.Kind kind(String name) {
        return Stream.of(Operation.Kind.values())
                .filter(kind -> kind.isTyped() && kind.name().equals(name))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
