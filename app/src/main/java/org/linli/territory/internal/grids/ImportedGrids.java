package org.linli.territory.internal.grids;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.linli.geo.GridFinding;
import org.linli.kernel.Refusal;
import org.linli.territory.GridCell;
import org.linli.territory.Unit;
import org.linli.territory.internal.BoundaryIndex;
import org.linli.territory.internal.UnitTree;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/**
 * What the checker says about grids that come in a file, community by community. It keeps nothing out: what others drew is
 * as it is, and is put right in a drawing. Gaps and overlaps are told by the import itself.
 */
@Component
public class ImportedGrids {

    /** Of so many communities each finding is put into words, the others are counted. */
    private static final int MOST_SAID = 200;

    /** How the keys of everything said here begin. */
    public static final String KEYS = "grids.import.";

    /** Key of what is said where communities were left out. */
    public static final String LEFT = KEYS + "left";

    private final Grounds grounds;

    ImportedGrids(Grounds grounds) {
        this.grounds = grounds;
    }

    /** A grid that is not there yet. */
    public record Fresh(int communityNo, String name, Geometry shape) {}

    /**
     * What is to be said about the grids as they would be.
     *
     * @param redrawn new shapes of units that are there, by number
     * @param most how many communities are checked; how many are left is said
     */
    public List<Refusal> check(
            UnitTree tree, BoundaryIndex published, Map<Integer, Geometry> redrawn, List<Fresh> fresh, int most) {
        Map<Integer, List<Fresh>> byCommunity = new HashMap<>();
        fresh.forEach(grid -> byCommunity
                .computeIfAbsent(grid.communityNo(), no -> new ArrayList<>())
                .add(grid));
        // Each community by itself, so that a city of thousands takes all processors; outside of any transaction.
        List<Integer> concerned = List.copyOf(concerned(tree, redrawn.keySet(), byCommunity.keySet()));
        List<Said> said = concerned.subList(0, Math.min(most, concerned.size())).parallelStream()
                .flatMap(no -> check(tree, published, redrawn, no, byCommunity.getOrDefault(no, List.of())).stream())
                .toList();
        List<Refusal> notices = new ArrayList<>(notices(said));
        if (concerned.size() > most) {
            notices.add(Refusal.of(LEFT, most, concerned.size() - most));
        }
        return notices;
    }

    /** @param words empty where all is well */
    private record Said(boolean isFlawed, List<Refusal> words) {}

    private Optional<Said> check(
            UnitTree tree,
            BoundaryIndex published,
            Map<Integer, Geometry> redrawn,
            int communityNo,
            List<Fresh> fresh) {
        List<GridCell> cells = cells(tree, published, redrawn, communityNo, fresh);
        return shape(communityNo, redrawn, published)
                .filter(ground -> !cells.isEmpty())
                .map(ground -> {
                    CellCheck.Result result = CellCheck.check(grounds.of(tree, communityNo, ground, ""), cells, "");
                    String name = tree.find(communityNo).map(Unit::name).orElse("");
                    return new Said(!result.isPublishable(), words(name, result));
                });
    }

    private static List<Refusal> notices(List<Said> said) {
        List<List<Refusal>> spoken =
                said.stream().map(Said::words).filter(words -> !words.isEmpty()).toList();
        List<Refusal> notices = new ArrayList<>();
        spoken.stream().limit(MOST_SAID).forEach(notices::addAll);
        long flawed = said.stream().filter(Said::isFlawed).count();
        if (flawed > 0) {
            notices.add(Refusal.of("grids.import.flawed", flawed));
        }
        if (spoken.size() > MOST_SAID) {
            notices.add(Refusal.of("grids.import.unsaid", said.size(), spoken.size() - MOST_SAID));
        }
        return notices;
    }

    /** Communities of which a grid or the ground changes. */
    private static Set<Integer> concerned(UnitTree tree, Set<Integer> redrawn, Set<Integer> communities) {
        Set<Integer> concerned = new TreeSet<>(communities);
        for (int no : redrawn) {
            tree.find(no).ifPresent(unit -> {
                Integer parent = unit.parentNo();
                if (unit.level().equals(Grounds.GRID) && parent != null) {
                    concerned.add(parent);
                } else if (!Grounds.gridsOf(tree, no).isEmpty()) {
                    concerned.add(no);
                }
            });
        }
        return concerned;
    }

    private static Optional<Geometry> shape(int no, Map<Integer, Geometry> redrawn, BoundaryIndex published) {
        return Optional.ofNullable(redrawn.get(no)).or(() -> published.find(no));
    }

    private static List<GridCell> cells(
            UnitTree tree,
            BoundaryIndex published,
            Map<Integer, Geometry> redrawn,
            int communityNo,
            List<Fresh> fresh) {
        List<GridCell> cells = new ArrayList<>();
        for (Unit grid : Grounds.gridsOf(tree, communityNo)) {
            shape(grid.no(), redrawn, published)
                    .ifPresent(shape -> cells.add(cell(cells, grid.no(), grid.name(), shape)));
        }
        fresh.forEach(grid -> cells.add(cell(cells, null, grid.name(), grid.shape())));
        return cells;
    }

    private static GridCell cell(List<GridCell> before, @Nullable Integer unitNo, String name, Geometry shape) {
        return new GridCell(before.size() + 1, name, GridCell.Kind.GRID, unitNo, null, shape);
    }

    /** Each kind of finding in one sentence. */
    private static List<Refusal> words(String name, CellCheck.Result result) {
        Map<Class<?>, List<GridFinding>> byKind = new LinkedHashMap<>();
        result.report()
                .findings()
                .forEach(finding -> byKind.computeIfAbsent(finding.getClass(), kind -> new ArrayList<>())
                        .add(finding));
        List<Refusal> words = new ArrayList<>();
        int same = result.sameNames().size();
        if (same > 0) {
            words.add(Refusal.of("grids.import.same-names", name, same));
        }
        boolean isAlone = result.grids().size() == 1;
        byKind.values().forEach(found -> word(name, found, isAlone).ifPresent(words::add));
        return words;
    }

    private static Optional<Refusal> word(String name, List<GridFinding> found, boolean isAlone) {
        long grids = found.stream()
                .flatMap(finding -> finding.grids().stream())
                .distinct()
                .count();
        long area = Math.round(
                found.stream().mapToDouble(GridFinding::areaSquareMetres).sum());
        return switch (found.getFirst()) {
            case GridFinding.Outside ignored -> Optional.of(Refusal.of("grids.import.outside", name, grids, area));
            case GridFinding.UnsoundParent ignored -> Optional.of(Refusal.of("grids.import.unsound-parent", name));
            case GridFinding.Unsound ignored -> Optional.of(Refusal.of("grids.import.unsound", name, grids));
            case GridFinding.LooseBorder ignored -> Optional.of(Refusal.of("grids.import.loose-border", name, grids));
            case GridFinding.SeveralParts ignored -> Optional.of(Refusal.of("grids.import.several-parts", name, grids));
            case GridFinding.Holes ignored -> Optional.of(Refusal.of("grids.import.holes", name, grids));
            case GridFinding.FewStreets few ->
                Optional.of(Refusal.of(
                        "grids.import.few-streets",
                        name,
                        Math.round(few.shareAlongStreets() * 100),
                        Math.round(few.leastShare() * 100)));
            case GridFinding.Households some ->
                Optional.of(Refusal.of("grids.import.households", name, grids, some.fewest(), some.most()));
            case GridFinding.Gap ignored
            when isAlone -> Optional.of(Refusal.of("territory.notice.gaps", name, found.size(), area));
            // Told by the import: gaps between grids, overlaps, the datum. Single borders off the streets are in their
            // share.
            case GridFinding.Gap ignored -> Optional.empty();
            case GridFinding.Overlap ignored -> Optional.empty();
            case GridFinding.WrongDatum ignored -> Optional.empty();
            case GridFinding.OffStreet ignored -> Optional.empty();
        };
    }
}
