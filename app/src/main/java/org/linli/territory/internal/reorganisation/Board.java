package org.linli.territory.internal.reorganisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The units of a structure as they were, and a copy on which a plan moves them about. Knows no rules. */
final class Board {

    private static final int MOST_NAMES = 5;

    private final Map<Integer, Node> before;
    private final Map<Integer, Node> now;
    private final Map<Integer, Set<Integer>> children = new HashMap<>();

    Board(Collection<Node> nodes) {
        this.before = nodes.stream().collect(Collectors.toMap(Node::no, node -> node));
        this.now = new HashMap<>(before);
        nodes.forEach(node -> below(node.parentNo()).add(node.no()));
    }

    Collection<Node> all() {
        return Collections.unmodifiableCollection(now.values());
    }

    Collection<Node> allBefore() {
        return Collections.unmodifiableCollection(before.values());
    }

    Optional<Node> find(int no) {
        return Optional.ofNullable(now.get(no));
    }

    /** The unit as it was before the plan. */
    Optional<Node> was(int no) {
        return Optional.ofNullable(before.get(no));
    }

    Node current(int no) {
        return Objects.requireNonNull(now.get(no));
    }

    void put(Node node) {
        Node old = now.put(node.no(), node);
        if (old != null) {
            below(old.parentNo()).remove(old.no());
        }
        below(node.parentNo()).add(node.no());
    }

    void remove(Node node) {
        below(node.parentNo()).remove(node.no());
        now.remove(node.no());
    }

    Optional<Node> above(Node node) {
        return Optional.ofNullable(node.parentNo()).map(now::get);
    }

    String levelAbove(Node node) {
        return levelAbove(node, now);
    }

    String levelAboveBefore(Node node) {
        return levelAbove(node, before);
    }

    private static String levelAbove(Node node, Map<Integer, Node> nodes) {
        return Optional.ofNullable(node.parentNo())
                .map(nodes::get)
                .map(Node::level)
                .orElse("");
    }

    /** Numbers right below; roots stand below number 0, which no unit has. */
    Set<Integer> below(@Nullable Integer no) {
        return children.computeIfAbsent(no == null ? 0 : no, any -> new LinkedHashSet<>());
    }

    List<Node> atOrBelow(Node top) {
        List<Node> found = new ArrayList<>(List.of(top));
        for (int i = 0; i < found.size(); i++) {
            below(found.get(i).no()).forEach(child -> found.add(current(child)));
        }
        return found;
    }

    String nameOf(int no) {
        return find(no).or(() -> was(no)).map(Node::name).orElseGet(() -> Integer.toString(no));
    }

    String names(Collection<Integer> numbers) {
        return numbers.stream().limit(MOST_NAMES).map(this::nameOf).collect(Collectors.joining("、"));
    }
}
