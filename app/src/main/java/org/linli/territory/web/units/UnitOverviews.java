package org.linli.territory.web.units;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.territory.GridCell;
import org.linli.territory.GridStaff.GridWorker;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.GridUses;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.bodies.Body;
import org.linli.territory.internal.bodies.NearestBody;
import org.linli.territory.internal.population.Count;
import org.linli.territory.internal.population.Populations;
import org.linli.territory.internal.units.Alias;
import org.linli.territory.internal.units.Aliases;
import org.linli.territory.internal.units.Trait;
import org.linli.territory.internal.units.TraitKind;
import org.linli.territory.internal.units.Traits;
import org.linli.territory.web.GridFacts;
import org.springframework.stereotype.Component;

/** What the page of a unit shows of its notes: as of today and in a few lines. */
@Component
public class UnitOverviews {

    private static final String GRID = "grid";

    private final Aliases aliases;
    private final Traits traits;
    private final Populations populations;
    private final NearestBody bodies;
    private final Territory territory;
    private final Snapshots snapshots;
    private final GridFacts facts;
    private final GridUses uses;

    UnitOverviews(
            Aliases aliases,
            Traits traits,
            Populations populations,
            NearestBody bodies,
            Territory territory,
            Snapshots snapshots,
            GridFacts facts,
            GridUses uses) {
        this.uses = uses;
        this.aliases = aliases;
        this.traits = traits;
        this.populations = populations;
        this.bodies = bodies;
        this.territory = territory;
        this.snapshots = snapshots;
        this.facts = facts;
    }

    /** An attribute as it holds, with its words. */
    public record Attribute(TraitKind kind, TraitKind.Code code, Trait trait) {

        public String text(Locale locale) {
            String details = String.join(
                    "、",
                    code.details().stream()
                            .map(detail -> trait.details().getOrDefault(detail.key(), ""))
                            .toList());
            return details.isEmpty() ? code.name(locale) : code.name(locale) + " · " + details;
        }
    }

    /**
     * What is known today.
     *
     * @param staff grid workers by number of the grid: of the unit itself, or of the grids right below it
     * @param uses of dedicated grids, by number: of the unit itself, or of the grids right below it
     * @param spans what the grid itself was, is and will be for, newest first
     * @param hasGrids whether there are grids right below it
     * @param bodies how many stand at the unit itself
     * @param contact the nearest body that residents can call
     */
    public record Overview(
            boolean isGrid,
            List<String> names,
            List<Attribute> attributes,
            @Nullable Count population,
            Map<Integer, List<GridWorker>> staff,
            Map<Integer, GridCell.Use> uses,
            List<GridUses.Span> spans,
            boolean hasGrids,
            long vacantGrids,
            long bodies,
            @Nullable Body contact) {

        /** The grid workers of a grid, none for a vacant one. */
        public List<GridWorker> of(int gridNo) {
            return staff.getOrDefault(gridNo, List.of());
        }
    }

    Overview of(Unit unit, List<Unit> children) {
        LocalDate today = snapshots.today();
        List<Unit> grids = Stream.concat(Stream.of(unit), children.stream())
                .filter(one -> one.level().equals(GRID))
                .toList();
        Map<Integer, List<GridWorker>> workers = facts.workersOf(grids);
        List<TraitKind> kinds = traits.kinds();
        return new Overview(
                unit.level().equals(GRID),
                aliases.list(unit.no()).stream()
                        .filter(alias -> alias.to() == null || alias.to().isAfter(today))
                        .map(Alias::name)
                        .distinct()
                        .toList(),
                traits.list(unit.no()).stream()
                        .filter(trait -> !trait.from().isAfter(today)
                                && (trait.to() == null || trait.to().isAfter(today)))
                        .flatMap(trait -> attribute(kinds, trait).stream())
                        .toList(),
                populations.list(unit.no()).stream().findFirst().orElse(null),
                workers,
                facts.usesOf(grids),
                unit.level().equals(GRID) ? uses.list(unit.no()) : List.of(),
                children.stream().anyMatch(child -> child.level().equals(GRID)),
                grids.stream().filter(grid -> !workers.containsKey(grid.no())).count(),
                territory.listDepartmentsFor(unit.no()).stream()
                        .filter(body -> body.unitNo() == unit.no())
                        .count(),
                bodies.find(unit.no()).orElse(null));
    }

    static Optional<Attribute> attribute(List<TraitKind> kinds, Trait trait) {
        return kinds.stream()
                .filter(kind -> kind.key().equals(trait.trait()))
                .findFirst()
                .flatMap(kind -> kind.find(trait.code()).map(code -> new Attribute(kind, code, trait)));
    }
}
