package org.linli.demo.internal.structure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.city.Building;
import org.linli.city.CommunityPlan;
import org.linli.city.PlannedGrid;
import org.linli.demo.internal.ground.Wuhai;
import org.linli.kernel.Actor;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.UnitNotes;
import org.springframework.stereotype.Component;

/**
 * Bodies by template, types of communities, an older name and figures of population. The figures are made up – those of
 * the drawn community fit its homes – and say so where their source is shown.
 */
@Component
public class Structure {

    private static final String STREET = "150303001";
    private static final String MADE_UP = "演示数据（虚构）";
    private static final int OCCUPIED_PERCENT = 93;

    private final UnitNotes notes;
    private final Territory territory;

    Structure(UnitNotes notes, Territory territory) {
        this.notes = notes;
        this.territory = territory;
    }

    /** @param since the day from which the city's units are valid */
    public void load(Actor by, CommunityPlan plan, LocalDate since) {
        Unit street = territory.findByCode(STREET).orElseThrow();
        Unit drawn = territory.findByCode(Wuhai.communityCode()).orElseThrow();
        notes.applyTemplate(by, street.no(), "four-level-network", since).orThrow();
        notes.applyTemplate(by, drawn.no(), "two-committees-two-stations", since)
                .orThrow();
        notes.applyTemplate(by, drawn.no(), "two-two-two-x", since).orThrow();
        // Numbers that nobody has.
        contact(by, drawn, "新苑社区工作服务中心", "0473-0000007");
        contact(by, drawn, "新苑社区社工服务站", "0473-0000008");
        contact(by, street, "拉僧仲街道办事处", "0473-0000001");
        notes.addAlias(by, drawn.no(), "新苑小区", since, null, MADE_UP).orThrow();
        notes.putTrait(by, drawn.no(), "community-type", "QUARTER", Map.of("estate", "新苑小区"), since, MADE_UP)
                .orThrow();
        List<Unit> communities = territory.listChildren(street.no());
        for (int i = 0; i < communities.size(); i++) {
            Unit community = communities.get(i);
            if (community.no() != drawn.no()) {
                type(by, community, i, since);
                // One is left out, so that the report has a gap to show.
                if (i != communities.size() - 1) {
                    count(by, community, since, 1_450 + 137 * (i % 7));
                }
            }
        }
        Map<Integer, Integer> homes = plan.buildings().stream()
                .collect(Collectors.toMap(Building::gridNumber, Building::households, Integer::sum));
        for (PlannedGrid grid : plan.grids()) {
            int occupied = homes.getOrDefault(grid.number(), 0) * OCCUPIED_PERCENT / 100;
            territory.findByCode(Wuhai.gridCode(grid.number())).ifPresent(unit -> count(by, unit, since, occupied));
        }
    }

    private void contact(Actor by, Unit unit, String body, String phone) {
        notes.putContact(by, unit.no(), body, phone, "新苑路（虚构地址）").orThrow();
    }

    private void type(Actor by, Unit community, int number, LocalDate since) {
        String name = community.name().replace("社区", "").replace("居委会", "");
        switch (number % 4) {
            case 0 ->
                notes.putTrait(
                                by,
                                community.no(),
                                "community-type",
                                "BLOCK",
                                Map.of("streets", name + "四周道路"),
                                since,
                                MADE_UP)
                        .orThrow();
            case 1 ->
                notes.putTrait(
                                by,
                                community.no(),
                                "community-type",
                                "WORK_UNIT",
                                Map.of("employer", name + "职工家属区"),
                                since,
                                MADE_UP)
                        .orThrow();
            case 2 ->
                notes.putTrait(
                                by,
                                community.no(),
                                "community-type",
                                "FUNCTIONAL",
                                Map.of("function", "商业"),
                                since,
                                MADE_UP)
                        .orThrow();
            default ->
                notes.putTrait(
                                by,
                                community.no(),
                                "community-type",
                                "QUARTER",
                                Map.of("estate", name + "小区"),
                                since,
                                MADE_UP)
                        .orThrow();
        }
    }

    /** Two and a half residents in an occupied home, a little less or more from unit to unit. */
    private void count(Actor by, Unit unit, LocalDate since, int households) {
        int residents = households * (24 + unit.no() % 3) / 10;
        notes.putPopulation(by, unit.no(), since, residents, households, MADE_UP)
                .orThrow();
    }
}
