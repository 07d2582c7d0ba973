package org.linli.territory.internal.reorganisation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.territory.Lineage.Link;

/**
 * What a plan makes of a structure; new units carry negative numbers.
 *
 * @param ended units that are no more, as they were
 * @param opened units that begin
 * @param changed units that go on with another name, code or parent
 * @param heirs of each unit that ends, never one that ends itself
 * @param receivers who takes over the staff of a unit that ends
 * @param departments new unit of each department that is moved
 * @param functions single functions that go to other bodies
 * @param grounds boundaries drawn for new units, as well-known text
 * @param drawn grids that were drawn
 * @param divided units whose grids were drawn anew
 */
public record Redrawn(
        List<Node> ended,
        List<Node> opened,
        List<Change> changed,
        List<Link> links,
        Map<Integer, Integer> heirs,
        Map<Integer, List<Integer>> receivers,
        Map<Integer, Integer> departments,
        List<Operation.Reassign> functions,
        Map<Integer, String> grounds,
        List<Drawn> drawn,
        List<Integer> divided) {

    /**
     * A grid with the cell that holds its ground.
     *
     * @param isRedrawn whether the ground is another one than before
     */
    public record Drawn(int unitNo, UUID drawingId, int revision, int cell, boolean isRedrawn) {}

    /** A unit before and after. */
    public record Change(Node before, Node after) {

        public boolean isMove() {
            return before.parentNo() == null || !before.parentNo().equals(after.parentNo());
        }
    }

    /** Numbers of all units that exist and do not stay as they are. */
    List<Integer> touched() {
        return Stream.concat(
                        ended.stream().map(Node::no),
                        changed.stream().map(change -> change.after().no()))
                .sorted()
                .toList();
    }

    /** What no other plan may claim on that day: what is touched, and units whose grids are drawn anew with those grids. */
    List<Integer> claimed() {
        return Stream.of(touched().stream(), divided.stream(), drawn.stream().map(Drawn::unitNo))
                .flatMap(numbers -> numbers)
                .filter(no -> no > 0)
                .distinct()
                .sorted()
                .toList();
    }

    /** The same with the numbers that new units got. */
    Redrawn numbered(Map<Integer, Integer> numbers) {
        return new Redrawn(
                ended,
                opened.stream().map(node -> numbered(node, numbers)).toList(),
                changed.stream()
                        .map(change -> new Change(change.before(), numbered(change.after(), numbers)))
                        .toList(),
                links.stream()
                        .map(link -> new Link(
                                link.day(),
                                real(link.predecessorNo(), numbers),
                                real(link.successorNo(), numbers),
                                link.kind(),
                                link.share(),
                                link.isHeir()))
                        .toList(),
                heirs.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> real(entry.getValue(), numbers))),
                receivers.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> entry.getValue().stream()
                                        .map(no -> real(no, numbers))
                                        .toList())),
                departments,
                functions.stream()
                        .map(one -> new Operation.Reassign(
                                one.departmentNo(),
                                one.functions(),
                                one.unitNos().stream()
                                        .map(no -> real(no, numbers))
                                        .toList(),
                                one.body()))
                        .toList(),
                grounds.entrySet().stream()
                        .collect(Collectors.toMap(entry -> real(entry.getKey(), numbers), Map.Entry::getValue)),
                drawn.stream()
                        .map(one -> new Drawn(
                                real(one.unitNo(), numbers),
                                one.drawingId(),
                                one.revision(),
                                one.cell(),
                                one.isRedrawn()))
                        .toList(),
                divided);
    }

    /** The same with these shares of what was split, by number of the part. */
    Redrawn shared(Map<Integer, Double> shares) {
        return new Redrawn(
                ended,
                opened,
                changed,
                links.stream()
                        .map(link -> new Link(
                                link.day(),
                                link.predecessorNo(),
                                link.successorNo(),
                                link.kind(),
                                shares.getOrDefault(link.successorNo(), link.share()),
                                link.isHeir()))
                        .toList(),
                heirs,
                receivers,
                departments,
                functions,
                grounds,
                drawn,
                divided);
    }

    /** Whether it is a grid whose ground stands in a drawing. */
    boolean isDrawn(int unitNo) {
        return drawn.stream().anyMatch(grid -> grid.unitNo() == unitNo);
    }

    /** What the new unit came from by merging or splitting. */
    List<Integer> originsOf(int openedNo) {
        return links.stream()
                .filter(link -> link.successorNo() == openedNo && !link.kind().isWithinOneUnit())
                .map(Link::predecessorNo)
                .toList();
    }

    /** Units that lie right below it afterwards and did not before. */
    List<Integer> comingBelow(int unitNo) {
        return changed.stream()
                .filter(change -> Integer.valueOf(unitNo).equals(change.after().parentNo()))
                .map(change -> change.after().no())
                .toList();
    }

    private static Node numbered(Node node, Map<Integer, Integer> numbers) {
        Node moved = node.parentNo() == null ? node : node.under(real(node.parentNo(), numbers));
        return new Node(
                real(node.no(), numbers),
                moved.level(),
                moved.levelName(),
                moved.code(),
                moved.civilCode(),
                moved.name(),
                moved.kind(),
                moved.parentNo());
    }

    private static int real(int no, Map<Integer, Integer> numbers) {
        return numbers.getOrDefault(no, no);
    }
}
