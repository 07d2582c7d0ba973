package org.linli.territory.web.units;

import java.time.LocalDate;
import java.util.Optional;
import org.linli.kernel.web.Requires;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.web.StructureDay;
import org.linli.territory.web.StructureDays;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a unit came from and what became of it, as of any day. */
@Controller
class LineagePages {

    private final Territory territory;
    private final UnitLives lives;
    private final StructureDays structures;
    private final Snapshots snapshots;

    LineagePages(Territory territory, UnitLives lives, StructureDays structures, Snapshots snapshots) {
        this.territory = territory;
        this.lives = lives;
        this.structures = structures;
        this.snapshots = snapshots;
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/units/{no}/lineage")
    String lineage(Model model, @PathVariable int no, @RequestParam Optional<String> asOf) {
        Unit unit = territory.getUnit(no);
        LocalDate day = StructureDay.of(asOf, snapshots.today());
        UnitLives.Life life = lives.of(unit, day);
        model.addAttribute("unit", unit);
        model.addAttribute("path", territory.listPath(no));
        model.addAttribute("life", life);
        model.addAttribute("structure", structures.of(day, life.days()));
        model.addAttribute("standing", lives.standing(unit, day));
        return "territory/lineage";
    }
}
