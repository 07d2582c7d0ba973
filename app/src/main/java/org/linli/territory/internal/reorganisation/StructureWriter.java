package org.linli.territory.internal.reorganisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.geo.CoordinateSystem;
import org.linli.geo.Wkb;
import org.linli.territory.Lineage.Link;
import org.linli.territory.internal.BoundaryWriter;
import org.linli.territory.internal.BoundaryWriter.BoundaryRow;
import org.linli.territory.internal.UnitRow;
import org.linli.territory.internal.UnitWriter;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes a redrawn structure, within a transaction that holds the lock of {@link UnitWriter}. */
@Repository
class StructureWriter {

    private final JdbcClient jdbc;
    private final UnitWriter units;
    private final BoundaryWriter boundaries;
    private final NewGround ground;

    StructureWriter(JdbcClient jdbc, UnitWriter units, BoundaryWriter boundaries, NewGround ground) {
        this.jdbc = jdbc;
        this.units = units;
        this.boundaries = boundaries;
        this.ground = ground;
    }

    /** Units that got a version on that day or later: a structure cannot be written below what is newer. */
    boolean isChangedSince(LocalDate day, Collection<Integer> unitNos) {
        return jdbc.sql("""
                        SELECT EXISTS (
                          SELECT FROM unit_version
                          WHERE unit_no = ANY (:nos)
                            AND lower(valid) >= :day)
                        """)
                .param("nos", unitNos.toArray(Integer[]::new))
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /** Gives new units their numbers. */
    Redrawn number(Redrawn redrawn) {
        List<Integer> taken = units.takeNumbers(redrawn.opened().size());
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int i = 0; i < taken.size(); i++) {
            numbers.put(redrawn.opened().get(i).no(), taken.get(i));
        }
        return redrawn.numbered(numbers);
    }

    void write(Redrawn redrawn, LocalDate day, UUID planId) {
        Map<Integer, Geometry> shapes = ground.shapes(redrawn, day);
        Integer[] ended = redrawn.ended().stream().map(Node::no).toArray(Integer[]::new);
        endVersions(redrawn.touched().toArray(Integer[]::new), day);
        endBoundaries(ended, day);
        units.insert(redrawn.opened().stream().map(node -> row(node, day)).toList());
        change(redrawn.changed().stream().map(Redrawn.Change::after).toList(), day);
        insertLinks(redrawn.links(), planId);
        putShapes(redrawn, shapes, day);
        List<BoundaryRow> cells = cells(redrawn, day);
        if (!cells.isEmpty()) {
            boundaries.put(cells, CoordinateSystem.WGS84, "drawing");
        }
        units.recount();
        jdbc.sql("UPDATE territory_version SET boundaries = boundaries + 1").update();
    }

    /** The ground of grids that were drawn. */
    private List<BoundaryRow> cells(Redrawn redrawn, LocalDate day) {
        List<Redrawn.Drawn> drawn =
                redrawn.drawn().stream().filter(Redrawn.Drawn::isRedrawn).toList();
        return jdbc.sql("""
                        SELECT one.unit_no, c.wkb
                        FROM unnest(:units::integer[], :drawings::uuid[], :revisions::integer[], :numbers::integer[])
                          AS one (unit_no, drawing_id, revision, number)
                        JOIN grid_cell c USING (drawing_id, revision, number)
                        """)
                .param("units", drawn.stream().map(Redrawn.Drawn::unitNo).toArray(Integer[]::new))
                .param(
                        "drawings",
                        drawn.stream().map(one -> one.drawingId().toString()).toArray(String[]::new))
                .param("revisions", drawn.stream().map(Redrawn.Drawn::revision).toArray(Integer[]::new))
                .param("numbers", drawn.stream().map(Redrawn.Drawn::cell).toArray(Integer[]::new))
                .query((row, n) -> new BoundaryRow(row.getInt("unit_no"), Wkb.readPolygonal(row.getBytes("wkb")), day))
                .list();
    }

    private void putShapes(Redrawn redrawn, Map<Integer, Geometry> shapes, LocalDate day) {
        Map<Boolean, List<BoundaryRow>> rows = shapes.entrySet().stream()
                .map(entry -> new BoundaryRow(entry.getKey(), entry.getValue(), day))
                .collect(Collectors.partitioningBy(row -> redrawn.grounds().containsKey(row.unitNo())));
        rows.forEach((isDrawn, some) -> {
            if (!some.isEmpty()) {
                boundaries.put(some, CoordinateSystem.WGS84, isDrawn ? "drawn" : "union");
            }
        });
    }

    private void endVersions(Integer[] unitNos, LocalDate day) {
        jdbc.sql("""
                        UPDATE unit_version
                        SET valid = daterange(lower(valid), :day)
                        WHERE unit_no = ANY (:nos)
                          AND valid @> CAST(:day AS date)
                        """).param("nos", unitNos).param("day", day).update();
    }

    private void endBoundaries(Integer[] unitNos, LocalDate day) {
        jdbc.sql("DELETE FROM unit_boundary WHERE unit_no = ANY (:nos) AND lower(valid) >= :day")
                .param("nos", unitNos)
                .param("day", day)
                .update();
        jdbc.sql("""
                        UPDATE unit_boundary
                        SET valid = daterange(lower(valid), :day)
                        WHERE unit_no = ANY (:nos)
                          AND valid @> CAST(:day AS date)
                        """).param("nos", unitNos).param("day", day).update();
    }

    private void change(List<Node> nodes, LocalDate day) {
        jdbc.sql("""
                        INSERT INTO unit_version (unit_no, valid, code, civil_code, name, level, level_name, kind, parent_no, subtree)
                        SELECT v.unit_no, daterange(:day, NULL), new.code, v.civil_code, new.name, v.level, new.level_name, v.kind,
                               new.parent_no, v.subtree
                        FROM unnest(:nos::integer[], :codes::text[], :names::text[], :levelNames::text[], :parents::integer[])
                          AS new (no, code, name, level_name, parent_no)
                        JOIN unit_version v ON v.unit_no = new.no AND upper(v.valid) = :day
                        """)
                .param("nos", column(nodes, Node::no))
                .param("codes", texts(nodes, Node::code))
                .param("names", texts(nodes, Node::name))
                .param("levelNames", texts(nodes, Node::levelName))
                .param("parents", column(nodes, Node::parentNo))
                .param("day", day)
                .update();
    }

    private void insertLinks(List<Link> links, UUID planId) {
        jdbc.sql("""
                        INSERT INTO unit_lineage (day, predecessor_no, successor_no, kind, share, is_heir, plan_id)
                        SELECT CAST(day AS date), predecessor, successor, kind, round(CAST(share AS numeric), 8), is_heir, :plan
                        FROM unnest(:days::text[], :predecessors::integer[], :successors::integer[], :kinds::text[],
                                    :shares::float8[], :heirs::boolean[])
                          AS link (day, predecessor, successor, kind, share, is_heir)
                        ON CONFLICT DO NOTHING
                        """)
                .param("plan", planId)
                .param("days", links.stream().map(link -> link.day().toString()).toArray(String[]::new))
                .param("predecessors", links.stream().map(Link::predecessorNo).toArray(Integer[]::new))
                .param("successors", links.stream().map(Link::successorNo).toArray(Integer[]::new))
                .param("kinds", links.stream().map(link -> link.kind().name()).toArray(String[]::new))
                .param("shares", links.stream().map(Link::share).toArray(Double[]::new))
                .param("heirs", links.stream().map(Link::isHeir).toArray(Boolean[]::new))
                .update();
    }

    private static UnitRow row(Node node, LocalDate day) {
        return new UnitRow(
                node.no(),
                node.code(),
                node.civilCode(),
                node.name(),
                node.level(),
                node.levelName(),
                node.kind(),
                node.parentNo(),
                day);
    }

    private static Integer[] column(List<Node> nodes, Function<Node, @Nullable Integer> value) {
        return nodes.stream().map(value).toArray(Integer[]::new);
    }

    private static String[] texts(List<Node> nodes, Function<Node, @Nullable String> value) {
        return nodes.stream().map(value).toArray(String[]::new);
    }
}
