package org.linli.territory.internal.reorganisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.territory.Department;
import org.linli.territory.DepartmentFunctions;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitRow;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.UnitWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Redraws the structure of a tree of units by the operations of a plan. */
@Component
class Structures {

    private final Snapshots snapshots;
    private final UnitWriter units;
    private final JdbcClient jdbc;
    private final NewGround ground;
    private final List<DepartmentFunctions> functions;

    Structures(
            Snapshots snapshots,
            UnitWriter units,
            JdbcClient jdbc,
            NewGround ground,
            ObjectProvider<DepartmentFunctions> functions) {
        this.snapshots = snapshots;
        this.units = units;
        this.jdbc = jdbc;
        this.ground = ground;
        this.functions = functions.stream().toList();
    }

    /** What the operations make of the tree; touches nothing outside of the plan's unit. */
    Outcome<Redrawn> redraw(UnitTree tree, int planUnitNo, List<Operation> operations, LocalDate day) {
        NumberRanges scope =
                tree.findEntry(planUnitNo).map(UnitTree.Entry::atOrBelow).orElse(NumberRanges.none());
        Set<Integer> departments = snapshots.departments().values().stream()
                .filter(department -> scope.contains(department.unitNo()))
                .map(Department::no)
                .collect(Collectors.toSet());
        Redrawing.Ground rules = new Redrawing.Ground(
                units.levelNames(), scope, codesEver(codesOf(operations)), departments, functionsOf(operations, day));
        return new Redrawing(nodes(tree), rules, day).apply(operations).then(redrawn -> ground.shared(redrawn, day));
    }

    private Map<Integer, Set<String>> functionsOf(List<Operation> operations, LocalDate day) {
        return operations.stream()
                .flatMap(operation ->
                        operation instanceof Operation.Reassign reassign ? Stream.of(reassign) : Stream.empty())
                .map(Operation.Reassign::departmentNo)
                .distinct()
                .collect(Collectors.toMap(
                        no -> no,
                        no -> functions.stream()
                                .flatMap(module -> module.list(no, day).stream())
                                .map(DepartmentFunctions.Function::code)
                                .collect(Collectors.toSet())));
    }

    /** What a department answers for on the day, as the modules know it. */
    List<DepartmentFunctions.Function> functions(int departmentNo, LocalDate day) {
        return functions.stream()
                .flatMap(module -> module.list(departmentNo, day).stream())
                .toList();
    }

    StructureHealth health(UnitTree tree, int topNo) {
        return StructureHealth.of(nodes(tree), topNo);
    }

    /** Health of the structure that a redrawing leads to. */
    StructureHealth health(UnitTree tree, Redrawn redrawn, int topNo) {
        Set<Integer> gone = Stream.concat(
                        redrawn.ended().stream().map(Node::no),
                        redrawn.changed().stream().map(change -> change.after().no()))
                .collect(Collectors.toSet());
        List<Node> after = new ArrayList<>(
                nodes(tree).stream().filter(node -> !gone.contains(node.no())).toList());
        after.addAll(redrawn.opened());
        redrawn.changed().forEach(change -> after.add(change.after()));
        return StructureHealth.of(after, topNo);
    }

    private static Collection<Node> nodes(UnitTree tree) {
        return tree.entries().stream()
                .map(entry -> node(entry.unit(), entry.civilCode()))
                .toList();
    }

    private static Node node(Unit unit, @Nullable String civilCode) {
        return new Node(
                unit.no(),
                unit.level(),
                unit.levelName(),
                unit.code().isEmpty() ? null : unit.code(),
                civilCode,
                unit.name(),
                UnitRow.Kind.ofLevel(unit.level()),
                unit.parentNo());
    }

    private static List<String> codesOf(List<Operation> operations) {
        return operations.stream()
                .flatMap(operation -> switch (operation) {
                    case Operation.Merge merge -> Stream.ofNullable(merge.code());
                    case Operation.Split split ->
                        split.parts().stream().map(Operation.Part::code).filter(Objects::nonNull);
                    case Operation.Recode recode -> Stream.of(recode.code());
                    case Operation.Convert convert -> Stream.ofNullable(convert.code());
                    case Operation.RedrawGrids redraw ->
                        redraw.cells().stream().map(Operation.Cell::code).filter(Objects::nonNull);
                    case Operation.AbolishLevel ignored -> Stream.<String>empty();
                    case Operation.Abolish ignored -> Stream.<String>empty();
                    case Operation.Move ignored -> Stream.<String>empty();
                    case Operation.Rename ignored -> Stream.<String>empty();
                    case Operation.Reallocate ignored -> Stream.<String>empty();
                    case Operation.Reassign ignored -> Stream.<String>empty();
                })
                .map(String::strip)
                .toList();
    }

    /** Codes that a unit has or ever had: they are never given again. */
    private Map<String, Integer> codesEver(List<String> codes) {
        return jdbc
                .sql("SELECT code, max(unit_no) AS unit_no FROM unit_version WHERE code = ANY (:codes) GROUP BY code")
                .param("codes", codes.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("code"), row.getInt("unit_no")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
