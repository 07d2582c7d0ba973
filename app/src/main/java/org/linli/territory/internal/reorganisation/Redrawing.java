package org.linli.territory.internal.reorganisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.territory.Lineage.Kind;
import org.linli.territory.Lineage.Link;
import org.linli.territory.internal.LevelNames;
import org.linli.territory.internal.UnitRow;

/**
 * Redraws a copy of a structure, operation by operation, and refuses what would break it. Knows no database: the rules of
 * reorganisation stand here (M01-17, M01-18).
 */
final class Redrawing {

    private static final String DISTRICT = "district";

    private final Board board;
    private final Naming naming;
    private final Ground ground;
    private final LocalDate day;

    private final List<Link> links = new ArrayList<>();
    private final Map<Integer, Integer> heirs = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> receivers = new HashMap<>();
    private final Map<Integer, Integer> departments = new LinkedHashMap<>();
    private final List<Operation.Reassign> functions = new ArrayList<>();
    private final Map<Integer, String> grounds = new HashMap<>();
    private final List<Redrawn.Drawn> drawn = new ArrayList<>();
    private final List<Integer> divided = new ArrayList<>();
    private int nextNo = -1;

    /**
     * What the rules need to know besides the units.
     *
     * @param scope numbers that the plan may touch
     * @param codesEver those of the codes asked for that any unit ever had, with its number
     * @param departmentNos departments within the scope
     * @param functions of departments whose functions are moved, what they answer for
     */
    record Ground(
            LevelNames levels,
            NumberRanges scope,
            Map<String, Integer> codesEver,
            Set<Integer> departmentNos,
            Map<Integer, Set<String>> functions) {}

    /** A rule said no. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient Refusal refusal;

        Refused(String rule, Object... arguments) {
            this(Refusal.of("reorganisation.refused." + rule, arguments));
        }

        Refused(Refusal refusal) {
            super(refusal.key(), null, false, false);
            this.refusal = refusal;
        }
    }

    Redrawing(Collection<Node> nodes, Ground ground, LocalDate day) {
        this.board = new Board(nodes);
        this.naming = new Naming(ground, board);
        this.ground = ground;
        this.day = day;
    }

    /** All operations in their order; refused as a whole by the first rule that says no. */
    Outcome<Redrawn> apply(List<Operation> operations) {
        try {
            if (operations.isEmpty()) {
                throw new Refused("empty");
            }
            operations.forEach(this::apply);
            checkGrids();
            checkNames();
            return Outcome.done(result());
        } catch (Refused refused) {
            return Outcome.refused(refused.refusal);
        }
    }

    private void apply(Operation operation) {
        switch (operation) {
            case Operation.AbolishLevel abolish -> abolishLevel(abolish);
            case Operation.Abolish abolish -> abolish(known(abolish.unitNo()), abolish.staff());
            case Operation.Merge merge -> merge(merge);
            case Operation.Split split -> split(split);
            case Operation.Move move -> move(move);
            case Operation.Rename rename -> rename(known(rename.unitNo()), rename.name(), Kind.RENAME);
            case Operation.Recode recode -> recode(known(recode.unitNo()), recode.code(), Kind.RECODE);
            case Operation.Convert convert -> convert(convert);
            case Operation.RedrawGrids redraw -> GridRedrawing.apply(this, redraw);
            case Operation.Reallocate reallocate -> {
                if (!ground.departmentNos().contains(reallocate.departmentNo())) {
                    throw new Refused("department-unknown");
                }
                departments.put(
                        reallocate.departmentNo(), known(reallocate.unitNo()).no());
            }
            case Operation.Reassign reassign -> reassign(reassign);
        }
    }

    /** A unit that ends in this plan stands for its heir: the one that is to come has no number yet. */
    private void reassign(Operation.Reassign reassign) {
        if (!ground.departmentNos().contains(reassign.departmentNo())) {
            throw new Refused("department-unknown");
        }
        if (reassign.functions().isEmpty() || reassign.unitNos().isEmpty()) {
            throw new Refused("function-none");
        }
        Set<String> own = ground.functions().getOrDefault(reassign.departmentNo(), Set.of());
        for (String function : reassign.functions()) {
            boolean isTwice = functions.stream()
                    .anyMatch(other -> other.departmentNo() == reassign.departmentNo()
                            && other.functions().contains(function));
            if (isTwice || !own.contains(function)) {
                throw new Refused(isTwice ? "function-twice" : "function-unknown", function);
            }
        }
        for (int unitNo : reassign.unitNos()) {
            if (!heirs.containsKey(unitNo)) {
                known(unitNo);
            }
        }
        functions.add(new Operation.Reassign(
                reassign.departmentNo(), reassign.functions(), reassign.unitNos(), naming.name(reassign.body())));
    }

    private void abolishLevel(Operation.AbolishLevel abolish) {
        Node under = known(abolish.underNo());
        List<Node> ending = board.atOrBelow(under).stream()
                .filter(node -> node.level().equals(abolish.level()) && node.no() != under.no())
                .sorted(Comparator.comparingInt(Node::no))
                .toList();
        if (ending.isEmpty()) {
            throw new Refused("no-such-level", under.name());
        }
        ending.forEach(node -> abolish(node, abolish.staff()));
    }

    private void abolish(Node node, Operation.Staff staff) {
        Integer parentNo = node.parentNo();
        if (parentNo == null) {
            throw new Refused("no-parent", node.name());
        }
        List<Integer> orphans = List.copyOf(board.below(node.no()));
        orphans.forEach(child -> board.put(board.current(child).under(parentNo)));
        if (staff == Operation.Staff.DOWN && !orphans.isEmpty()) {
            receivers.put(node.no(), orphans);
        }
        end(node, parentNo);
        links.add(new Link(day, node.no(), parentNo, Kind.ABOLITION, 1.0, true));
    }

    private void merge(Operation.Merge merge) {
        List<Node> parts =
                new LinkedHashSet<>(merge.unitNos()).stream().map(this::known).toList();
        if (parts.size() < 2) {
            throw new Refused("merge-one");
        }
        Node first = parts.getFirst();
        for (Node part : parts) {
            if (!part.level().equals(first.level()) || part.kind() != first.kind()) {
                throw new Refused("merge-levels", first.name(), part.name());
            }
            if (!district(part).equals(district(first))) {
                throw new Refused("merge-districts", first.name(), part.name());
            }
            if (!Objects.equals(part.parentNo(), first.parentNo())) {
                throw new Refused("merge-parents", first.name(), part.name());
            }
        }
        Node merged = open(first, merge.name(), merge.code(), first.parentNo());
        for (Node part : parts) {
            List.copyOf(board.below(part.no()))
                    .forEach(child -> board.put(board.current(child).under(merged.no())));
            end(part, merged.no());
            links.add(new Link(day, part.no(), merged.no(), Kind.MERGE, 1.0, true));
        }
    }

    private void split(Operation.Split split) {
        Node whole = known(split.unitNo());
        if (split.parts().size() < 2) {
            throw new Refused("split-one", whole.name());
        }
        Set<Integer> waiting = new LinkedHashSet<>(board.below(whole.no()));
        int childCount = waiting.size();
        List<Node> opened = new ArrayList<>();
        for (Operation.Part part : split.parts()) {
            Node node = open(whole, part.name(), part.code(), whole.parentNo());
            opened.add(node);
            if (part.ground() != null) {
                grounds.put(node.no(), part.ground());
            }
            for (int child : part.childNos()) {
                if (!waiting.remove(child)) {
                    throw new Refused("split-stranger", whole.name(), board.nameOf(child));
                }
                board.put(board.current(child).under(node.no()));
            }
        }
        if (!waiting.isEmpty()) {
            throw new Refused("split-orphan", whole.name(), board.names(waiting));
        }
        end(whole, opened.getFirst().no());
        for (int i = 0; i < opened.size(); i++) {
            int size = split.parts().get(i).childNos().size();
            double share = childCount == 0 ? 1.0 / opened.size() : (double) size / childCount;
            if (share > 0) {
                links.add(new Link(day, whole.no(), opened.get(i).no(), Kind.SPLIT, share, i == 0));
            } else {
                throw new Refused("split-empty", whole.name(), opened.get(i).name());
            }
        }
    }

    private void move(Operation.Move move) {
        Node node = known(move.unitNo());
        Node parent = known(move.parentNo());
        for (Optional<Node> above = Optional.of(parent); above.isPresent(); above = board.above(above.get())) {
            if (above.get().no() == node.no()) {
                throw new Refused("cycle", node.name(), parent.name());
            }
        }
        if (rank(parent) >= rank(node)) {
            throw new Refused("level-order", node.name(), parent.name());
        }
        board.put(node.under(parent.no()));
        links.add(within(node, Kind.MOVE));
    }

    void rename(Node node, String name, Kind kind) {
        board.put(node.called(naming.name(name), naming.levelName(node, name, node.code())));
        links.add(within(node, kind));
    }

    private void recode(Node node, String code, Kind kind) {
        String checked = naming.code(node, code);
        board.put(node.coded(checked, naming.levelName(node, node.name(), checked)));
        links.add(within(node, kind));
    }

    private void convert(Operation.Convert convert) {
        Node node = known(convert.unitNo());
        if (!node.level().equals("community")) {
            throw new Refused("convert-level", node.name());
        }
        String name = naming.name(convert.name());
        String code = convert.code() == null ? node.code() : naming.code(node, convert.code());
        String levelName = naming.levelName(node, name, code);
        if (levelName.equals(node.levelName())) {
            throw new Refused("convert-same", node.name(), levelName);
        }
        Node called = node.called(name, levelName);
        board.put(code == null ? called : called.coded(code, levelName));
        links.add(within(node, Kind.CONVERSION));
    }

    private Link within(Node node, Kind kind) {
        return new Link(day, node.no(), node.no(), kind, 1.0, false);
    }

    private Node open(Node like, String name, @Nullable String code, @Nullable Integer parentNo) {
        String checked = code == null || code.isBlank() ? null : naming.code(like, code);
        Node node = new Node(
                nextNo--,
                like.level(),
                naming.levelName(like, name, checked),
                checked,
                null,
                naming.name(name),
                like.kind(),
                parentNo);
        board.put(node);
        return node;
    }

    /** A grid that begins below a unit. */
    Node openGrid(int parentNo, String name, @Nullable String code, UnitRow.Kind kind) {
        return open(new Node(0, "grid", "", null, null, name, kind, parentNo), name, code, parentNo);
    }

    /** The grids below a unit as they stand now. */
    Set<Integer> gridsBelow(int no) {
        return board.below(no).stream()
                .filter(child -> board.current(child).kind() != UnitRow.Kind.ADMINISTRATIVE)
                .collect(Collectors.toSet());
    }

    void link(int predecessorNo, int successorNo, Kind kind, double share, boolean isHeir) {
        links.add(new Link(day, predecessorNo, successorNo, kind, share, isHeir));
    }

    /** The unit's grids are drawn anew. */
    void divide(int unitNo, List<Redrawn.Drawn> grids) {
        divided.add(unitNo);
        drawn.addAll(grids);
    }

    void end(Node node, int heirNo) {
        if (node.no() < 0) {
            throw new Refused("ends-new", node.name());
        }
        board.remove(node);
        heirs.put(node.no(), heirNo);
    }

    /** Names of the units a rule speaks of are checked in the end: what took a name may have ended meanwhile. */
    private void checkNames() {
        for (Node node : board.all()) {
            if (isNewOrRenamed(node)) {
                board.below(node.parentNo()).stream()
                        .filter(other -> other != node.no()
                                && board.current(other).name().equals(node.name()))
                        .findFirst()
                        .ifPresent(other -> {
                            throw new Refused("name-taken", node.name());
                        });
            }
        }
    }

    private boolean isNewOrRenamed(Node node) {
        Node old = board.was(node.no()).orElse(null);
        return old == null || !old.name().equals(node.name());
    }

    /** A grid stays below a unit of the level it was below; otherwise nobody looks after it. */
    private void checkGrids() {
        Set<Integer> orphans = board.all().stream()
                .filter(node -> node.kind() != UnitRow.Kind.ADMINISTRATIVE)
                .filter(grid -> {
                    Node old = board.was(grid.no()).orElse(null);
                    return old != null
                            && !Objects.equals(old.parentNo(), grid.parentNo())
                            && !board.levelAboveBefore(old).equals(board.levelAbove(grid));
                })
                .map(Node::no)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!orphans.isEmpty()) {
            throw new Refused("orphan-grid", orphans.size(), board.names(orphans));
        }
    }

    /** The unit as it stands now; refused if it never was, has ended in this plan, or lies elsewhere. */
    Node known(int no) {
        Node node = board.find(no).orElse(null);
        if (node == null) {
            throw board.was(no).isPresent()
                    ? new Refused("unit-gone", board.nameOf(no))
                    : new Refused("unit-unknown", Integer.toString(no));
        }
        if (no > 0 && !ground.scope().contains(no)) {
            throw new Refused("elsewhere", node.name());
        }
        return node;
    }

    /** The district a unit lies in; empty for what lies above or beside districts. */
    private Optional<Integer> district(Node node) {
        Optional<Node> at = board.above(node);
        while (at.isPresent() && !at.get().level().equals(DISTRICT)) {
            at = board.above(at.get());
        }
        return at.map(Node::no);
    }

    private int rank(Node node) {
        List<String> keys =
                ground.levels().levels().stream().map(LevelNames.Level::key).toList();
        return keys.indexOf(node.level());
    }

    private Redrawn result() {
        List<Node> ended =
                heirs.keySet().stream().map(no -> board.was(no).orElseThrow()).toList();
        List<Node> opened = board.all().stream()
                .filter(node -> node.no() < 0)
                .sorted(Comparator.comparingInt(Node::no).reversed())
                .toList();
        List<Redrawn.Change> changed = board.allBefore().stream()
                .filter(node -> board.find(node.no())
                        .filter(after -> !node.equals(after))
                        .isPresent())
                .sorted(Comparator.comparingInt(Node::no))
                .map(node -> new Redrawn.Change(node, board.current(node.no())))
                .toList();
        Map<Integer, Integer> lasting = heirs.keySet().stream().collect(Collectors.toMap(no -> no, this::lasting));
        Map<Integer, List<Integer>> staff = receivers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(this::lasting)
                                .distinct()
                                .sorted(Comparator.<Integer>naturalOrder())
                                .toList()));
        List<Operation.Reassign> reassigned = functions.stream()
                .map(one -> new Operation.Reassign(
                        one.departmentNo(),
                        one.functions(),
                        one.unitNos().stream().map(this::lasting).distinct().toList(),
                        one.body()))
                .toList();
        Map<Integer, String> grounded = grounds.entrySet().stream()
                .filter(entry -> board.find(entry.getKey()).isPresent())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Redrawn(
                ended, opened, changed, links, lasting, staff, departments, reassigned, grounded, drawn, divided);
    }

    /** The unit itself, or who takes its place in the end. */
    private int lasting(int no) {
        int at = no;
        while (heirs.containsKey(at)) {
            at = heirs.get(at);
        }
        return at;
    }
}
