package org.linli.territory.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a unit was called and where it belonged in the course of time. */
@Repository
public class UnitHistory {

    private final JdbcClient jdbc;

    UnitHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A version of a unit.
     *
     * @param to first day on which it was no longer so; absent for the version in force
     */
    public record Version(
            LocalDate from,
            @Nullable LocalDate to,
            String code,
            String civilCode,
            String name,
            String levelName,
            String parentName) {}

    /** A boundary of a unit. */
    public record BoundaryVersion(LocalDate from, double areaSquareMetres, String datum, String source) {}

    /** A name or code that a unit had once, or another name it goes by. */
    public record Former(int unitNo, String text) {}

    /** Units that go by such a name, or had such a name or code once: other names first, then the latest. */
    public List<Former> listFormer(String text, int limit) {
        if (text.isEmpty() || limit <= 0) {
            return List.of();
        }
        return jdbc.sql("""
                        (SELECT unit_no, name AS former, 1 AS rank, valid
                         FROM unit_alias
                         WHERE name ILIKE :contains)
                        UNION ALL
                        (SELECT unit_no, CASE WHEN starts_with(code, :text) THEN code ELSE name END, 2, valid
                         FROM unit_version
                         WHERE NOT upper_inf(valid)
                           AND (position(:text IN name) > 0 OR starts_with(code, :text)))
                        ORDER BY rank, valid DESC, unit_no
                        LIMIT :limit
                        """)
                .param("text", text)
                .param(
                        "contains",
                        "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .param("limit", limit)
                .query((row, n) -> new Former(row.getInt("unit_no"), row.getString("former")))
                .list();
    }

    /** Newest first. */
    public List<Version> versions(int unitNo) {
        return jdbc.sql("""
                        SELECT lower(v.valid) AS born, upper(v.valid) AS ended, coalesce(v.code, '') AS code,
                               coalesce(v.civil_code, '') AS civil_code, v.name, v.level_name,
                               coalesce((SELECT p.name FROM unit_version p
                                         WHERE p.unit_no = v.parent_no AND p.valid @> lower(v.valid)), '') AS parent
                        FROM unit_version v
                        WHERE v.unit_no = :no
                        ORDER BY lower(v.valid) DESC
                        """)
                .param("no", unitNo)
                .query((row, n) -> new Version(
                        row.getObject("born", LocalDate.class),
                        row.getObject("ended", LocalDate.class),
                        row.getString("code"),
                        row.getString("civil_code"),
                        row.getString("name"),
                        row.getString("level_name"),
                        row.getString("parent")))
                .list();
    }

    public Optional<BoundaryVersion> findBoundary(int unitNo, LocalDate day) {
        return jdbc.sql("""
                        SELECT lower(valid) AS born, area_m2, datum, source
                        FROM unit_boundary
                        WHERE unit_no = :no
                          AND valid @> :day::date
                        """)
                .param("no", unitNo)
                .param("day", day)
                .query((row, n) -> new BoundaryVersion(
                        row.getObject("born", LocalDate.class),
                        row.getDouble("area_m2"),
                        row.getString("datum"),
                        row.getString("source")))
                .optional();
    }
}
