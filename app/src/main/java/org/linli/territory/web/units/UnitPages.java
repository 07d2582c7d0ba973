package org.linli.territory.web.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.linli.kernel.Actor;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.MapView;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Requires;
import org.linli.territory.MapFeatures;
import org.linli.territory.PublishedUnits;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitHistory;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.homes.HomeFigure;
import org.linli.territory.internal.homes.HomeFigures;
import org.linli.territory.web.CsvFile;
import org.linli.territory.web.GridFacts;
import org.linli.territory.web.StructureDay;
import org.linli.territory.web.StructureDays;
import org.linli.territory.web.TerritoryPermissions;
import org.linli.territory.web.layers.LayerViews;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The tree of units, a unit, the map. Units are public, so whoever may browse sees all of them. */
@Controller
class UnitPages {

    private static final int DRAWN_AT_ONCE = 2;
    private static final int FEW_ROOTS = 4;
    private static final int FOUND = 50;
    private static final int SUGGESTED = 10;

    /** A street has tens of thousands of doors at most. */
    private static final Set<String> COUNTED_AT_ONCE = Set.of("street", "community", "grid");

    private final Territory territory;
    private final UnitHistory history;
    private final Snapshots snapshots;
    private final StructureDays structures;
    private final UnitLives lives;
    private final PublishedUnits published;
    private final UnitOverviews overviews;
    private final GridFacts facts;
    private final LayerViews layers;
    private final HomeFigures figures;

    UnitPages(
            Territory territory,
            UnitHistory history,
            Snapshots snapshots,
            StructureDays structures,
            UnitLives lives,
            PublishedUnits published,
            UnitOverviews overviews,
            GridFacts facts,
            LayerViews layers,
            HomeFigures figures) {
        this.territory = territory;
        this.history = history;
        this.snapshots = snapshots;
        this.structures = structures;
        this.lives = lives;
        this.published = published;
        this.overviews = overviews;
        this.facts = facts;
        this.layers = layers;
        this.figures = figures;
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/units")
    String tree(
            Actor actor, Model model, @RequestParam(defaultValue = "") String q, @RequestParam Optional<String> asOf) {
        LocalDate day = StructureDay.of(asOf, snapshots.today());
        UnitTree tree = snapshots.units(day);
        List<Branch> roots =
                tree.roots().stream().map(root -> drawn(root, tree, actor)).toList();
        model.addAttribute("structure", structures.on(day));
        model.addAttribute("roots", roots);
        model.addAttribute("q", q.strip());
        model.addAttribute("found", found(q, FOUND));
        model.addAttribute("unitCount", tree.size());
        return "territory/units";
    }

    /** Of a whole country only the way to the actor's unit. */
    private static Branch drawn(Unit root, UnitTree tree, Actor actor) {
        return tree.roots().size() <= FEW_ROOTS
                ? Branch.of(root, tree, DRAWN_AT_ONCE)
                : Branch.leadingTo(
                        actor.findPost().map(Actor.ActingPost::unitNo).orElse(0), root, tree);
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/units/{no}/branch")
    String branch(Model model, @PathVariable int no, @RequestParam Optional<String> asOf) {
        LocalDate day = StructureDay.of(asOf, snapshots.today());
        UnitTree tree = snapshots.units(day);
        Unit unit = tree.find(no).orElseThrow(NotFound::new);
        model.addAttribute("branches", Branch.of(unit, tree, 1).children());
        model.addAttribute("structure", structures.on(day));
        return "territory/branch";
    }

    /** Suggestions while somebody types. */
    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/units/suggestions")
    String suggestions(Model model, @RequestParam(defaultValue = "") String q) {
        model.addAttribute("found", found(q, SUGGESTED));
        return "territory/suggestions";
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/units/{no}")
    String unit(Model model, Actor actor, @PathVariable int no, ChildrenForm form) {
        Unit unit = territory.getUnit(no);
        List<Unit> children = territory.listChildren(no);
        model.addAttribute("unit", unit);
        model.addAttribute("path", territory.listPath(no));
        model.addAttribute("children", form.page(children));
        model.addAttribute("childCount", children.size());
        model.addAttribute("form", form);
        List<UnitHistory.Version> versions = history.versions(no);
        model.addAttribute("versions", versions);
        model.addAttribute("life", lives.of(unit, snapshots.today()));
        model.addAttribute(
                "boundary", history.findBoundary(no, snapshots.today()).orElse(null));
        model.addAttribute("overview", overviews.of(unit, children));
        model.addAttribute("layers", layers.ofGrid(actor, unit));
        model.addAttribute("homes", homes(unit).orElse(null));
        model.addAttribute("map", map(unit).orElse(null));
        return "territory/unit";
    }

    /** The children as a list that can be imported again. */
    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/units/{no}/children.csv")
    ResponseEntity<byte[]> children(Frame frame, @PathVariable int no, ChildrenForm form) {
        Unit unit = territory.getUnit(no);
        List<Unit> children = form.all(territory.listChildren(no));
        Map<Integer, String> uses = new HashMap<>();
        facts.usesOf(children).forEach((grid, use) -> uses.put(grid, frame.t("grids.use." + use)));
        if (!uses.isEmpty()) {
            children.stream()
                    .filter(child -> child.level().equals("grid"))
                    .forEach(grid -> uses.putIfAbsent(grid.no(), frame.t("grids.use.none")));
        }
        String name = (unit.code().isEmpty() ? Integer.toString(no) : unit.code()) + "-children.csv";
        return CsvFile.named(name, UnitCsv.of(unit, children, uses));
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/map")
    String map(Model model, Actor actor, @RequestParam Optional<Integer> unit) {
        Optional<Unit> centre = unit.or(() -> actor.findPost().map(Actor.ActingPost::unitNo))
                .flatMap(territory::findUnit)
                .or(() -> territory.listRoots().stream().findFirst());
        model.addAttribute("unit", centre.orElse(null));
        model.addAttribute("path", centre.map(at -> territory.listPath(at.no())).orElse(List.of()));
        model.addAttribute(
                "children", centre.map(at -> territory.listChildren(at.no())).orElse(List.of()));
        model.addAttribute("map", centre.flatMap(this::wholeCity).orElse(null));
        return "territory/map";
    }

    /** Counted on the way where that is quick; of more, the page of homes says it. */
    private Optional<HomeFigure> homes(Unit unit) {
        return COUNTED_AT_ONCE.contains(unit.level())
                ? Optional.of(figures.of(snapshots.units(), unit.no()))
                : Optional.empty();
    }

    private List<Found> found(String q, int limit) {
        List<Found> found = new ArrayList<>(territory.search(q, limit).stream()
                .map(unit -> new Found(unit, pathName(unit), null, null))
                .toList());
        history.listFormer(q.strip(), limit - found.size())
                .forEach(former -> territory
                        .findUnit(former.unitNo())
                        .filter(unit ->
                                found.stream().noneMatch(one -> one.unit().no() == unit.no()))
                        .ifPresent(unit -> found.add(former(unit, former.text()))));
        return found;
    }

    private Found former(Unit unit, String text) {
        return new Found(
                unit,
                pathName(unit),
                text.equals(unit.name()) ? null : text,
                territory.findEnd(unit.no()).orElse(null));
    }

    private String pathName(Unit unit) {
        List<String> names =
                territory.listPath(unit.no()).stream().map(Unit::name).toList();
        return String.join(" / ", names.subList(0, names.size() - 1));
    }

    /** The unit among all others of every level, each level from where it can be told apart. */
    private Optional<MapView> wholeCity(Unit unit) {
        List<MapView.Tiles> tiles = published.listLevels().stream()
                .flatMap(level ->
                        published.findFirstZoom(level.key()).map(zoom -> new MapView.Tiles(level.key(), zoom)).stream())
                .toList();
        return map(unit).map(view -> alone(unit, view).over(tiles));
    }

    /** Only the outline of the unit, if it has one: what lies in it comes as tiles. */
    private MapView alone(Unit unit, MapView view) {
        if (!"unit".equals(view.fit()) || territory.findBoundary(unit.no()).isEmpty()) {
            return view;
        }
        String outline = "/api/v1/units/" + unit.no() + "/boundaries.geojson?level=" + unit.level();
        Stream<MapView.Layer> below = view.layers().stream()
                .filter(layer -> layer.kind().equals("building") || layer.kind().equals("street"));
        return MapView.fitting(
                "unit",
                Stream.concat(below, Stream.of(new MapView.Layer("unit", outline)))
                        .toList());
    }

    /** Empty when neither the unit nor what lies below it has a boundary. */
    private Optional<MapView> map(Unit unit) {
        boolean hasGround = territory.findBoundary(unit.no()).isPresent();
        Optional<Unit> drawnChild = territory.listChildren(unit.no()).stream()
                .filter(child -> territory.findBoundary(child.no()).isPresent())
                .findFirst();
        if (!hasGround && drawnChild.isEmpty()) {
            return Optional.empty();
        }
        String base = "/api/v1/units/" + unit.no();
        boolean hasGrids = drawnChild.map(Unit::level).filter("grid"::equals).isPresent();
        boolean isGrid = unit.level().equals("grid");
        List<MapView.Layer> layers = new ArrayList<>();
        if (hasGrids || isGrid) {
            // Streets and buildings do not end at a grid's border.
            int drawnOn = isGrid && unit.parentNo() != null ? unit.parentNo() : unit.no();
            String features = "/api/v1/units/" + drawnOn + "/features.geojson?layer=";
            layers.add(new MapView.Layer("building", features + MapFeatures.BUILDINGS));
            layers.add(new MapView.Layer("street", features + MapFeatures.STREETS));
            layers.add(new MapView.Layer("grid", base + "/boundaries.geojson?level=grid"));
        }
        if (!isGrid) {
            layers.add(new MapView.Layer(
                    "unit", base + "/boundaries.geojson" + (hasGrids ? "?level=" + unit.level() : "")));
        }
        return Optional.of(MapView.fitting(isGrid || (hasGrids && !hasGround) ? "grid" : "unit", layers));
    }
}
