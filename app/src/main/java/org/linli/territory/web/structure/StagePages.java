package org.linli.territory.web.structure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.GridItems;
import org.linli.territory.RollOut;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.units.StageItem;
import org.linli.territory.internal.units.StageRows;
import org.linli.territory.internal.units.StageSpan;
import org.linli.territory.internal.units.Stages;
import org.linli.territory.internal.units.TraitKind;
import org.linli.territory.web.CsvFile;
import org.linli.territory.web.GridFacts;
import org.linli.territory.web.StructureDay;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The checklist of a unit's stage, and how the units below came through the stages (M01-08). */
@Controller
class StagePages {

    private final Stages stages;
    private final StageRows rows;
    private final GridFacts facts;
    private final GridItems gridItems;
    private final Territory territory;
    private final UnitReach reach;
    private final Snapshots snapshots;
    private final Clock clock;

    StagePages(
            Stages stages,
            StageRows rows,
            GridFacts facts,
            GridItems gridItems,
            Territory territory,
            UnitReach reach,
            Snapshots snapshots,
            Clock clock) {
        this.stages = stages;
        this.rows = rows;
        this.facts = facts;
        this.gridItems = gridItems;
        this.territory = territory;
        this.reach = reach;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/units/{no}/stage")
    String stage(Model model, Actor actor, @PathVariable int no) {
        Unit unit = territory.getUnit(no);
        TraitKind kind = stages.kind();
        if (!kind.isOf(unit)) {
            throw new NotFound();
        }
        List<StageSpan> spans = rows.spans(List.of(no)).getOrDefault(no, List.of());
        LocalDate today = snapshots.today();
        String present = spans.stream()
                .filter(span -> span.holdsOn(today))
                .map(StageSpan::stage)
                .findFirst()
                .orElse("");
        model.addAttribute("unit", unit);
        model.addAttribute("path", territory.listPath(no));
        model.addAttribute("kind", kind);
        model.addAttribute("spans", spans.reversed());
        model.addAttribute("present", present);
        model.addAttribute("checklists", checklists(unit, kind, spans, present));
        model.addAttribute("items", rows.everAsked());
        model.addAttribute("leftOpen", rows.leftOpen(no));
        model.addAttribute(
                "mayChange",
                actor.may(TerritoryPermissions.BODIES)
                        && reach.holds(actor, no)
                        && snapshots.units().find(no).isPresent());
        model.addAttribute("today", today);
        return "territory/stage";
    }

    /** Of the present stage first, then of those it went through, the latest first. */
    private List<StageChecklist> checklists(Unit unit, TraitKind kind, List<StageSpan> spans, String present) {
        LocalDate today = snapshots.today();
        Map<String, StageItem.Done> done = rows.done(List.of(unit.no()), today).getOrDefault(unit.no(), Map.of());
        Map<StageItem.Fact, Refusal> known = known(unit);
        List<StageItem> items = rows.items(today);
        return spans.reversed().stream()
                .filter(span -> !span.from().isAfter(today))
                .map(StageSpan::stage)
                .distinct()
                .flatMap(stage -> kind.find(stage).stream())
                .map(stage -> new StageChecklist(
                        stage,
                        stage.key().equals(present),
                        items.stream()
                                .filter(item -> item.stage().equals(stage.key()))
                                .map(item -> new StageChecklist.Line(
                                        item,
                                        done.get(item.key()),
                                        Optional.ofNullable(item.fact())
                                                .map(known::get)
                                                .orElse(null)))
                                .toList()))
                .toList();
    }

    /** What can be told from data, in words. */
    private Map<StageItem.Fact, Refusal> known(Unit unit) {
        List<Unit> grids = territory.listAtLevel(unit.no(), "grid");
        int staffed = facts.workersOf(grids).size();
        int published = gridItems.listAt(unit.no(), snapshots.today()).size();
        Map<StageItem.Fact, Refusal> known = new EnumMap<>(StageItem.Fact.class);
        known.put(StageItem.Fact.GRIDS, Refusal.of("stages.fact.grids", grids.size()));
        known.put(StageItem.Fact.WORKERS, Refusal.of("stages.fact.workers", grids.size(), staffed));
        known.put(StageItem.Fact.ITEMS, Refusal.of("stages.fact.items", published));
        return known;
    }

    @Requires(TerritoryPermissions.BODIES)
    @PostMapping("/units/{no}/stage")
    String move(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String reason) {
        reach.get(actor, no);
        Outcome<Integer> outcome = DayText.read(from)
                .then(day -> stages.move(actor, no, new RollOut.Step(stage, day, source, reason), clock.instant()));
        return Pages.answer(outcome, "structure.done.saved", page(no), flash);
    }

    @Requires(TerritoryPermissions.BODIES)
    @PostMapping("/units/{no}/stage/items")
    String confirm(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @RequestParam(defaultValue = "") List<String> item,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String note) {
        reach.get(actor, no);
        Outcome<Integer> outcome =
                DayText.read(day).then(done -> stages.confirm(actor, no, item, done, note, clock.instant()));
        return Pages.answer(outcome, "structure.done.saved", page(no), flash);
    }

    @Requires(TerritoryPermissions.BODIES)
    @PostMapping("/units/{no}/stage/items/back")
    String takeBack(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String note) {
        Outcome<Integer> outcome = stages.takeBack(actor, no, item, note, clock.instant());
        return Pages.answer(outcome, "stages.done.taken-back", page(no), flash);
    }

    private static String page(int no) {
        return "/units/" + no + "/stage";
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/structure/stages")
    String report(Model model, Actor actor, @RequestParam Optional<Integer> unit, @RequestParam Optional<String> asOf) {
        UnitTree tree = snapshots.units(StructureDay.of(asOf, snapshots.today()));
        Unit top = top(actor, tree, unit);
        model.addAttribute("path", tree.path(top.no()));
        model.addAttribute("report", report(tree, top));
        return "territory/stages";
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/structure/stages/table")
    ResponseEntity<byte[]> export(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam Optional<Integer> unit,
            @RequestParam Optional<String> asOf) {
        UnitTree tree = snapshots.units(StructureDay.of(asOf, snapshots.today()));
        return CsvFile.named("stages.csv", report(tree, top(actor, tree, unit)).csv(frame));
    }

    private StageReport report(UnitTree tree, Unit top) {
        TraitKind kind = stages.kind();
        List<Unit> units = tree.children(top.no()).stream().filter(kind::isOf).toList();
        List<Integer> numbers = units.stream().map(Unit::no).toList();
        Map<Integer, List<StageSpan>> spans = rows.spans(numbers);
        Map<Integer, Map<String, StageItem.Done>> done = rows.done(numbers, tree.day());
        List<StageItem> items = rows.items(tree.day());
        return new StageReport(
                top,
                tree.day(),
                kind,
                units.stream()
                        .map(unit -> line(
                                unit,
                                spans.getOrDefault(unit.no(), List.of()).stream()
                                        .filter(span -> !span.from().isAfter(tree.day()))
                                        .toList(),
                                done.getOrDefault(unit.no(), Map.of()),
                                items,
                                tree.day()))
                        .toList());
    }

    private static StageReport.Line line(
            Unit unit, List<StageSpan> spans, Map<String, StageItem.Done> done, List<StageItem> items, LocalDate day) {
        Optional<StageSpan> present =
                spans.stream().filter(span -> span.holdsOn(day)).findFirst();
        List<StageItem> asked = items.stream()
                .filter(item -> present.map(StageSpan::stage)
                        .filter(item.stage()::equals)
                        .isPresent())
                .toList();
        int finished = (int)
                asked.stream().filter(item -> done.containsKey(item.key())).count();
        return new StageReport.Line(unit, spans, present.orElse(null), finished, asked.size());
    }

    /** The unit asked for, else that of the post, else the first root. */
    private static Unit top(Actor actor, UnitTree tree, Optional<Integer> asked) {
        return asked.map(no -> tree.find(no).orElseThrow(NotFound::new))
                .or(() -> actor.findPost().flatMap(post -> tree.find(post.unitNo())))
                .or(() -> tree.roots().stream().findFirst())
                .orElseThrow(NotFound::new);
    }
}
