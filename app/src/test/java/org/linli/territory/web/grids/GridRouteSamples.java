package org.linli.territory.web.grids;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.geo.Wkb;
import org.linli.identity.RouteSamples;
import org.linli.kernel.Actor;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.linli.territory.GridDrawings;
import org.linli.territory.GridItem;
import org.linli.territory.GridItems;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritorySamples;
import org.linli.territory.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drawings of grids belong to the unit they divide. */
@Component
class GridRouteSamples implements RouteSamples {

    private final Territory territory;
    private final TerritoryImports imports;
    private final GridDrawings drawings;
    private final GridItems items;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Zone zone;

    GridRouteSamples(
            Territory territory,
            TerritoryImports imports,
            GridDrawings drawings,
            GridItems items,
            Transactions transactions,
            JdbcClient jdbc,
            Clock clock,
            Zone zone) {
        this.items = items;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.zone = zone;
        this.territory = territory;
        this.imports = imports;
        this.drawings = drawings;
        this.clock = clock;
    }

    @Override
    public List<Sample> at(int unitNo) {
        Actor actor = TerritorySamples.staffAt(territory, unitNo, "territory.grids");
        giveGround(territory.getUnit(unitNo));
        String one = "/grids/" + unitNo;
        UUID drawing = drawings.open(actor, unitNo, clock.instant()).orThrow();
        String page = "/grids/drawings/" + drawing;
        String api = "/api/v1/grid-drawings/" + drawing;
        String route = "/grids/drawings/{id}";
        String apiRoute = "/api/v1/grid-drawings/{id}";
        UUID item = items.publish(
                        actor,
                        unitNo,
                        new GridItem.Wording("巡查", "每周", "", "《网格员管理与服务规范》"),
                        LocalDate.ofInstant(clock.instant(), zone.id()),
                        clock.instant())
                .orThrow();
        String itemPage = "/grids/items/" + item;
        String duty = one + "/duty/" + duty(actor, unitNo);
        String layer = one + "/layers/" + layerGrid(actor, unitNo);
        String upload = one + "/layers/uploads/" + layerUpload(actor, unitNo);
        Map<String, String> first = Map.of("revision", "1");
        return List.of(
                new OfList("GET /grids", "/grids", page),
                new OfRecord("GET /grids/{no}", one),
                new OfRecord("GET /grids/{no}/policy", one + "/policy"),
                new OfRecord("POST /grids/{no}/policy", one + "/policy"),
                new OfRecord("POST /grids/{no}/policy/end", one + "/policy/end"),
                new OfList("GET /grids/items", "/grids/items", itemPage),
                new OfRecord("GET /grids/items/{id}", itemPage),
                new OfRecord("POST /grids/items/{id}", itemPage),
                new OfRecord("POST /grids/items/{id}/end", itemPage + "/end", Map.of("day", "2026-01-05")),
                new OfRecord("GET /grids/{no}/layers", one + "/layers"),
                new OfRecord("GET /grids/{no}/layers.csv", one + "/layers.csv"),
                new OfRecord("GET /api/v1/units/{no}/layer-grids", "/api/v1/units/" + unitNo + "/layer-grids"),
                new OfRecord(
                        "GET /api/v1/units/{no}/layer-grids.geojson",
                        "/api/v1/units/" + unitNo + "/layer-grids.geojson"),
                new OfRecord("POST /grids/{no}/layers", one + "/layers"),
                new OfRecord("POST /grids/{no}/layers/confirm", one + "/layers/confirm"),
                new OfRecord("POST /grids/{no}/layers/{id}", layer),
                new OfRecord("POST /grids/{no}/layers/{id}/end", layer + "/end"),
                new OfRecord("GET /grids/{no}/layers/uploads/{id}", upload),
                new OfRecord("GET /grids/{no}/layers/uploads/{id}/report.csv", upload + "/report.csv"),
                new OfRecord("POST /grids/{no}/layers/uploads/{id}/start", upload + "/start"),
                new OfRecord("POST /grids/{no}/layers/uploads/{id}/drop", upload + "/drop"),
                new OfRecord("POST /grids/{no}/duty", one + "/duty"),
                new OfRecord("POST /grids/{no}/duty/{id}", duty),
                new OfRecord("POST /grids/{no}/duty/{id}/end", duty + "/end"),
                new OfRecord("POST /grids/{no}/drawings", one + "/drawings", Map.of()),
                new OfRecord("GET " + route, page),
                new OfRecord("GET " + route + "/proposals", page + "/proposals"),
                new OfRecord(
                        "POST " + route + "/proposals",
                        page + "/proposals",
                        Map.of("style", "BALANCED", "revision", "1")),
                new OfRecord("GET " + route + "/publish", page + "/publish"),
                new OfRecord(
                        "POST " + route + "/publish",
                        page + "/publish",
                        Map.of("revision", "1", "effective", "2026-01-05")),
                new OfRecord("POST " + route + "/restore", page + "/restore", first),
                new OfRecord("POST " + route + "/rebase", page + "/rebase", first),
                new OfRecord("GET " + apiRoute, api),
                new OfRecord("PUT " + apiRoute, api),
                new OfRecord("POST " + apiRoute + "/check", api + "/check", Map.of()),
                new OfRecord("POST " + apiRoute + "/split", api + "/split", Map.of()),
                new OfRecord("POST " + apiRoute + "/merge", api + "/merge", Map.of()),
                new OfRecord("POST " + apiRoute + "/repair", api + "/repair", Map.of()),
                new OfRecord("POST " + apiRoute + "/fill", api + "/fill", Map.of()),
                new OfRecord("POST " + route + "/drop", page + "/drop", Map.of()));
    }

    private UUID layerGrid(Actor actor, int unitNo) {
        UUID id = UUID.randomUUID();
        transactions.write(
                actor.scope(),
                () -> jdbc.sql("""
                                INSERT INTO layer_grid (id, layer, unit_no, code, name, wkb, valid)
                                VALUES (:id, 'public-safety', :unitNo, :code, '旧格', :wkb, '[2026-01-01,)')
                                """)
                        .param("id", id)
                        .param("unitNo", unitNo)
                        .param("code", id.toString())
                        .param("wkb", Wkb.write(territory.findBoundary(unitNo).orElseThrow()))
                        .update());
        return id;
    }

    private UUID layerUpload(Actor actor, int unitNo) {
        UUID id = UUID.randomUUID();
        transactions.write(
                actor.scope(),
                () -> jdbc.sql("""
                                INSERT INTO layer_upload
                                  (id, unit_no, layer, from_day, is_complete, file_name, content, created_at)
                                VALUES
                                  (:id, :unitNo, 'public-safety', '2026-01-01', false, '治安.csv', convert_to('01,一格', 'UTF8'), :now)
                                """)
                        .param("id", id)
                        .param("unitNo", unitNo)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update());
        return id;
    }

    private UUID duty(Actor actor, int unitNo) {
        UUID id = UUID.randomUUID();
        transactions.write(
                actor.scope(),
                () -> jdbc.sql("""
                                INSERT INTO duty_grid (id, unit_no, name, post, valid)
                                VALUES (:id, :unitNo, '东片', '东片长', '[2026-01-01,)')
                                """).param("id", id).param("unitNo", unitNo).update());
        return id;
    }

    private void giveGround(Unit unit) {
        if (territory.findBoundary(unit.no()).isEmpty()) {
            String box = TerritorySamples.box("\"code\":\"" + unit.code() + "\"", 60 + unit.no() * 0.001, 30, 0.001);
            imports.run(
                            TerritorySamples.system(),
                            TerritorySamples.boundaries(TerritorySamples.collection(box)),
                            TerritoryImports.Progress.SILENT)
                    .orThrow();
        }
    }
}
