package org.linli.territory.web.structure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.kernel.Actor;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Requires;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.reorganisation.Health;
import org.linli.territory.web.StructureDay;
import org.linli.territory.web.StructureDays;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Figures under the structure of any day, and how healthy a structure is. */
@Controller
class StructurePages {

    private final Territory territory;
    private final Snapshots snapshots;
    private final StructureDays structures;
    private final StructureComparison comparison;
    private final Health health;

    StructurePages(
            Territory territory,
            Snapshots snapshots,
            StructureDays structures,
            StructureComparison comparison,
            Health health) {
        this.territory = territory;
        this.snapshots = snapshots;
        this.structures = structures;
        this.comparison = comparison;
        this.health = health;
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/structure/figures")
    String figures(
            Model model,
            Actor actor,
            @RequestParam Optional<Integer> unit,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> until,
            @RequestParam Optional<String> asOf,
            @RequestParam Optional<String> against) {
        LocalDate today = snapshots.today();
        LocalDate day = StructureDay.of(asOf, today);
        LocalDate first = from.isPresent() ? StructureDay.of(from, today) : today.withDayOfYear(1);
        LocalDate last = StructureDay.of(until, today);
        Unit top = top(actor, snapshots.units(day), unit);
        model.addAttribute("top", top);
        model.addAttribute("path", snapshots.units(day).path(top.no()));
        model.addAttribute("from", first);
        model.addAttribute("until", last);
        model.addAttribute("structure", structures.on(day));
        Optional<LocalDate> other =
                against.filter(text -> !text.isBlank()).map(text -> StructureDay.of(Optional.of(text), today));
        model.addAttribute("against", other.orElse(null));
        model.addAttribute(
                "compared",
                other.map(second -> comparison.compare(actor, top.no(), first, last.plusDays(1), day, second))
                        .orElseGet(() -> new StructureComparison.Compared(
                                List.of(comparison.side(actor, top.no(), first, last.plusDays(1), day)), List.of())));
        model.addAttribute("presets", structures.presets(today));
        return "territory/figures";
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/structure/health")
    String health(Model model, Actor actor, @RequestParam Optional<Integer> unit, @RequestParam Optional<String> asOf) {
        LocalDate day = StructureDay.of(asOf, snapshots.today());
        UnitTree tree = snapshots.units(day);
        Unit top = top(actor, tree, unit);
        model.addAttribute("top", top);
        model.addAttribute("structure", structures.on(day));
        model.addAttribute("report", health.of(tree, top.no()));
        model.addAttribute("before", before(top, day));
        return "territory/health";
    }

    /** Figures before the latest change of the structure; empty where there was none or the unit was not there. */
    private Map<String, Double> before(Unit top, LocalDate day) {
        return structures.on(day).steps().stream()
                .filter(step -> !step.isAfter(day))
                .reduce((first, second) -> second)
                .map(change -> snapshots.units(change.minusDays(1)))
                .filter(tree -> tree.find(top.no()).isPresent())
                .map(tree -> health.of(tree, top.no()).figures().asFigures())
                .orElse(Map.of());
    }

    /** The unit asked for, else that of the post, else the first root. */
    private Unit top(Actor actor, UnitTree tree, Optional<Integer> asked) {
        return asked.map(no -> tree.find(no).orElseThrow(NotFound::new))
                .or(() -> actor.findPost().flatMap(post -> tree.find(post.unitNo())))
                .or(() -> tree.roots().stream().findFirst())
                .or(() -> territory.listRoots().stream().findFirst())
                .orElseThrow(NotFound::new);
    }
}
