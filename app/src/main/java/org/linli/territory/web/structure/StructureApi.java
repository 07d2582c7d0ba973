package org.linli.territory.web.structure;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.web.Requires;
import org.linli.territory.Territory;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.web.StructureDay;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures of a period under the structures of one or two days, for machines. */
@RestController
class StructureApi {

    private final StructureComparison comparison;
    private final Territory territory;
    private final Snapshots snapshots;

    StructureApi(StructureComparison comparison, Territory territory, Snapshots snapshots) {
        this.comparison = comparison;
        this.territory = territory;
        this.snapshots = snapshots;
    }

    /** A unit with its figures by name. */
    record RowJson(int no, String code, String name, Map<String, Long> figures) {}

    /**
     * Figures under the structure of a day.
     *
     * @param unit name of the unit asked for; empty where it was several or none on that day
     * @param unplaced what cannot be told to one unit of that day
     */
    record StructureJson(
            LocalDate asOf, String unit, List<RowJson> rows, Map<String, Long> unplaced, Map<String, Long> totals) {}

    /** Why two structures differ: units that became one, or one that became several. */
    record DifferenceJson(LocalDate day, String kind, List<PartyJson> from, List<PartyJson> to) {}

    /** @param share what it got of the one before; absent if all, or if nobody knows */
    record PartyJson(int unit, String name, @Nullable Double share) {

        static List<PartyJson> of(List<StructureComparison.Party> parties) {
            return parties.stream()
                    .map(party -> new PartyJson(party.unitNo(), party.name(), party.share()))
                    .toList();
        }
    }

    record FiguresJson(
            LocalDate from, LocalDate until, List<StructureJson> structures, List<DifferenceJson> differences) {}

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/api/v1/structure/figures")
    ResponseEntity<FiguresJson> figures(
            Actor actor,
            @RequestParam int unit,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> until,
            @RequestParam Optional<String> asOf,
            @RequestParam Optional<String> against) {
        territory.getUnit(unit);
        LocalDate today = snapshots.today();
        LocalDate first = from.isPresent() ? StructureDay.of(from, today) : today.withDayOfYear(1);
        LocalDate last = StructureDay.of(until, today);
        LocalDate day = StructureDay.of(asOf, today);
        StructureComparison.Compared compared = against.isPresent()
                ? comparison.compare(actor, unit, first, last.plusDays(1), day, StructureDay.of(against, today))
                : new StructureComparison.Compared(
                        List.of(comparison.side(actor, unit, first, last.plusDays(1), day)), List.of());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new FiguresJson(
                        first,
                        last,
                        compared.sides().stream().map(StructureApi::json).toList(),
                        compared.differences().stream()
                                .map(difference -> new DifferenceJson(
                                        difference.day(),
                                        difference.kind().name(),
                                        PartyJson.of(difference.from()),
                                        PartyJson.of(difference.to())))
                                .toList()));
    }

    private static StructureJson json(StructureComparison.Side side) {
        StructureFigures.@Nullable Table table = side.table();
        if (side.top() == null || table == null) {
            return new StructureJson(side.day(), "", List.of(), Map.of(), Map.of());
        }
        return new StructureJson(
                side.day(),
                side.top().name(),
                table.rows().stream()
                        .map(row -> new RowJson(
                                row.unit().no(),
                                row.unit().code(),
                                row.unit().name(),
                                byKey(table.keys(), row.values())))
                        .toList(),
                byKey(table.keys(), table.unplaced()),
                byKey(table.keys(), table.totals()));
    }

    private static Map<String, Long> byKey(List<String> keys, List<Long> values) {
        Map<String, Long> figures = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            figures.put(keys.get(i), values.get(i));
        }
        return figures;
    }
}
