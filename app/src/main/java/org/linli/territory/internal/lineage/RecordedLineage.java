package org.linli.territory.internal.lineage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.territory.Lineage;
import org.linli.territory.Territory;
import org.linli.territory.internal.CodeText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads table {@code unit_lineage}. */
@Repository
class RecordedLineage implements Lineage {

    private static final String RELATED = """
            WITH RECURSIVE related AS (
              SELECT CAST(:no AS integer) AS no
              UNION
              SELECT other.no
              FROM related r
              JOIN unit_lineage l ON r.no IN (l.predecessor_no, l.successor_no)
              CROSS JOIN LATERAL (VALUES (l.predecessor_no), (l.successor_no)) AS other (no)
              WHERE l.predecessor_no <> l.successor_no)
            """;

    private final JdbcClient jdbc;
    private final Territory territory;

    RecordedLineage(JdbcClient jdbc, Territory territory) {
        this.jdbc = jdbc;
        this.territory = territory;
    }

    @Override
    public List<Link> linksAround(int unitNo) {
        return jdbc.sql("""
                        SELECT day, predecessor_no, successor_no, kind, share, is_heir
                        FROM unit_lineage
                        WHERE predecessor_no = :no
                           OR successor_no = :no
                        ORDER BY day, predecessor_no, successor_no, kind
                        """)
                .param("no", unitNo)
                .query((row, n) -> new Link(
                        row.getObject("day", LocalDate.class),
                        row.getInt("predecessor_no"),
                        row.getInt("successor_no"),
                        Kind.valueOf(row.getString("kind")),
                        row.getDouble("share"),
                        row.getBoolean("is_heir")))
                .list();
    }

    @Override
    public Optional<Life> findLife(int unitNo) {
        return lives(List.of(unitNo)).stream().findFirst();
    }

    @Override
    public List<Resolved> resolve(int unitNo, LocalDate day) {
        List<Link> links = linksAmongRelatives(unitNo);
        List<Integer> relatives = Stream.concat(
                        Stream.of(unitNo),
                        links.stream().flatMap(link -> Stream.of(link.predecessorNo(), link.successorNo())))
                .distinct()
                .toList();
        Map<Integer, Double> shares = new FamilyTree(lives(relatives), links).on(day, unitNo);
        return shares.entrySet().stream()
                .flatMap(entry -> territory.findUnit(entry.getKey(), day).stream()
                        .map(unit -> new Resolved(unit, entry.getValue())))
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
    public List<LocalDate> daysOfChange(int limit) {
        return jdbc.sql("SELECT DISTINCT day FROM unit_lineage ORDER BY day DESC LIMIT :limit")
                .param("limit", limit)
                .query(LocalDate.class)
                .list();
    }

    private List<Link> linksAmongRelatives(int unitNo) {
        return jdbc.sql(RELATED + """
                        SELECT DISTINCT l.day, l.predecessor_no, l.successor_no, l.kind, l.share, l.is_heir
                        FROM related r
                        JOIN unit_lineage l ON l.predecessor_no = r.no
                        WHERE l.predecessor_no <> l.successor_no
                        """)
                .param("no", unitNo)
                .query((row, n) -> new Link(
                        row.getObject("day", LocalDate.class),
                        row.getInt("predecessor_no"),
                        row.getInt("successor_no"),
                        Kind.valueOf(row.getString("kind")),
                        row.getDouble("share"),
                        row.getBoolean("is_heir")))
                .list();
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
