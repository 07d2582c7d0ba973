package org.linli.territory.internal.lineage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.NumberRanges;
import org.linli.territory.Lineage;
import org.linli.territory.Territory;
import org.linli.territory.internal.CodeText;
import org.linli.territory.internal.Snapshots;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads table {@code unit_lineage}. */
@Repository
class RecordedLineage implements Lineage {

    private final JdbcClient jdbc;
    private final Territory territory;
    private final Snapshots snapshots;
    private volatile @Nullable Known known;

    /** What came from what, as of a version of the structure. */
    private record Known(String version, Genealogy genealogy) {}

    RecordedLineage(JdbcClient jdbc, Territory territory, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.territory = territory;
        this.snapshots = snapshots;
    }

    @Override
    public List<Link> linksAround(int unitNo) {
        return jdbc.sql("""
                        SELECT day, predecessor_no, successor_no, kind, share, is_heir
                        FROM unit_lineage
                        WHERE predecessor_no = :no
                           OR successor_no = :no
                        ORDER BY day, predecessor_no, successor_no, kind
                        """).param("no", unitNo).query((row, n) -> link(row)).list();
    }

    @Override
    public Optional<Life> findLife(int unitNo) {
        return lives(List.of(unitNo)).stream().findFirst();
    }

    @Override
    public List<Resolved> resolve(int unitNo, LocalDate day) {
        Genealogy genealogy = genealogy();
        if (genealogy.unitNos().contains(unitNo)) {
            return resolved(genealogy.on(day, unitNo), day);
        }
        return territory.findUnit(unitNo, day).map(unit -> new Resolved(unit, 1.0)).stream()
                .toList();
    }

    @Override
    public List<Resolved> resolveCode(String code, LocalDate day) {
        return jdbc.sql("SELECT unit_no FROM unit_version WHERE code = :code ORDER BY valid DESC LIMIT 1")
                .param("code", CodeText.shortest(code.strip()))
                .query(Integer.class)
                .optional()
                .map(no -> resolve(no, day))
                .orElse(List.of());
    }

    @Override
    public List<Resolved> resolveCode(String code, LocalDate on, LocalDate day) {
        return jdbc.sql("SELECT unit_no FROM unit_version WHERE code = :code AND valid @> CAST(:on AS date)")
                .param("code", CodeText.shortest(code.strip()))
                .param("on", on)
                .query(Integer.class)
                .optional()
                .map(no -> {
                    Genealogy genealogy = genealogy();
                    return genealogy.unitNos().contains(no)
                            ? resolved(genealogy.between(no, on, day), day)
                            : resolve(no, day);
                })
                .orElse(List.of());
    }

    private List<Resolved> resolved(Map<Integer, Double> shares, LocalDate day) {
        return shares.entrySet().stream()
                .flatMap(entry -> territory.findUnit(entry.getKey(), day).stream()
                        .map(unit -> new Resolved(unit, entry.getValue())))
                .toList();
    }

    @Override
    public List<Integer> placesOf(int unitNo, LocalDate structureDay) {
        return new Places(structureDay, snapshots, genealogy(), this).of(unitNo);
    }

    @Override
    public NumberRanges numbersAtOrBelow(int unitNo, LocalDate structureDay) {
        return new Places(structureDay, snapshots, genealogy(), this).atOrBelow(unitNo);
    }

    Optional<Integer> firstParent(int unitNo) {
        return jdbc.sql("SELECT parent_no FROM unit_version WHERE unit_no = :no ORDER BY valid LIMIT 1")
                .param("no", unitNo)
                .query(Integer.class)
                .optional();
    }

    @Override
    public List<Link> linksBetween(LocalDate after, LocalDate until, int limit) {
        return jdbc.sql("""
                        SELECT day, predecessor_no, successor_no, kind, share, is_heir
                        FROM unit_lineage
                        WHERE day > :after
                          AND day <= :until
                          AND predecessor_no <> successor_no
                        ORDER BY day, kind, successor_no, predecessor_no
                        LIMIT :limit
                        """)
                .param("after", after)
                .param("until", until)
                .param("limit", limit)
                .query((row, n) -> link(row))
                .list();
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                row.getObject("day", LocalDate.class),
                row.getInt("predecessor_no"),
                row.getInt("successor_no"),
                Kind.valueOf(row.getString("kind")),
                row.getDouble("share"),
                row.getBoolean("is_heir"));
    }

    @Override
    public List<LocalDate> daysOfChange(int limit) {
        return jdbc.sql("SELECT DISTINCT day FROM unit_lineage ORDER BY day DESC LIMIT :limit")
                .param("limit", limit)
                .query(LocalDate.class)
                .list();
    }

    /** Read anew when the structure has changed; its size is that of what ever was reorganised. */
    private Genealogy genealogy() {
        String version = snapshots.versionTag();
        Known now = known;
        if (now == null || !now.version().equals(version)) {
            now = new Known(version, read());
            known = now;
        }
        return now.genealogy();
    }

    private Genealogy read() {
        List<Link> links = jdbc.sql("""
                        SELECT day, predecessor_no, successor_no, kind, share, is_heir
                        FROM unit_lineage
                        WHERE predecessor_no <> successor_no
                        """).query((row, n) -> link(row)).list();
        List<Integer> relatives = links.stream()
                .flatMap(link -> Stream.of(link.predecessorNo(), link.successorNo()))
                .distinct()
                .toList();
        return new Genealogy(lives(relatives), links);
    }

    private List<Life> lives(Collection<Integer> unitNos) {
        return jdbc.sql("""
                        SELECT unit_no, min(lower(valid)) AS born,
                               CASE WHEN bool_or(upper_inf(valid)) THEN NULL ELSE max(upper(valid)) END AS ended
                        FROM unit_version
                        WHERE unit_no = ANY (:nos)
                        GROUP BY unit_no
                        """)
                .param("nos", unitNos.toArray(Integer[]::new))
                .query((row, n) -> new Life(
                        row.getInt("unit_no"),
                        row.getObject("born", LocalDate.class),
                        row.getObject("ended", LocalDate.class)))
                .list();
    }
}
