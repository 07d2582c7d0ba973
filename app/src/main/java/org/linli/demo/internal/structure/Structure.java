package org.linli.demo.internal.structure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.linli.kernel.Actor;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.UnitNotes;
import org.springframework.stereotype.Component;

/**
 * Bodies by template, types of communities, an older name and figures of population. The figures are made up, and say so
 * where their source is shown.
 */
@Component
public class Structure {

    private static final String STREET = "150303001";
    private static final String MADE_UP = "演示数据（虚构）";
    private static final int RESIDENTS_PER_HOUSEHOLD_TENTHS = 24;

    private final UnitNotes notes;
    private final Territory territory;

    Structure(UnitNotes notes, Territory territory) {
        this.notes = notes;
        this.territory = territory;
    }

    /** @param since the day from which the city's units are valid */
    public void load(Actor by, String communityCode, LocalDate since) {
        Unit street = territory.findByCode(STREET).orElseThrow();
        Unit drawn = territory.findByCode(communityCode).orElseThrow();
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
        List<Unit> grids = territory.listChildren(drawn.no());
        for (int i = 0; i < grids.size(); i++) {
            count(by, grids.get(i), since, 268 + 17 * (i % 5));
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

    private void count(Actor by, Unit unit, LocalDate since, int households) {
        notes.putPopulation(by, unit.no(), since, households * RESIDENTS_PER_HOUSEHOLD_TENTHS / 10, households, MADE_UP)
                .orThrow();
    }
}
