package org.linli.territory.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.geo.LonLatBox;
import org.linli.geo.Wkb;
import org.linli.territory.GridCell;
import org.linli.territory.PublishedUnits;
import org.linli.territory.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Asks the tables, not the memory of today, because any day may be asked for. */
@Repository
class StoredPublishedUnits implements PublishedUnits {

    private static final int MOST_COUNTED = 10_001;

    /** Boundary and use of a version are the last ones it had within the span. */
    private static final String VERSIONS = """
            FROM unit_version v
            JOIN unit u ON u.no = v.unit_no
            LEFT JOIN LATERAL (
              SELECT b.wkb, b.west, b.south, b.east, b.north
              FROM unit_boundary b
              WHERE b.unit_no = v.unit_no
                AND b.valid && (v.valid * daterange(:from::date, :to::date, '[]'))
              ORDER BY lower(b.valid) DESC
              LIMIT 1
            ) b ON true
            LEFT JOIN LATERAL (
              SELECT g.use
              FROM grid_use g
              WHERE g.unit_no = v.unit_no
                AND g.valid && (v.valid * daterange(:from::date, :to::date, '[]'))
              ORDER BY lower(g.valid) DESC
              LIMIT 1
            ) g ON true
            WHERE v.level = :level
              AND v.valid && daterange(:from::date, :to::date, '[]')
            """;

    private static final String IN_BOX = """
              AND b.east >= :west
              AND b.west <= :east
              AND b.north >= :south
              AND b.south <= :north
            """;

    private static final String SELECTED = """
            SELECT v.unit_no, u.id, v.level, v.level_name, coalesce(v.code, '') AS code,
                   coalesce(v.civil_code, '') AS civil_code, v.name, v.parent_no,
                   lower(v.valid) AS valid_from, upper(v.valid) AS valid_to, b.wkb, g.use
            """;

    private static final double DEGREES_AROUND = 360;
    private static final double TILE_PIXELS = 256;
    private static final int DEEPEST_ZOOM = 20;

    private final Cache<LevelOfVersion, Optional<Integer>> firstZooms =
            Caffeine.newBuilder().maximumSize(50).build();
    private final JdbcClient jdbc;
    private final Snapshots snapshots;

    StoredPublishedUnits(JdbcClient jdbc, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
    }

    private record LevelOfVersion(String level, String version) {}

    @Override
    public String version() {
        return snapshots.versionTag();
    }

    @Override
    public List<Level> listLevels() {
        return jdbc.sql("SELECT key, name FROM unit_level ORDER BY position")
                .query(Level.class)
                .list();
    }

    @Override
    public Optional<LonLatBox> findExtent(String level) {
        return jdbc.sql("""
                        SELECT min(b.west) AS west, min(b.south) AS south, max(b.east) AS east, max(b.north) AS north
                        FROM unit_boundary b
                        JOIN unit_version v ON v.unit_no = b.unit_no AND v.valid && b.valid
                        WHERE v.level = :level
                        HAVING count(*) > 0
                        """)
                .param("level", level)
                .query((row, n) -> LonLatBox.of(
                        row.getDouble("west"), row.getDouble("south"), row.getDouble("east"), row.getDouble("north")))
                .optional();
    }

    @Override
    public Optional<Integer> findFirstZoom(String level) {
        return firstZooms.get(new LevelOfVersion(level, version()), this::firstZoom);
    }

    private Optional<Integer> firstZoom(LevelOfVersion asked) {
        return jdbc.sql("""
                        SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY b.east - b.west)
                        FROM unit_boundary b
                        JOIN unit_version v ON v.unit_no = b.unit_no
                        WHERE v.level = :level
                          AND v.valid @> :today::date
                          AND b.valid @> :today::date
                        HAVING count(*) > 0
                        """)
                .param("level", asked.level())
                .param("today", snapshots.today())
                .query(Double.class)
                .optional()
                .map(StoredPublishedUnits::zoomOfWidth);
    }

    private static int zoomOfWidth(double degrees) {
        double pixelsAtZero = degrees / DEGREES_AROUND * TILE_PIXELS;
        double zoom = Math.ceil(Math.log(FEWEST_PIXELS / pixelsAtZero) / Math.log(2));
        return (int) Math.clamp(zoom, 0, DEEPEST_ZOOM);
    }

    @Override
    public List<PublishedUnit> list(Query query) {
        Position after = query.after() == null ? new Position(0, LocalDate.MIN) : query.after();
        return asked(SELECTED + VERSIONS + (query.box() == null ? "" : IN_BOX) + """
                          AND (v.unit_no, lower(v.valid)) > (:afterNo, :afterDay::date)
                        ORDER BY v.unit_no, lower(v.valid)
                        LIMIT :limit
                        """, query)
                .param("afterNo", after.unitNo())
                .param(
                        "afterDay",
                        after.validFrom().equals(LocalDate.MIN)
                                ? "-infinity"
                                : after.validFrom().toString())
                .param("limit", query.limit())
                .query((row, n) -> published(row))
                .list();
    }

    @Override
    public int countUpTo10001(Query query) {
        return asked(
                        "SELECT count(*) FROM (SELECT 1 " + VERSIONS + (query.box() == null ? "" : IN_BOX)
                                + " LIMIT :limit) AS found",
                        query)
                .param("limit", MOST_COUNTED)
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<PublishedUnit> find(String level, int unitNo, Span span) {
        return jdbc.sql(SELECTED + VERSIONS + """
                          AND v.unit_no = :no
                        ORDER BY lower(v.valid) DESC
                        LIMIT 1
                        """)
                .param("level", level)
                .param("no", unitNo)
                .param("from", day(span.from()))
                .param("to", span.to())
                .query((row, n) -> published(row))
                .optional();
    }

    private StatementSpec asked(String sql, Query query) {
        StatementSpec statement = jdbc.sql(sql)
                .param("level", query.level())
                .param("from", day(query.span().from()))
                .param("to", query.span().to());
        LonLatBox box = query.box();
        return box == null
                ? statement
                : statement
                        .param("west", box.southWest().longitude())
                        .param("south", box.southWest().latitude())
                        .param("east", box.northEast().longitude())
                        .param("north", box.northEast().latitude());
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "-infinity" : day.toString();
    }

    private static PublishedUnit published(ResultSet row) throws SQLException {
        byte[] wkb = row.getBytes("wkb");
        String use = row.getString("use");
        return new PublishedUnit(
                new Unit(
                        row.getInt("unit_no"),
                        row.getObject("id", UUID.class),
                        row.getString("level"),
                        row.getString("level_name"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getObject("parent_no", Integer.class)),
                row.getString("civil_code"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                wkb == null ? null : Wkb.readPolygonal(wkb),
                use == null ? null : GridCell.Use.valueOf(use));
    }
}
