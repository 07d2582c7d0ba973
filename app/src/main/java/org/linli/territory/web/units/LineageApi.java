package org.linli.territory.web.units;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.web.BadInput;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.linli.territory.Lineage;
import org.linli.territory.Lineage.Life;
import org.linli.territory.Lineage.Link;
import org.linli.territory.Lineage.Resolved;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.web.StructureDay;
import org.linli.territory.web.UnitJson;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which unit stood or stands where, for machines: forwards and backwards from any unit and any code. */
@RestController
class LineageApi {

    private static final String PUBLIC = "names and codes of units, and what became of them, are public";
    private static final int LONGEST_CODE = 20;
    private static final CacheControl CACHED =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final Lineage lineage;
    private final Territory territory;
    private final Snapshots snapshots;

    LineageApi(Lineage lineage, Territory territory, Snapshots snapshots) {
        this.lineage = lineage;
        this.territory = territory;
        this.snapshots = snapshots;
    }

    /** A unit that stands in the place of another one. */
    record ResolvedJson(UnitJson unit, double share) {

        static ResolvedJson of(Resolved resolved) {
            return new ResolvedJson(UnitJson.of(resolved.unit()), resolved.share());
        }
    }

    /** One way a unit changed. */
    record LinkJson(
            LocalDate day,
            String kind,
            int predecessorNo,
            String predecessor,
            int successorNo,
            String successor,
            double share) {}

    /**
     * The life of a unit, and who stands in its place on a day.
     *
     * @param to first day on which it was no more
     */
    record LineageJson(
            UnitJson unit,
            LocalDate from,
            @Nullable LocalDate to,
            List<LinkJson> links,
            LocalDate asOf,
            List<ResolvedJson> units) {}

    @OpenToAll(because = PUBLIC)
    @GetMapping("/api/v1/units/{no}/lineage")
    ResponseEntity<LineageJson> lineage(@PathVariable int no, @RequestParam Optional<String> asOf) {
        Life life = lineage.findLife(no).orElseThrow(NotFound::new);
        LocalDate day = StructureDay.of(asOf, snapshots.today());
        return ResponseEntity.ok()
                .cacheControl(CACHED)
                .body(new LineageJson(
                        UnitJson.of(territory.getUnit(no)),
                        life.from(),
                        life.to(),
                        lineage.linksAround(no).stream().map(this::json).toList(),
                        day,
                        json(lineage.resolve(no, day))));
    }

    @OpenToAll(because = PUBLIC)
    @GetMapping(path = "/api/v1/units", params = "code")
    ResponseEntity<List<ResolvedJson>> byCode(
            @RequestParam String code, @RequestParam Optional<String> on, @RequestParam Optional<String> asOf) {
        if (code.length() > LONGEST_CODE) {
            throw new BadInput("code", "territory.bad.query", LONGEST_CODE);
        }
        LocalDate today = snapshots.today();
        LocalDate day = StructureDay.of(asOf, today);
        List<Resolved> found = on.isPresent()
                ? lineage.resolveCode(code, StructureDay.of(on, today), day)
                : lineage.resolveCode(code, day);
        return ResponseEntity.ok().cacheControl(CACHED).body(json(found));
    }

    private static List<ResolvedJson> json(List<Resolved> units) {
        return units.stream().map(ResolvedJson::of).toList();
    }

    private LinkJson json(Link link) {
        return new LinkJson(
                link.day(),
                link.kind().name(),
                link.predecessorNo(),
                nameOf(link.predecessorNo()),
                link.successorNo(),
                nameOf(link.successorNo()),
                link.share());
    }

    private String nameOf(int unitNo) {
        return territory.findUnit(unitNo).map(Unit::name).orElse("");
    }
}
