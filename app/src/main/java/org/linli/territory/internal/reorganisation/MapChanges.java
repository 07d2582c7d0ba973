package org.linli.territory.internal.reorganisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.territory.Lineage.Kind;
import org.linli.territory.internal.reorganisation.Changes.Opened;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a plan changes on the map, before it is carried out and afterwards. */
@Repository
class MapChanges {

    private final JdbcClient jdbc;
    private final NewGround ground;

    MapChanges(JdbcClient jdbc, NewGround ground) {
        this.jdbc = jdbc;
        this.ground = ground;
    }

    Map<Integer, Geometry> boundaries(Collection<Integer> unitNos, LocalDate day) {
        return ground.boundaries(unitNos, day);
    }

    /** @param redrawn absent while the plan does not fit */
    Changes planned(@Nullable Redrawn redrawn, LocalDate today) {
        if (redrawn == null) {
            return new Changes(today, Set.of(), Set.of(), Set.of(), List.of());
        }
        Map<Integer, Geometry> shapes = ground.shapes(redrawn, today);
        return new Changes(
                today,
                Changes.levelsOf(redrawn),
                redrawn.ended().stream().map(Node::no).collect(Collectors.toSet()),
                redrawn.changed().stream().map(change -> change.after().no()).collect(Collectors.toSet()),
                redrawn.opened().stream()
                        .map(node -> new Opened(
                                node.no(),
                                node.name(),
                                node.level(),
                                redrawn.links().stream()
                                        .filter(link -> link.successorNo() == node.no() && link.kind() == Kind.MERGE)
                                        .map(link -> link.predecessorNo())
                                        .toList(),
                                shapes.get(node.no())))
                        .toList());
    }

    private record Written(int predecessorNo, int successorNo, Kind kind) {}

    private record Version(int unitNo, String name, String level, boolean isAdministrative) {}

    Changes written(Plan plan) {
        LocalDate day = plan.effective();
        List<Written> links = jdbc.sql(
                        "SELECT predecessor_no, successor_no, kind FROM unit_lineage WHERE plan_id = :plan")
                .param("plan", plan.id())
                .query((row, n) -> new Written(
                        row.getInt("predecessor_no"), row.getInt("successor_no"), Kind.valueOf(row.getString("kind"))))
                .list();
        List<Written> between =
                links.stream().filter(link -> !link.kind().isWithinOneUnit()).toList();
        Set<Integer> ended = between.stream().map(Written::predecessorNo).collect(Collectors.toSet());
        Set<Integer> begun = between.stream()
                .filter(link -> link.kind() != Kind.ABOLITION)
                .map(Written::successorNo)
                .collect(Collectors.toSet());
        List<Version> changed = changedOn(plan);
        List<Version> opened = versions(begun, day);
        Map<Integer, Geometry> shapes = ground.boundaries(begun, day);
        Set<String> levels = new HashSet<>();
        versions(ended, day.minusDays(1)).forEach(version -> levels.add(version.level()));
        opened.forEach(version -> levels.add(version.level()));
        changed.stream().filter(Version::isAdministrative).forEach(version -> levels.add(version.level()));
        return new Changes(
                day.minusDays(1),
                levels,
                ended,
                changed.stream().map(Version::unitNo).collect(Collectors.toSet()),
                opened.stream()
                        .map(version -> new Opened(
                                version.unitNo(),
                                version.name(),
                                version.level(),
                                between.stream()
                                        .filter(link ->
                                                link.kind() == Kind.MERGE && link.successorNo() == version.unitNo())
                                        .map(Written::predecessorNo)
                                        .toList(),
                                shapes.get(version.unitNo())))
                        .toList());
    }

    private List<Version> versions(Collection<Integer> unitNos, LocalDate day) {
        return jdbc.sql("""
                        SELECT unit_no, name, level, kind = 'ADMINISTRATIVE' AS administrative
                        FROM unit_version
                        WHERE unit_no = ANY (:nos)
                          AND valid @> CAST(:day AS date)
                        ORDER BY unit_no
                        """)
                .param("nos", unitNos.toArray(Integer[]::new))
                .param("day", day)
                .query((row, n) -> version(row))
                .list();
    }

    /** Units within the plan's territory that went on that day into another version. */
    private List<Version> changedOn(Plan plan) {
        return jdbc.sql("""
                        SELECT v.unit_no, v.name, v.level, v.kind = 'ADMINISTRATIVE' AS administrative
                        FROM unit_version v
                        JOIN unit_version old ON old.unit_no = v.unit_no AND upper(old.valid) = lower(v.valid)
                        JOIN unit_version top ON top.unit_no = :top AND upper_inf(top.valid)
                        WHERE lower(v.valid) = :day
                          AND v.unit_no <@ top.subtree
                        """)
                .param("top", plan.unitNo())
                .param("day", plan.effective())
                .query((row, n) -> version(row))
                .list();
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("unit_no"), row.getString("name"), row.getString("level"), row.getBoolean("administrative"));
    }
}
