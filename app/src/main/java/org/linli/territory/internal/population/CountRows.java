package org.linli.territory.internal.population;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.kernel.NumberRanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code unit_population}, and the areas that it is compared with. */
@Repository
class CountRows {

    private final JdbcClient jdbc;

    CountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first. */
    List<Count> list(int unitNo, int limit) {
        return jdbc.sql("""
                        SELECT unit_no, day, residents, households, source
                        FROM unit_population
                        WHERE unit_no = :unit
                        ORDER BY day DESC
                        LIMIT :limit
                        """)
                .param("unit", unitNo)
                .param("limit", limit)
                .query((row, n) -> count(row))
                .list();
    }

    /** The latest count of each unit up to a day. */
    Map<Integer, Count> latest(NumberRanges units, LocalDate day) {
        return jdbc
                .sql("""
                        SELECT DISTINCT ON (unit_no) unit_no, day, residents, households, source
                        FROM unit_population
                        WHERE unit_no <@ CAST(:units AS int4multirange)
                          AND day <= :day
                        ORDER BY unit_no, day DESC
                        """)
                .param("units", units.asMultirange())
                .param("day", day)
                .query((row, n) -> count(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Count::unitNo, count -> count));
    }

    /** Areas in square metres. */
    Map<Integer, Double> areas(NumberRanges units, LocalDate day) {
        return jdbc
                .sql("""
                        SELECT unit_no, area_m2
                        FROM unit_boundary
                        WHERE unit_no <@ CAST(:units AS int4multirange)
                          AND valid @> CAST(:day AS date)
                        """)
                .param("units", units.asMultirange())
                .param("day", day)
                .query((row, n) -> Map.entry(row.getInt("unit_no"), row.getDouble("area_m2")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Writes counts; what was counted for the same day before is replaced. Answers how many differ from before. */
    int put(List<Count> counts, String by, Instant now) {
        return jdbc.sql("""
                        INSERT INTO unit_population (unit_no, day, residents, households, source, entered_by, entered_at)
                        SELECT unit_no, CAST(day AS date), residents, households, source, :by, :now
                        FROM unnest(:units::integer[], :days::text[], :residents::integer[], :households::integer[], :sources::text[])
                          AS new (unit_no, day, residents, households, source)
                        ON CONFLICT (unit_no, day) DO UPDATE
                          SET residents = excluded.residents,
                              households = excluded.households,
                              source = excluded.source,
                              entered_by = excluded.entered_by,
                              entered_at = excluded.entered_at
                          WHERE (unit_population.residents, unit_population.households, unit_population.source)
                                IS DISTINCT FROM (excluded.residents, excluded.households, excluded.source)
                        """)
                .param("units", column(counts, Count::unitNo))
                .param(
                        "days",
                        counts.stream().map(count -> count.day().toString()).toArray(String[]::new))
                .param("residents", column(counts, Count::residents))
                .param("households", counts.stream().map(Count::households).toArray(Integer[]::new))
                .param("sources", counts.stream().map(Count::source).toArray(String[]::new))
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Integer[] column(List<Count> counts, Function<Count, Integer> value) {
        return counts.stream().map(value).toArray(Integer[]::new);
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(
                row.getInt("unit_no"),
                row.getObject("day", LocalDate.class),
                row.getInt("residents"),
                row.getObject("households", Integer.class),
                row.getString("source"));
    }
}
