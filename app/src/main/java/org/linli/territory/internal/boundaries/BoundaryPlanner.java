package org.linli.territory.internal.boundaries;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Refusal;
import org.linli.territory.ImportOrder;
import org.linli.territory.ImportReport;
import org.linli.territory.ImportReport.Counts;
import org.linli.territory.ImportReport.Row;
import org.linli.territory.ImportReport.Verdict;
import org.linli.territory.Unit;
import org.linli.territory.internal.BoundaryIndex;
import org.linli.territory.internal.CodeText;
import org.linli.territory.internal.NameRules;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.boundaries.BoundaryPlan.NewBoundary;
import org.linli.territory.internal.boundaries.BoundaryPlan.NewGrid;
import org.locationtech.jts.geom.Geometry;

/** Finds the unit each feature draws, and compares its boundary with the one that is there. */
final class BoundaryPlanner {

    private static final Pattern CODE = Pattern.compile("\\d{4}|\\d{6}|\\d{9}|\\d{12}|\\d{15}");
    private static final Pattern ALMOST_A_CODE = Pattern.compile("\\d{5,20}");
    private static final int GRID_DIGITS = 15;
    private static final int COMMUNITY_DIGITS = 12;

    private final ImportOrder.Boundaries order;
    private final UnitTree tree;
    private final BoundaryIndex published;
    private final NumberRanges scope;
    private final LocalDate since;
    private final Surroundings surroundings;

    private final TreeMap<Integer, Row> rows = new TreeMap<>();
    private final List<NewGrid> grids = new ArrayList<>();
    private final List<NewBoundary> boundaries = new ArrayList<>();
    private final Map<String, Integer> drawnBy = new HashMap<>();

    /** A feature with its sound shape. */
    private record Drawn(CheckedFeature feature, Geometry shape, List<Refusal> warnings) {

        FeatureNames names() {
            return feature.names();
        }
    }

    /** What a feature draws. */
    private sealed interface Target {
        record Existing(Unit unit) implements Target {}

        record Grid(Unit community, @Nullable String code, String name) implements Target {}

        record Unknown(Refusal reason) implements Target {}
    }

    BoundaryPlanner(
            ImportOrder.Boundaries order, UnitTree tree, BoundaryIndex published, NumberRanges scope, LocalDate since) {
        this.order = order;
        this.tree = tree;
        this.published = published;
        this.scope = scope;
        this.since = since;
        this.surroundings = new Surroundings(tree, published);
    }

    BoundaryPlan plan(List<CheckedFeature> features) {
        List<Drawn> drawn = new ArrayList<>();
        for (CheckedFeature feature : features) {
            switch (feature.shape()) {
                case Shape.Usable usable -> drawn.add(new Drawn(feature, usable.geometry(), usable.warnings()));
                case Shape.Broken broken -> refuse(feature, broken.errors());
            }
        }
        // All incoming ground is known before any of it is compared with what lies above it.
        drawn.forEach(one -> {
            if (target(one.names()) instanceof Target.Existing existing) {
                surroundings.comes(existing.unit().no(), one.shape());
            }
        });
        drawn.forEach(this::decide);
        List<Row> inOrder = List.copyOf(rows.values());
        return new BoundaryPlan(grids, boundaries, new ImportReport(Counts.of(inOrder, 0), notices(), inOrder));
    }

    private void decide(Drawn drawn) {
        switch (target(drawn.names())) {
            case Target.Unknown unknown -> refuse(drawn.feature(), List.of(unknown.reason()));
            case Target.Existing existing -> compare(drawn, existing.unit());
            case Target.Grid grid -> add(drawn, grid);
        }
    }

    private Target target(FeatureNames names) {
        Optional<String> code = names.code().filter(text -> CODE.matcher(text).matches());
        if (order.properties().code() != null && code.isEmpty()) {
            return unknown("territory.import.feature.no-code", names.code().orElse(""));
        }
        Optional<Unit> unit = code.flatMap(tree::findByCode);
        if (unit.isPresent()) {
            return new Target.Existing(unit.get());
        }
        if (code.isPresent() && code.get().length() == GRID_DIGITS) {
            Optional<Unit> community = tree.findByCode(code.get().substring(0, COMMUNITY_DIGITS));
            return community.isEmpty()
                    ? unknown(
                            "territory.import.feature.unknown-community",
                            code.get().substring(0, COMMUNITY_DIGITS))
                    : grid(community.get(), code.get(), names);
        }
        Optional<String> communityCode = names.community().or(() -> Optional.ofNullable(order.gridsOf()));
        if (code.isPresent() && communityCode.isEmpty()) {
            return unknown("territory.import.feature.unknown-code", code.get());
        }
        if (communityCode.isEmpty()) {
            return names.code()
                    .filter(text -> ALMOST_A_CODE.matcher(text).matches())
                    .map(text -> unknown("territory.import.code.length", text, text.length()))
                    .orElseGet(() -> unknown("territory.import.feature.unmatched"));
        }
        return tree.findByCode(communityCode.get())
                .map(community -> grid(community, null, names))
                .orElseGet(() -> unknown("territory.import.feature.unknown-community", communityCode.get()));
    }

    private Target grid(Unit community, @Nullable String code, FeatureNames names) {
        if (!community.level().equals("community")) {
            return unknown("territory.import.feature.not-a-community", community.name());
        }
        Optional<Integer> number =
                names.number().or(() -> Optional.ofNullable(code).map(CodeText::lastPart));
        Optional<String> name =
                names.name().or(() -> number.map("第 %d 网格"::formatted)).map(String::strip);
        if (name.isEmpty()) {
            return unknown("territory.import.feature.no-name");
        }
        Optional<Refusal> error = NameRules.error(name.get());
        if (error.isPresent()) {
            return new Target.Unknown(error.get());
        }
        return tree.children(community.no()).stream()
                .filter(child -> code == null && child.name().equals(name.get()))
                .findFirst()
                .<Target>map(Target.Existing::new)
                .orElseGet(() -> new Target.Grid(community, code, name.get()));
    }

    private void compare(Drawn drawn, Unit unit) {
        if (!scope.contains(unit.no())) {
            refuse(drawn.feature(), List.of(Refusal.of("territory.out-of-scope")));
            return;
        }
        if (isTwice(drawn, "unit " + unit.no())) {
            return;
        }
        List<Refusal> warnings = new ArrayList<>(drawn.warnings());
        drawn.names()
                .name()
                .filter(name -> !name.equals(unit.name()))
                .ifPresent(name -> warnings.add(Refusal.of("territory.warning.other-name", name, unit.name())));
        if (unit.parentNo() != null) {
            surroundings.warning(drawn.shape(), unit.parentNo()).ifPresent(warnings::add);
        }
        Optional<Geometry> before = published.find(unit.no());
        before.ifPresent(shape -> surroundings.replaces(unit, shape, drawn.shape()));
        boolean isSame =
                before.filter(shape -> shape.equalsExact(drawn.shape())).isPresent();
        if (!isSame) {
            boundaries.add(new NewBoundary(unit.no(), drawn.shape(), latest(unit)));
        }
        Verdict verdict = isSame ? Verdict.UNCHANGED : before.isPresent() ? Verdict.CHANGED : Verdict.ADDED;
        record(drawn.feature(), unit.code(), unit.name(), verdict, warnings);
    }

    private void add(Drawn drawn, Target.Grid grid) {
        if (!scope.contains(grid.community().no())) {
            refuse(drawn.feature(), List.of(Refusal.of("territory.out-of-scope")));
            return;
        }
        String key = grid.code() == null ? grid.community().no() + " " + grid.name() : grid.code();
        if (isTwice(drawn, key)) {
            return;
        }
        List<Refusal> warnings = new ArrayList<>(drawn.warnings());
        surroundings.warning(drawn.shape(), grid.community().no()).ifPresent(warnings::add);
        grids.add(
                new NewGrid(grid.community().no(), grid.code(), grid.name(), drawn.shape(), latest(grid.community())));
        record(
                drawn.feature(),
                grid.code() == null ? "" : grid.code(),
                grid.community().name() + " " + grid.name(),
                Verdict.ADDED,
                warnings);
    }

    private boolean isTwice(Drawn drawn, String key) {
        Integer first = drawnBy.putIfAbsent(key, drawn.feature().number());
        if (first != null) {
            refuse(drawn.feature(), List.of(Refusal.of("territory.import.feature.twice", first)));
        }
        return first != null;
    }

    private LocalDate latest(Unit unit) {
        return tree.findEntry(unit.no())
                .map(UnitTree.Entry::bornOn)
                .filter(day -> day.isAfter(since))
                .orElse(since);
    }

    private List<Refusal> notices() {
        Map<Integer, List<Geometry>> newByParent = new TreeMap<>();
        grids.forEach(grid -> newByParent
                .computeIfAbsent(grid.communityNo(), no -> new ArrayList<>())
                .add(grid.shape()));
        boundaries.forEach(boundary -> tree.find(boundary.unitNo())
                .map(Unit::parentNo)
                .ifPresent(parent -> newByParent.computeIfAbsent(parent, no -> new ArrayList<>())));
        List<Refusal> notices = new ArrayList<>(surroundings.suspicions());
        newByParent.forEach((parentNo, shapes) ->
                tree.find(parentNo).ifPresent(parent -> notices.addAll(surroundings.partition(parent, shapes))));
        return notices;
    }

    private void refuse(CheckedFeature feature, List<Refusal> errors) {
        FeatureNames names = feature.names();
        record(feature, names.code().orElse(""), names.name().orElse(""), Verdict.REFUSED, errors);
    }

    private void record(CheckedFeature checked, String code, String name, Verdict verdict, List<Refusal> remarks) {
        rows.put(checked.position(), new Row(checked.file(), checked.number(), code, name, verdict, remarks));
    }

    private static Target unknown(String key, Object... arguments) {
        return new Target.Unknown(Refusal.of(key, arguments));
    }
}
