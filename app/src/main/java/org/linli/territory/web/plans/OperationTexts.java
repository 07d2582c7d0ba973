package org.linli.territory.web.plans;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Refusal;
import org.linli.territory.Department;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.reorganisation.Operation;
import org.springframework.stereotype.Component;

/** Says in words what an operation does: a message key with its arguments. */
@Component
class OperationTexts {

    private static final int NAMED = 6;

    private final Territory territory;
    private final Snapshots snapshots;

    OperationTexts(Territory territory, Snapshots snapshots) {
        this.territory = territory;
        this.snapshots = snapshots;
    }

    /** @param effective first day of the structure that it makes; what it names may have ended then */
    Refusal of(Operation operation, LocalDate effective) {
        return switch (operation) {
            case Operation.AbolishLevel abolish ->
                Refusal.of(
                        "reorganisation.says.ABOLISH_LEVEL." + abolish.staff(),
                        name(abolish.underNo()),
                        levelName(abolish.underNo(), abolish.level(), effective));
            case Operation.Abolish abolish ->
                Refusal.of("reorganisation.says.ABOLISH." + abolish.staff(), name(abolish.unitNo()));
            case Operation.Merge merge ->
                Refusal.of(
                        "reorganisation.says.MERGE",
                        merge.unitNos().size(),
                        names(merge.unitNos()),
                        merge.name(),
                        code(merge.code()));
            case Operation.Split split ->
                Refusal.of(
                        "reorganisation.says.SPLIT",
                        name(split.unitNo()),
                        split.parts().size(),
                        split.parts().stream().map(Operation.Part::name).collect(Collectors.joining("、")));
            case Operation.Move move ->
                Refusal.of("reorganisation.says.MOVE", name(move.unitNo()), name(move.parentNo()));
            case Operation.Rename rename ->
                Refusal.of("reorganisation.says.RENAME", name(rename.unitNo()), rename.name());
            case Operation.Recode recode ->
                Refusal.of("reorganisation.says.RECODE", name(recode.unitNo()), recode.code());
            case Operation.Convert convert ->
                Refusal.of("reorganisation.says.CONVERT", name(convert.unitNo()), convert.name(), code(convert.code()));
            case Operation.RedrawGrids redraw ->
                Refusal.of(
                        "reorganisation.says.REDRAW_GRIDS",
                        name(redraw.parentNo()),
                        redraw.cells().size(),
                        redraw.cells().stream()
                                .filter(cell -> cell.unitNo() == null)
                                .count());
            case Operation.Reallocate reallocate ->
                Refusal.of(
                        "reorganisation.says.REALLOCATE",
                        territory
                                .findDepartment(reallocate.departmentNo())
                                .map(Department::name)
                                .orElse(""),
                        name(reallocate.unitNo()));
            case Operation.Reassign reassign ->
                Refusal.of(
                        "reorganisation.says.REASSIGN",
                        territory
                                .findDepartment(reassign.departmentNo())
                                .map(Department::name)
                                .orElse(""),
                        reassign.functions().size(),
                        String.join(
                                "、", reassign.functions().stream().limit(NAMED).toList()),
                        names(reassign.unitNos()),
                        reassign.body());
        };
    }

    private static String code(@Nullable String code) {
        return code == null ? "" : code;
    }

    private String levelName(int underNo, String level, LocalDate effective) {
        LocalDate before = effective.minusDays(1);
        UnitTree tree = snapshots.units(before.isBefore(snapshots.today()) ? before : snapshots.today());
        return tree.findEntry(underNo).stream()
                .flatMap(top -> tree.entries().stream()
                        .map(UnitTree.Entry::unit)
                        .filter(unit -> top.atOrBelow().contains(unit.no())))
                .filter(unit -> unit.no() != underNo && unit.level().equals(level))
                .findFirst()
                .map(Unit::levelName)
                .orElse(level);
    }

    private String names(List<Integer> numbers) {
        String named = numbers.stream().limit(NAMED).map(this::name).collect(Collectors.joining("、"));
        return numbers.size() > NAMED ? named + " …" : named;
    }

    private String name(int no) {
        return Optional.of(no).flatMap(territory::findUnit).map(Unit::name).orElse(Integer.toString(no));
    }
}
