package org.linli.territory.internal.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.UuidV7;
import org.linli.territory.Lineage.Link;
import org.linli.territory.internal.CodeText;
import org.linli.territory.internal.history.History.Version;
import org.linli.territory.internal.history.HistoryPlanner.Held;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes a history in a few statements, whatever its length. */
@Repository
class HistoryRows {

    private final JdbcClient jdbc;

    HistoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Coded(
            String code,
            Held held,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** Units of the list that are there, by their index: those that had one of its codes at one of its times, or later on. */
    Map<Integer, Held> held(List<PastUnit> units) {
        Map<String, List<Coded>> byCode = new HashMap<>();
        jdbc.sql("""
                        SELECT v.code, v.unit_no, lower(v.valid) AS since, upper(v.valid) AS until, born.day AS born
                        FROM unit_version v
                        JOIN (SELECT unit_no, min(lower(valid)) AS day FROM unit_version GROUP BY unit_no) born
                          ON born.unit_no = v.unit_no
                        WHERE length(v.code) <= 6
                        """)
                .query((row, n) -> new Coded(
                        row.getString("code"),
                        new Held(row.getInt("unit_no"), row.getObject("born", LocalDate.class)),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class)))
                .list()
                .forEach(coded -> byCode.computeIfAbsent(coded.code(), code -> new ArrayList<>())
                        .add(coded));
        Map<Integer, Held> held = new HashMap<>();
        for (PastUnit unit : units) {
            unit.spells()
                    .forEach(spell -> byCode.getOrDefault(CodeText.shortest(spell.code()), List.of()).stream()
                            .filter(coded ->
                                    coded.until() == null || coded.until().isAfter(spell.from()))
                            .filter(coded -> spell.until().isEmpty()
                                    || coded.from().isBefore(spell.until().get()))
                            .findFirst()
                            .ifPresent(coded -> held.put(unit.index(), coded.held())));
        }
        return held;
    }

    void insertUnits(List<Integer> numbers, Instant now) {
        jdbc.sql("INSERT INTO unit (no, id) SELECT * FROM unnest(:nos::integer[], :ids::uuid[])")
                .param("nos", numbers.toArray(Integer[]::new))
                .param(
                        "ids",
                        numbers.stream().map(no -> UuidV7.at(now).toString()).toArray(String[]::new))
                .update();
    }

    void insertVersions(List<Version> versions) {
        jdbc.sql("""
                        INSERT INTO unit_version (unit_no, valid, code, name, level, level_name, kind, parent_no, subtree)
                        SELECT no, daterange(CAST(since AS date), CAST(until AS date)), code, name, level, level_name,
                               'ADMINISTRATIVE', parent_no, int4multirange(int4range(no, no + 1))
                        FROM unnest(:nos::integer[], :since::text[], :until::text[], :codes::text[], :names::text[], :levels::text[],
                                    :levelNames::text[], :parents::integer[])
                          AS old (no, since, until, code, name, level, level_name, parent_no)
                        """)
                .param("nos", numbers(versions, version -> version.row().no()))
                .param("since", texts(versions, version -> version.row().since().toString()))
                .param("until", texts(versions, HistoryRows::until))
                .param("codes", texts(versions, version -> version.row().code()))
                .param("names", texts(versions, version -> version.row().name()))
                .param("levels", texts(versions, version -> version.row().level()))
                .param("levelNames", texts(versions, version -> version.row().levelName()))
                .param("parents", numbers(versions, version -> version.row().parentNo()))
                .update();
    }

    private static @Nullable String until(Version version) {
        LocalDate until = version.until();
        return until == null || until.equals(LocalDate.MAX) ? null : until.toString();
    }

    void insertLinks(List<Link> links) {
        jdbc.sql("""
                        INSERT INTO unit_lineage (day, predecessor_no, successor_no, kind, share, is_heir)
                        SELECT CAST(day AS date), predecessor, successor, kind, NULLIF(share, 0), is_heir
                        FROM unnest(:days::text[], :predecessors::integer[], :successors::integer[], :kinds::text[],
                                    :shares::float8[], :heirs::boolean[])
                          AS link (day, predecessor, successor, kind, share, is_heir)
                        ON CONFLICT DO NOTHING
                        """)
                .param("days", links.stream().map(link -> link.day().toString()).toArray(String[]::new))
                .param("predecessors", links.stream().map(Link::predecessorNo).toArray(Integer[]::new))
                .param("successors", links.stream().map(Link::successorNo).toArray(Integer[]::new))
                .param("kinds", links.stream().map(link -> link.kind().name()).toArray(String[]::new))
                .param("shares", links.stream().map(Link::share).toArray(Double[]::new))
                .param("heirs", links.stream().map(Link::isHeir).toArray(Boolean[]::new))
                .update();
    }

    private static Integer[] numbers(List<Version> versions, Function<Version, @Nullable Integer> value) {
        return versions.stream().map(value).toArray(Integer[]::new);
    }

    private static String[] texts(List<Version> versions, Function<Version, @Nullable String> value) {
        return versions.stream().map(value).toArray(String[]::new);
    }
}
