package org.linli.territory.internal.reorganisation;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.territory.AffectedByReorganisation;
import org.linli.territory.Reorganisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is drawn on the maps of units that end: streets, buildings, and the addresses on them. */
@Repository
class FeaturesMove implements AffectedByReorganisation {

    private final JdbcClient jdbc;

    FeaturesMove(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "features";
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public Map<Integer, Integer> count(Reorganisation reorganisation) {
        return jdbc
                .sql("""
                        SELECT unit_no, count(*)::integer AS features
                        FROM map_feature
                        WHERE unit_no = ANY (:units)
                        GROUP BY unit_no
                        """)
                .param("units", reorganisation.heirs().keySet().toArray(Integer[]::new))
                .query((row, n) -> Map.entry(row.getInt("unit_no"), row.getInt("features")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public int prepare(Reorganisation reorganisation, Instant now) {
        return count(reorganisation).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Override
    public int move(Reorganisation reorganisation, int limit, Instant now) {
        return jdbc.sql("""
                        UPDATE map_feature f
                        SET unit_no = h.heir
                        FROM unnest(:units::integer[], :heirs::integer[]) AS h (unit_no, heir)
                        WHERE f.unit_no = h.unit_no
                          AND f.id IN (SELECT id FROM map_feature WHERE unit_no = ANY (:units) ORDER BY unit_no LIMIT :limit)
                        """)
                .param("units", reorganisation.heirs().keySet().toArray(Integer[]::new))
                .param("heirs", reorganisation.heirs().values().toArray(Integer[]::new))
                .param("limit", limit)
                .update();
    }
}
