package org.linli.territory.web.structure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Requires;
import org.linli.territory.GridStaff.GridWorker;
import org.linli.territory.GridStaff.Kind;
import org.linli.territory.PeopleWhoServe;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.units.TraitKind;
import org.linli.territory.internal.units.Traits;
import org.linli.territory.web.GridFacts;
import org.linli.territory.web.StructureDay;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Who looks after which grid (M01-04, M01-43), and which community is of which type (M01-28). */
@Controller
class StaffingPages {

    private static final int SHOWN = 500;

    private final GridFacts facts;
    private final Traits traits;
    private final Territory territory;
    private final Snapshots snapshots;
    private final List<PeopleWhoServe> people;

    StaffingPages(
            GridFacts facts, Traits traits, Territory territory, Snapshots snapshots, List<PeopleWhoServe> people) {
        this.facts = facts;
        this.traits = traits;
        this.territory = territory;
        this.snapshots = snapshots;
        this.people = people;
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/structure/staffing")
    String staffing(Model model, Actor actor, @RequestParam Optional<Integer> unit) {
        Unit top = top(actor, unit);
        model.addAttribute("top", top);
        model.addAttribute("path", territory.listPath(top.no()));
        model.addAttribute("staffing", staffing(top));
        NumberRanges units = territory.numbersAtOrBelow(top.no());
        model.addAttribute(
                "people",
                actor.scope().units().containsAll(units)
                        ? people.stream()
                                .flatMap(register -> register.countToday(actor, units).stream())
                                .toList()
                        : List.of());
        return "territory/staffing";
    }

    private StaffingReport staffing(Unit top) {
        List<Unit> grids = territory.listAtLevel(top.no(), "grid");
        return StaffingReport.of(
                grids,
                facts.workersOf(grids),
                grid -> Optional.ofNullable(grid.parentNo())
                        .flatMap(territory::findUnit)
                        .orElse(grid),
                SHOWN);
    }

    /** Communities by code of an attribute; those without one under the empty code. */
    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/structure/attributes")
    String attributes(
            Model model,
            Actor actor,
            @RequestParam Optional<Integer> unit,
            @RequestParam Optional<String> trait,
            @RequestParam Optional<String> asOf) {
        List<TraitKind> kinds = traits.kinds();
        TraitKind kind = trait.map(key -> kinds.stream()
                        .filter(known -> known.key().equals(key))
                        .findFirst()
                        .orElseThrow(NotFound::new))
                .orElse(kinds.getFirst());
        UnitTree tree = snapshots.units(StructureDay.of(asOf, snapshots.today()));
        Unit top = top(actor, unit);
        UnitTree.Entry entry = tree.findEntry(top.no()).orElseThrow(NotFound::new);
        Map<Integer, String> codes = traits.codesOn(kind.key(), entry.atOrBelow(), tree.day());
        Map<String, List<Unit>> byCode = new TreeMap<>();
        tree.entries().stream()
                .map(UnitTree.Entry::unit)
                .filter(one -> entry.atOrBelow().contains(one.no()))
                .filter(one -> kind.level() == null
                        ? codes.containsKey(one.no())
                        : one.level().equals(kind.level()))
                .sorted(Comparator.comparing(Unit::code).thenComparing(Unit::name))
                .forEach(one -> byCode.computeIfAbsent(codes.getOrDefault(one.no(), ""), code -> new ArrayList<>())
                        .add(one));
        model.addAttribute("top", top);
        model.addAttribute("kinds", kinds);
        model.addAttribute("kind", kind);
        model.addAttribute("byCode", byCode);
        model.addAttribute("day", tree.day());
        return "territory/attributes";
    }

    private Unit top(Actor actor, Optional<Integer> asked) {
        return asked.map(territory::getUnit)
                .or(() -> actor.findPost().flatMap(post -> territory.findUnit(post.unitNo())))
                .or(() -> territory.listRoots().stream().findFirst())
                .orElseThrow(NotFound::new);
    }

    /** A grid worker for machines; the kind is one of the three of M01-04. */
    record Responsible(
            String name,
            String post,
            String since,
            @Nullable Kind kind) {}

    /** A grid with who is responsible; nobody where it is vacant. */
    record ResponsibleOfGrid(int no, String code, String name, boolean isVacant, List<Responsible> responsible) {}

    /** For the grid itself, or the grids right below a unit. Names of staff are not for the public API. */
    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/api/v1/units/{no}/responsible")
    @ResponseBody
    List<ResponsibleOfGrid> responsible(@PathVariable int no) {
        Unit unit = territory.getUnit(no);
        List<Unit> grids = unit.level().equals("grid")
                ? List.of(unit)
                : territory.listChildren(no).stream()
                        .filter(child -> child.level().equals("grid"))
                        .toList();
        Map<Integer, List<GridWorker>> workers = facts.workersOf(grids);
        return grids.stream()
                .map(grid -> {
                    List<GridWorker> here = workers.getOrDefault(grid.no(), List.of());
                    return new ResponsibleOfGrid(
                            grid.no(),
                            grid.code(),
                            grid.name(),
                            here.isEmpty(),
                            here.stream()
                                    .map(worker -> new Responsible(
                                            worker.name(),
                                            worker.postTitle(),
                                            worker.since().toString(),
                                            worker.kind()))
                                    .toList());
                })
                .toList();
    }
}
