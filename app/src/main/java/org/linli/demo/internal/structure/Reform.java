package org.linli.demo.internal.structure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Scope;
import org.linli.territory.ImportOrder;
import org.linli.territory.Reforms;
import org.linli.territory.Reforms.Hearing;
import org.linli.territory.Reforms.Merging;
import org.linli.territory.SourceFile;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.Unit;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/**
 * Two reorganisations: one that was carried out last summer, when two invented communities became one of today's, and one
 * that waits for a second person. Neither touches the community of the stories.
 */
@Component
public class Reform {

    private static final String MERGED = "150302001007";
    private static final String PAST = "新城东、新城西社区合并";
    private static final String WAITING = "150302002002";

    private final Territory territory;
    private final TerritoryImports imports;
    private final Reforms reforms;

    Reform(Territory territory, TerritoryImports imports, Reforms reforms) {
        this.territory = territory;
        this.imports = imports;
        this.reforms = reforms;
    }

    /**
     * What the city was before last summer; before the rest of the city is brought in, which then finds today's community.
     *
     * @param since the day from which the units of the city are valid
     */
    public void before(Actor by, LocalDate since) {
        if (territory.findByCode(MERGED).isPresent()) {
            return;
        }
        String former = """
                code,name
                1503,乌海市
                150302,海勃湾区
                150302001,凤凰岭街道
                150302001091,新城东社区居委会
                150302001092,新城西社区居委会
                """;
        imports.run(
                        by,
                        new ImportOrder.Divisions(
                                List.of(new SourceFile("former.csv", former.getBytes(StandardCharsets.UTF_8))),
                                null,
                                Map.of(),
                                since),
                        TerritoryImports.Progress.SILENT)
                .orThrow();
        LocalDate effective = since.plusMonths(6);
        reforms.recordPast(
                        new Actor(by.kind(), by.id(), "海勃湾区民政局", null, by.scope(), by.permissions()),
                        "海勃湾区人民政府",
                        new Reforms.Reform(
                                "150302001",
                                PAST,
                                "两个社区共用一处服务场所，合并后一个窗口办理，人员全部下到网格。",
                                effective,
                                List.of(new Merging(List.of("150302001091", "150302001092"), "新城社区居委会", MERGED)),
                                List.of(
                                        new Hearing(
                                                effective.minusDays(50),
                                                "新城东社区居民代表会议",
                                                46,
                                                "41 人赞成，5 人担心办事走得更远；决定保留原服务点作为便民点。"),
                                        new Hearing(effective.minusDays(48), "新城西社区居民代表会议", 39, "赞成；要求合并后网格长不变。"))))
                .orThrow();
    }

    /**
     * The plan that waits, drawn up by the planner: a community and the neighbour with which it shares the
     * longest border.
     *
     * @param accounts by login
     */
    public void waiting(Map<String, UUID> accounts, Instant now, LocalDate today) {
        Actor planner = planner(Objects.requireNonNull(accounts.get("planner")));
        Unit community = territory.findByCode(WAITING).orElseThrow();
        Unit neighbour = neighbour(community);
        String title = shortName(community) + "、" + shortName(neighbour) + "合并";
        if (reforms.find(planner, title).isPresent()) {
            return;
        }
        reforms.submit(
                        planner,
                        new Reforms.Reform(
                                "150302002",
                                title,
                                "两个社区相邻，常住人口都不多；合并后减少一级窗口，专职人员全部下到网格。",
                                today.plusDays(45),
                                List.of(new Merging(
                                        List.of(community.code(), neighbour.code()), "长青路社区居委会", "150302002031")),
                                List.of(
                                        new Hearing(
                                                today.minusDays(20),
                                                shortName(community) + "居民议事会",
                                                52,
                                                "44 人赞成，8 人反对；反对的担心社区名称没有了，建议保留“长青”二字。"),
                                        new Hearing(
                                                today.minusDays(17),
                                                shortName(neighbour) + "居民议事会",
                                                37,
                                                "33 人赞成，4 人弃权；要求原服务点继续办老年人事项。"))),
                        now)
                .orThrow();
    }

    private Unit neighbour(Unit community) {
        Geometry ground = territory.findBoundary(community.no()).orElseThrow();
        return territory.listChildren(Objects.requireNonNull(community.parentNo())).stream()
                .filter(unit -> unit.no() != community.no())
                .max(Comparator.comparingDouble(unit -> territory
                        .findBoundary(unit.no())
                        .map(other -> other.intersection(ground).getLength())
                        .orElse(0.0)))
                .orElseThrow();
    }

    private static String shortName(Unit unit) {
        return unit.name().replace("居委会", "");
    }

    private Actor planner(UUID account) {
        int city = territory.findByCode("1503").orElseThrow().no();
        return new Actor(
                Actor.Kind.STAFF,
                account,
                "包志远 · 规划员",
                null,
                new Scope.Territory(territory.numbersAtOrBelow(city)),
                Set.of("territory.plan"));
    }
}
