package org.linli.territory.internal.reorganisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.linli.geo.Earth;
import org.linli.geo.GridArea;
import org.linli.geo.LonLat;
import org.linli.geo.PartitionCheck;
import org.linli.geo.PartitionCheck.Flaw;
import org.linli.geo.Wkb;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.territory.Lineage.Kind;
import org.linli.territory.Lineage.Link;
import org.linli.territory.internal.HomesOnGround;
import org.linli.territory.internal.HomesOnGround.BuildingHomes;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The ground of units that a plan opens, other than the grids of a drawing. A merged unit has that of its parts; a part of a split one has what was drawn for
 * it, else that of the units below it. Where anything is missing nothing is drawn.
 */
@Repository
class NewGround {

    private final JdbcClient jdbc;
    private final HomesOnGround homes;

    NewGround(JdbcClient jdbc, HomesOnGround homes) {
        this.jdbc = jdbc;
        this.homes = homes;
    }

    /** Boundaries of the units opened, by number, as far as they are known on the day before the plan takes effect. */
    Map<Integer, Geometry> shapes(Redrawn redrawn, LocalDate day) {
        List<Node> opened = redrawn.opened().stream()
                .filter(node -> !redrawn.isDrawn(node.no()))
                .toList();
        Set<Integer> asked = new HashSet<>();
        opened.forEach(node -> asked.addAll(sources(redrawn, node.no())));
        Map<Integer, Geometry> known = boundaries(asked, day);
        Map<Integer, Geometry> shapes = new HashMap<>();
        for (Node node : opened) {
            shape(redrawn, node.no(), known).ifPresent(shape -> shapes.put(node.no(), shape));
        }
        return shapes;
    }

    private static Optional<Geometry> shape(Redrawn redrawn, int no, Map<Integer, Geometry> known) {
        String drawn = redrawn.grounds().get(no);
        if (drawn != null) {
            return GroundText.read(drawn);
        }
        List<Integer> sources = sources(redrawn, no);
        return !sources.isEmpty() && known.keySet().containsAll(sources)
                ? Optional.of(UnaryUnionOp.union(sources.stream()
                        .map(known::get)
                        .map(Geometry.class::cast)
                        .toList()))
                : Optional.empty();
    }

    /** Whose ground together is that of the new unit. */
    private static List<Integer> sources(Redrawn redrawn, int no) {
        return kindOf(redrawn, no).filter(Kind.SPLIT::equals).isPresent()
                ? redrawn.comingBelow(no)
                : redrawn.originsOf(no);
    }

    private static Optional<Kind> kindOf(Redrawn redrawn, int no) {
        return redrawn.links().stream()
                .filter(link -> link.successorNo() == no)
                .map(Link::kind)
                .findFirst();
    }

    Map<Integer, Geometry> boundaries(Collection<Integer> unitNos, LocalDate day) {
        Map<Integer, Geometry> known = new HashMap<>();
        jdbc.sql("SELECT unit_no, wkb FROM unit_boundary WHERE unit_no = ANY (:nos) AND valid @> CAST(:day AS date)")
                .param("nos", unitNos.toArray(Integer[]::new))
                .param("day", day)
                .query((row, n) ->
                        Map.<Integer, Geometry>entry(row.getInt("unit_no"), Wkb.readPolygonal(row.getBytes("wkb"))))
                .list()
                .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
        return known;
    }

    /**
     * Shares of what is split by households where they are counted, else by area, else by the number of units below; refused
     * if what was drawn for the parts does not divide the whole.
     */
    Outcome<Redrawn> shared(Redrawn redrawn, LocalDate day) {
        Map<Integer, List<Integer>> parts = new HashMap<>();
        redrawn.links().stream()
                .filter(link -> link.kind() == Kind.SPLIT && !redrawn.isDrawn(link.successorNo()))
                .forEach(link -> parts.computeIfAbsent(link.predecessorNo(), no -> new ArrayList<>())
                        .add(link.successorNo()));
        if (parts.isEmpty()) {
            return Outcome.done(redrawn);
        }
        Map<Integer, Geometry> shapes = shapes(redrawn, day);
        Map<Integer, Geometry> wholes = boundaries(parts.keySet(), day);
        Map<Integer, Double> shares = new HashMap<>();
        for (Map.Entry<Integer, List<Integer>> split : parts.entrySet()) {
            Optional<Refusal> flaw =
                    flaw(redrawn, split.getValue(), shapes, Optional.ofNullable(wholes.get(split.getKey())));
            if (flaw.isPresent()) {
                return Outcome.refused(flaw.get());
            }
            if (shapes.keySet().containsAll(split.getValue())) {
                shares.putAll(shares(split.getValue(), shapes, day));
            }
        }
        return Outcome.done(redrawn.shared(shares));
    }

    private static Optional<Refusal> flaw(
            Redrawn redrawn, List<Integer> parts, Map<Integer, Geometry> shapes, Optional<Geometry> whole) {
        if (parts.stream().noneMatch(redrawn.grounds()::containsKey)) {
            return Optional.empty();
        }
        if (whole.isEmpty()) {
            return Optional.of(Refusal.of("reorganisation.refused.ground-whole"));
        }
        List<GridArea> areas = new ArrayList<>();
        for (int part : parts) {
            Geometry shape = shapes.get(part);
            if (shape == null) {
                return Optional.of(Refusal.of("reorganisation.refused.ground-part"));
            }
            if (!shape.isValid()) {
                return Optional.of(Refusal.of("reorganisation.refused.ground-invalid"));
            }
            areas.add(new GridArea(areas.size() + 1, shape));
        }
        return PartitionCheck.check(whole.get(), areas).stream().findFirst().map(NewGround::refusal);
    }

    private static Refusal refusal(Flaw flaw) {
        return switch (flaw) {
            case PartitionCheck.Overlap overlap ->
                Refusal.of(
                        "reorganisation.refused.ground-overlap",
                        overlap.lowerId(),
                        overlap.higherId(),
                        Math.round(overlap.areaSquareMetres()));
            case PartitionCheck.Outside outside ->
                Refusal.of(
                        "reorganisation.refused.ground-outside", outside.id(), Math.round(outside.areaSquareMetres()));
            case PartitionCheck.Gap gap ->
                Refusal.of("reorganisation.refused.ground-gap", Math.round(gap.areaSquareMetres()));
        };
    }

    private Map<Integer, Double> shares(List<Integer> parts, Map<Integer, Geometry> shapes, LocalDate day) {
        Map<Integer, Double> households = new HashMap<>();
        Envelope box = new Envelope();
        parts.forEach(part ->
                box.expandToInclude(Objects.requireNonNull(shapes.get(part)).getEnvelopeInternal()));
        for (BuildingHomes building : homes.list(box, List.of(), day)) {
            LonLat at = building.place();
            if (at == null || building.homes() == 0) {
                continue;
            }
            Point place = at.toPoint();
            parts.stream()
                    .filter(part -> Objects.requireNonNull(shapes.get(part)).intersects(place))
                    .findFirst()
                    .ifPresent(part -> households.merge(part, (double) building.homes(), Double::sum));
        }
        if (households.keySet().containsAll(parts)) {
            return inParts(households);
        }
        Map<Integer, Double> areas = new HashMap<>();
        parts.forEach(part -> areas.put(part, Earth.areaSquareMetres(Objects.requireNonNull(shapes.get(part)))));
        return inParts(areas);
    }

    private static Map<Integer, Double> inParts(Map<Integer, Double> sizes) {
        double total = sizes.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<Integer, Double> shares = new HashMap<>();
        sizes.forEach((part, size) -> shares.put(part, size / total));
        return shares;
    }
}
