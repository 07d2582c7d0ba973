package org.linli.territory.internal.reorganisation;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.territory.AffectedByReorganisation;
import org.linli.territory.Reorganisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Matters of units that end go to the heir, with the bodies that answer for them, which move too: they decide where work is sent,
 * so they go in the transaction of the structure.
 */
@Repository
class MattersMove implements AffectedByReorganisation {

    private final JdbcClient jdbc;

    MattersMove(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "matters";
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public Map<Integer, Integer> count(Reorganisation reorganisation) {
        return jdbc
                .sql("""
                        SELECT unit_no, count(*)::integer AS matters
                        FROM joint_matter
                        WHERE unit_no = ANY (:units)
                          AND (ended_on IS NULL OR ended_on > :day)
                        GROUP BY unit_no
                        """)
                .param("units", reorganisation.heirs().keySet().toArray(Integer[]::new))
                .param("day", reorganisation.day())
                .query((row, n) -> Map.entry(row.getInt("unit_no"), row.getInt("matters")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A matter whose name another one has at the heir is told apart by where it came from. */
    @Override
    public int prepare(Reorganisation reorganisation, Instant now) {
        Map<Integer, Integer> heirs = reorganisation.heirs();
        jdbc.sql("""
                        WITH going AS (
                          SELECT m.id, m.name, h.heir_no,
                                 count(*) OVER (PARTITION BY h.heir_no, m.name) AS alike,
                                 (SELECT v.name FROM unit_version v WHERE v.unit_no = m.unit_no ORDER BY v.valid DESC LIMIT 1)
                                   AS origin
                          FROM unnest(:units::integer[], :heirs::integer[]) AS h (no, heir_no)
                          JOIN joint_matter m ON m.unit_no = h.no AND (m.ended_on IS NULL OR m.ended_on > :day))
                        UPDATE joint_matter m
                        SET unit_no = g.heir_no,
                            name = CASE
                              WHEN g.alike > 1
                                OR EXISTS (SELECT FROM joint_matter o
                                           WHERE o.unit_no = g.heir_no AND o.name = g.name AND o.ended_on IS NULL)
                              THEN g.name || '（' || g.origin || '）'
                              ELSE g.name
                            END
                        FROM going g
                        WHERE m.id = g.id
                        """)
                .param("units", heirs.keySet().toArray(Integer[]::new))
                .param("heirs", heirs.values().toArray(Integer[]::new))
                .param("day", reorganisation.day())
                .update();
        return 0;
    }

    @Override
    public int move(Reorganisation reorganisation, int limit, Instant now) {
        return 0;
    }
}
