package org.linli.identity.internal.workers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.identity.internal.workers.ServingCounts.Figure;
import org.linli.identity.internal.workers.WorkerLine.HeldPost;
import org.linli.kernel.NumberRanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Who serves: engagements, and the posts of accounts, whose entries have the ids of their accounts. */
@Repository
class WorkerRows {

    private static final String SERVING = """
            WITH serving AS (
              SELECT engagement.worker_id, engagement.role, engagement.line, engagement.unit_no, engagement.leads AS which
              FROM engagement
              WHERE engagement.unit_no >= :low
                AND engagement.unit_no < :high
                AND engagement.unit_no <@ CAST(:units AS int4multirange)
                AND (:isWithEnded OR engagement.valid_during @> CAST(:today AS date))
              UNION ALL
              SELECT held.account_id, 'POST', '', post.unit_no, post.id::text
              FROM appointment_here held
              JOIN post_here post ON post.id = held.post_id
              JOIN account_here account ON account.id = held.account_id
              WHERE post.unit_no <@ CAST(:units AS int4multirange)
                AND (:isWithEnded OR (held.valid_during @> CAST(:today AS date) AND account.state <> 'CLOSED'))
            )
            """;

    private static final String MATCHING = """
            FROM serving
            JOIN worker person ON person.id = serving.worker_id
            WHERE (:name = '' OR strpos(person.name, :name) > 0)
              AND (:line = '' OR serving.line = :line)
              AND (CAST(:kind AS text) IS NULL OR serving.role = :kind)
              AND (CAST(:phone AS bytea) IS NULL
                OR EXISTS (
                  SELECT
                  FROM worker entry
                  WHERE entry.person_id = person.id
                    AND entry.phone_index = CAST(:phone AS bytea)))
            """;

    private final JdbcClient jdbc;
    private final WorkerEntryRows entries;

    WorkerRows(JdbcClient jdbc, WorkerEntryRows entries) {
        this.jdbc = jdbc;
        this.entries = entries;
    }

    /** A person without what she serves as. */
    record Named(UUID id, String name, @Nullable UUID accountId) {}

    /** By name, after the person given. */
    List<Named> list(WorkerFilter filter, LocalDate today, @Nullable UUID after, int limit) {
        return filtered(
                        filter,
                        today,
                        SERVING + "SELECT DISTINCT person.id, person.name COLLATE \"C\" AS name, person.account_id "
                                + MATCHING + """
                          AND (CAST(:after AS uuid) IS NULL
                            OR (person.name COLLATE "C", person.id) > (
                              SELECT last.name COLLATE "C", last.id FROM worker last WHERE last.id = :after))
                        ORDER BY name, id
                        LIMIT :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new Named(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("account_id", UUID.class)))
                .list();
    }

    ServingCounts count(WorkerFilter filter, LocalDate today) {
        Map<ServingKind, Figure> byKind = new EnumMap<>(ServingKind.class);
        Figure[] all = {new Figure(0, 0)};
        filtered(filter, today, SERVING + """
                        SELECT serving.role, count(DISTINCT person.id)::integer AS people,
                               count(DISTINCT (person.id, serving.role, serving.unit_no, serving.line, serving.which))::integer
                                 AS engagements
                        """ + MATCHING + " GROUP BY GROUPING SETS ((serving.role), ())")
                .query(row -> {
                    Figure figure = new Figure(row.getInt("people"), row.getInt("engagements"));
                    String kind = row.getString("role");
                    if (kind == null) {
                        all[0] = figure;
                    } else {
                        byKind.put(ServingKind.valueOf(kind), figure);
                    }
                });
        return new ServingCounts(byKind, all[0]);
    }

    private StatementSpec filtered(WorkerFilter filter, LocalDate today, String sql) {
        NumberRanges.Range hull = filter.units().hull();
        return jdbc.sql(sql)
                .param("low", hull.from())
                .param("high", hull.to())
                .param("units", filter.units().asMultirange())
                .param("isWithEnded", filter.isWithEnded())
                .param("today", today)
                .param("name", filter.name())
                .param("line", filter.line())
                .param("kind", filter.kind().map(Enum::name).orElse(null))
                .param("phone", filter.phone().map(entries::index).orElse(null), Types.BINARY);
    }

    /** Posts that these accounts hold today, as the scope shows them. */
    Map<UUID, List<HeldPost>> posts(Collection<UUID> accountIds, LocalDate today) {
        return jdbc
                .sql("""
                        SELECT held.account_id, post.title, post.unit_no, post.department_no
                        FROM appointment_here held
                        JOIN post_here post ON post.id = held.post_id
                        WHERE held.account_id = ANY (:accounts)
                          AND held.valid_during @> CAST(:today AS date)
                          AND post.unit_no IS NOT NULL
                        ORDER BY post.title, post.id
                        """)
                .param("accounts", accountIds.toArray(UUID[]::new))
                .param("today", today)
                .query((row, n) -> post(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(HeldPost::accountId));
    }

    private static HeldPost post(ResultSet row) throws SQLException {
        return new HeldPost(
                row.getObject("account_id", UUID.class),
                row.getString("title"),
                row.getInt("unit_no"),
                row.getObject("department_no", Integer.class));
    }

    /** A person at one of the units she serves at. */
    record Placed(UUID personId, String name, @Nullable UUID accountId, int unitNo) {}

    /** People whose name others of these units have too, ordered by name; one row for each unit. */
    List<Placed> namesakes(NumberRanges units, LocalDate today, int limit) {
        return placed(units, today, """
                        SELECT DISTINCT named.*
                        FROM named
                        JOIN (
                          SELECT name
                          FROM named
                          GROUP BY name
                          HAVING count(DISTINCT id) > 1
                        ) shared USING (name)
                        ORDER BY name, id, unit_no
                        LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, n) -> placed(row))
                .list();
    }

    /** People of whom one has a phone that the other has too, and one of whom serves at these units. */
    List<Pair> samePhone(NumberRanges units, LocalDate today, int limit) {
        return placed(units, today, """
                        SELECT DISTINCT least(own.person_id, other.person_id) AS one,
                               greatest(own.person_id, other.person_id) AS other
                        FROM worker own
                        JOIN worker other
                          ON other.phone_index = own.phone_index
                         AND other.person_id <> own.person_id
                        WHERE own.person_id IN (SELECT id FROM named)
                        ORDER BY 1, 2
                        LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, n) -> Pair.of(row.getObject("one", UUID.class), row.getObject("other", UUID.class)))
                .list();
    }

    private StatementSpec placed(NumberRanges units, LocalDate today, String sql) {
        NumberRanges.Range hull = units.hull();
        return jdbc.sql(SERVING + """
                        , named AS (
                          SELECT DISTINCT person.id, person.name, person.account_id, serving.unit_no
                          FROM serving
                          JOIN worker person ON person.id = serving.worker_id
                        )
                        """ + sql)
                .param("low", hull.from())
                .param("high", hull.to())
                .param("units", units.asMultirange())
                .param("isWithEnded", true)
                .param("today", today);
    }

    private static Placed placed(ResultSet row) throws SQLException {
        return new Placed(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("account_id", UUID.class),
                row.getInt("unit_no"));
    }

    /** Names and accounts of people, by id. */
    Map<UUID, Named> named(Collection<UUID> ids) {
        Map<UUID, Named> named = new HashMap<>();
        jdbc.sql("SELECT id, name, account_id FROM worker WHERE id = ANY (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    named.put(id, new Named(id, row.getString("name"), row.getObject("account_id", UUID.class)));
                });
        return named;
    }
}
