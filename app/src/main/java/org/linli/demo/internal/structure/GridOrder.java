package org.linli.demo.internal.structure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.linli.demo.internal.ground.Wuhai;
import org.linli.geo.GridPlan;
import org.linli.kernel.Actor;
import org.linli.kernel.Zone;
import org.linli.territory.GridDuties;
import org.linli.territory.GridStandards;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** What the street asks of its grids, and two duty grids in the community; two of its grids are in none yet. */
@Component
public class GridOrder {

    private static final int GRIDS_OF_ONE = 3;

    private final GridDuties duties;
    private final GridStandards standards;
    private final Territory territory;
    private final Clock clock;
    private final Zone zone;

    GridOrder(GridDuties duties, GridStandards standards, Territory territory, Clock clock, Zone zone) {
        this.duties = duties;
        this.standards = standards;
        this.territory = territory;
        this.clock = clock;
        this.zone = zone;
    }

    public void load(Actor planner, Instant at) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone.id());
        int street = planner.findPost().orElseThrow().unitNo();
        if (!standards.isSet(street)) {
            GridStandards.Decision decision = new GridStandards.Decision(
                    GridPlan.Limits.USUAL, today, "全街道统一：每格三百到五百户，边界沿街巷", "演示数据（虚构）：街道网格划分细则");
            standards.set(planner, street, decision, at).orThrow();
        }
        int community =
                territory.findByCode(Wuhai.communityCode()).orElseThrow().no();
        if (!duties.hasAny(planner, community)) {
            List<Integer> grids =
                    territory.listChildren(community).stream().map(Unit::no).toList();
            duties.add(planner, community, "第一责任网格", "社区党总支副书记岗", grids.subList(0, GRIDS_OF_ONE), today, at)
                    .orThrow();
            duties.add(
                            planner,
                            community,
                            "第二责任网格",
                            "社区居委会副主任岗",
                            grids.subList(GRIDS_OF_ONE, 2 * GRIDS_OF_ONE),
                            today,
                            at)
                    .orThrow();
        }
    }
}
