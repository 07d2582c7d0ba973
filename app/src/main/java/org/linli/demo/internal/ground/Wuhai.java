package org.linli.demo.internal.ground;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.linli.city.CommunityPlan;
import org.linli.demo.internal.Resources;
import org.linli.demo.internal.ground.GeoJson.UnitShape;
import org.linli.geo.CoordinateSystem;
import org.linli.kernel.Actor;
import org.linli.territory.ImportOrder;
import org.linli.territory.ImportReport;
import org.linli.territory.MapFeatures;
import org.linli.territory.SourceFile;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.Unit;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.springframework.stereotype.Component;

/** Sets up the city of 乌海: its divisions and districts as published, everything below drawn. */
@Component
public class Wuhai {

    private final Territory territory;
    private final TerritoryImports imports;
    private final MapFeatures features;

    Wuhai(Territory territory, TerritoryImports imports, MapFeatures features) {
        this.territory = territory;
        this.imports = imports;
        this.features = features;
    }

    /**
     * Brings the city in, or completes what is there of it.
     *
     * @param since the day from which its units are valid
     * @return the community that is drawn in full
     */
    public CommunityPlan load(Actor by, LocalDate since) {
        SourceFile divisions = new SourceFile("divisions.csv", Resources.bytes("wuhai/divisions.csv"));
        run(by, new ImportOrder.Divisions(List.of(divisions), GroundPlan.CITY, Map.of(), since));
        draw(by, since, new SourceFile("districts.geojson", Resources.bytes("wuhai/districts.geojson")));
        GroundPlan plan = new GroundPlan();
        draw(by, since, GeoJson.file("synthetic.geojson", units(plan)));
        draw(by, since, GeoJson.file("synthetic-grids.geojson", plan.grids()));
        putLayers(by, plan.community());
        return plan.community();
    }

    public static String communityCode() {
        return GroundPlan.COMMUNITY;
    }

    /** @param number of a grid of the drawn community */
    public static String gridCode(int number) {
        return GroundPlan.gridCode(number);
    }

    private List<UnitShape> units(GroundPlan plan) {
        Unit city = territory.findByCode(GroundPlan.CITY).orElseThrow();
        List<UnitShape> shapes = new ArrayList<>();
        List<Geometry> districts = new ArrayList<>();
        for (Unit district : territory.listChildren(city.no())) {
            Geometry ground = territory.findBoundary(district.no()).orElseThrow();
            districts.add(ground);
            shapes.addAll(plan.below(district, ground, unit -> territory.listChildren(unit.no())));
        }
        shapes.add(new UnitShape(city.code(), city.name(), UnaryUnionOp.union(districts)));
        return shapes;
    }

    private void draw(Actor by, LocalDate since, SourceFile file) {
        run(
                by,
                new ImportOrder.Boundaries(
                        List.of(file), CoordinateSystem.WGS84, null, ImportOrder.PropertyNames.guessed(), true, since));
    }

    private void run(Actor by, ImportOrder order) {
        ImportReport report = imports.run(by, order, TerritoryImports.Progress.SILENT)
                .orThrow()
                .report();
        if (report.counts().refused() > 0) {
            throw new IllegalStateException("The demo's ground is refused: "
                    + report.rows().stream()
                            .filter(row -> row.verdict() == ImportReport.Verdict.REFUSED)
                            .limit(5)
                            .toList());
        }
    }

    private void putLayers(Actor by, CommunityPlan plan) {
        int unitNo = territory.findByCode(GroundPlan.COMMUNITY).orElseThrow().no();
        MapLayers.of(plan)
                .forEach(
                        (layer, drawn) -> features.put(by, unitNo, layer, drawn).orThrow());
    }
}
