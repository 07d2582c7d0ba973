package org.linli.territory.web.plans;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Refusal;
import org.linli.territory.internal.reorganisation.DryRun;
import org.linli.territory.internal.reorganisation.Node;
import org.linli.territory.internal.reorganisation.Redrawn;

/**
 * A dry run in names.
 *
 * @param ended units that would end, each with who takes its place and what would move by kind
 * @param kinds what could move, with its total
 * @param columns those of which anything would move, in the order of each unit's moves
 */
public record DryRunView(
        @Nullable Refusal refusal,
        List<Ending> ended,
        List<Node> opened,
        List<Changing> changed,
        int reparented,
        List<String> kinds,
        List<String> columns,
        Map<String, Integer> totals,
        List<Handing> functions,
        List<Refusal> findings,
        Map<String, Double> now,
        Map<String, Double> then) {

    private static final int MOST_CHANGED = 100;

    /** A unit that would end. */
    public record Ending(Node unit, String heir, String staffTo, List<Integer> moves) {}

    /** Functions of a department that would go to bodies at other units. */
    public record Handing(String department, List<String> functions, String units, String body) {}

    /** A unit that would change by itself, not only because its parent does. */
    public record Changing(Node before, Node after, String parentBefore, String parentAfter) {}

    public static DryRunView of(DryRun dryRun, IntFunction<String> knownNames, IntFunction<String> departments) {
        Redrawn redrawn = dryRun.redrawn();
        if (redrawn == null) {
            return new DryRunView(
                    dryRun.refusal(),
                    List.of(),
                    List.of(),
                    List.of(),
                    0,
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    Map.of());
        }
        Map<Integer, String> opened = redrawn.opened().stream().collect(Collectors.toMap(Node::no, Node::name));
        IntFunction<String> names = no -> Optional.ofNullable(opened.get(no)).orElseGet(() -> knownNames.apply(no));
        List<String> kinds =
                dryRun.affected().stream().map(DryRun.Affected::kind).toList();
        List<DryRun.Affected> moving =
                dryRun.affected().stream().filter(kind -> kind.total() > 0).toList();
        List<Ending> ended = redrawn.ended().stream()
                .map(node -> new Ending(
                        node,
                        names.apply(redrawn.heirs().getOrDefault(node.no(), 0)),
                        redrawn.receivers().getOrDefault(node.no(), List.of()).stream()
                                .map(names::apply)
                                .collect(Collectors.joining("、")),
                        moving.stream()
                                .map(kind -> kind.byUnit().getOrDefault(node.no(), 0))
                                .toList()))
                .toList();
        List<Changing> changed = redrawn.changed().stream()
                .filter(change -> isOfItself(redrawn, change.after().no()))
                .limit(MOST_CHANGED)
                .map(change -> new Changing(
                        change.before(),
                        change.after(),
                        name(names, change.before().parentNo()),
                        name(names, change.after().parentNo())))
                .toList();
        return new DryRunView(
                null,
                ended,
                redrawn.opened(),
                changed,
                (int) redrawn.changed().stream()
                        .filter(change -> !isOfItself(redrawn, change.after().no()))
                        .count(),
                kinds,
                moving.stream().map(DryRun.Affected::kind).toList(),
                dryRun.affected().stream().collect(Collectors.toMap(DryRun.Affected::kind, DryRun.Affected::total)),
                redrawn.functions().stream()
                        .map(one -> new Handing(
                                departments.apply(one.departmentNo()),
                                one.functions(),
                                one.unitNos().stream().map(names::apply).collect(Collectors.joining("、")),
                                one.body()))
                        .toList(),
                dryRun.findings(),
                dryRun.healthNow().asFigures(),
                dryRun.healthThen().asFigures());
    }

    private static boolean isOfItself(Redrawn redrawn, int unitNo) {
        return redrawn.links().stream().anyMatch(link -> link.kind().isWithinOneUnit() && link.successorNo() == unitNo);
    }

    private static String name(IntFunction<String> names, @Nullable Integer no) {
        return no == null ? "" : names.apply(no);
    }
}
