package org.linli.demo.internal.structure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.demo.internal.ground.Wuhai;
import org.linli.geo.Lattice;
import org.linli.kernel.Actor;
import org.linli.kernel.Zone;
import org.linli.territory.GridCell;
import org.linli.territory.GridDrawings;
import org.linli.territory.GridItem;
import org.linli.territory.GridItems;
import org.linli.territory.GridLayers;
import org.linli.territory.Territory;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.springframework.stereotype.Component;

/**
 * What is done in the grids of the street, and a drawing of grids that somebody is at: one grid was shifted, so an overlap
 * and a gap stand.
 */
@Component
public class GridWork {

    private static final double SHIFT_DEGREES = 0.00012;

    /** Item, how often, what shows it, and the law; without an article where the law as a whole is meant. */
    private static final String ITEMS = """
            消防安全隐患巡查|每周一次|巡查记录和现场照片|《中华人民共和国消防法》第三十二条
            楼道电动自行车停放、充电劝导|每周两次|劝导前后照片|《高层民用建筑消防安全管理规定》
            矛盾纠纷排查与上报|每周一次|排查记录|《中华人民共和国人民调解法》
            独居、高龄老年人探访|每周一次|探访记录，不拍人像|《中华人民共和国老年人权益保障法》
            困境儿童、留守儿童走访|每月一次|走访记录，不拍人像|《中华人民共和国未成年人保护法》
            残疾人需求了解与代办引导|每月一次|需求登记|《中华人民共和国残疾人保障法》
            生活困难家庭主动发现|发现即报|救助线索单|《社会救助暂行办法》
            生活垃圾分类宣传与投放点查看|每周两次|现场照片|《中华人民共和国固体废物污染环境防治法》
            传染病防治和爱国卫生宣传|每月一次|宣传记录|《中华人民共和国传染病防治法》
            极端天气和突发事件预警入户提醒|预警发布后两小时内|提醒名单核对数|《中华人民共和国突发事件应对法》
            """;

    private final GridDrawings drawings;
    private final GridItems items;
    private final GridLayers layers;
    private final Territory territory;
    private final Clock clock;
    private final Zone zone;

    GridWork(GridDrawings drawings, GridItems items, GridLayers layers, Territory territory, Clock clock, Zone zone) {
        this.drawings = drawings;
        this.items = items;
        this.layers = layers;
        this.territory = territory;
        this.clock = clock;
        this.zone = zone;
    }

    public void load(Actor planner, Instant at) {
        publishItems(planner, at);
        loadLayers(planner, at);
        int unitNo = territory.findByCode(Wuhai.communityCode()).orElseThrow().no();
        if (drawings.findDraft(planner, unitNo).isPresent()) {
            return;
        }
        UUID id = drawings.open(planner, unitNo, at).orThrow();
        List<GridCell> cells = new ArrayList<>(drawings.cells(planner, id));
        cells.replaceAll(cell -> cell.number() == 3 ? cell.at(shifted(cell.shape())) : cell);
        drawings.save(planner, id, 1, cells, at).orThrow();
    }

    /** The community cut into boxes, another number of them in each of the former networks; one is new and not looked at yet. */
    private void loadLayers(Actor planner, Instant at) {
        int unitNo = territory.findByCode(Wuhai.communityCode()).orElseThrow().no();
        Geometry ground = territory.findBoundary(unitNo).orElseThrow();
        if (!layers.hasAny(planner, unitNo)) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), zone.id());
            List<GridLayers.Drawn> lastIsNew = boxes(ground, "城管", 4, 2);
            loadConfirmed(planner, unitNo, "city-management", lastIsNew.subList(0, 7), today, at);
            layers.load(planner, unitNo, "city-management", lastIsNew.subList(7, 8), today, at)
                    .orThrow();
            loadConfirmed(planner, unitNo, "public-safety", boxes(ground, "治安", 8, 2), today, at);
            layers.load(planner, unitNo, "party-building", boxes(ground, "党建", 2, 1), today, at)
                    .orThrow();
        }
    }

    private void loadConfirmed(
            Actor planner, int unitNo, String layer, List<GridLayers.Drawn> grids, LocalDate from, Instant at) {
        layers.load(planner, unitNo, layer, grids, from, at).orThrow();
        layers.confirmProposed(planner, unitNo, layer, from).orThrow();
    }

    private static List<GridLayers.Drawn> boxes(Geometry ground, String name, int columns, int rows) {
        Envelope all = ground.getEnvelopeInternal();
        double width = all.getWidth() / columns;
        double height = all.getHeight() / rows;
        List<GridLayers.Drawn> boxes = new ArrayList<>();
        for (int i = 0; i < columns * rows; i++) {
            double west = all.getMinX() + (i % columns) * width;
            double north = all.getMaxY() - Math.floorDiv(i, columns) * height;
            Geometry box = ground.getFactory().toGeometry(new Envelope(west, west + width, north - height, north));
            String number = String.format(Locale.ROOT, "%02d", i + 1);
            boxes.add(new GridLayers.Drawn(number, name + number, Lattice.snapped(ground.intersection(box))));
        }
        return boxes;
    }

    /** The list of the planner's unit; what is on it already is not published twice. */
    private void publishItems(Actor planner, Instant at) {
        int unitNo = planner.findPost().orElseThrow().unitNo();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone.id());
        Set<String> known = items.listAt(unitNo, today).stream()
                .map(item -> item.wording().name())
                .collect(Collectors.toSet());
        ITEMS.lines()
                .map(line -> line.split("\\|", -1))
                .filter(cells -> !known.contains(cells[0]))
                .forEach(cells -> items.publish(
                                planner,
                                unitNo,
                                new GridItem.Wording(cells[0], cells[1], cells[2], cells[3]),
                                today,
                                at)
                        .orThrow());
    }

    private static Geometry shifted(Geometry shape) {
        return Lattice.snapped(
                AffineTransformation.translationInstance(SHIFT_DEGREES, 0).transform(shape));
    }
}
