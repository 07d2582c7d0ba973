package org.linli.territory.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linli.kernel.UuidV7;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.Unit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Adds many units at once, within a transaction that holds the lock of {@link UnitWriter}. As nothing but leaves and whole
 * branches come, the numbers below each unit follow without counting everything anew.
 */
@Repository
public class UnitLoader {

    private static final int CHUNK = 20_000;

    /** From so many on indexes are made behind them, but only where next to nothing is: the table is locked meanwhile. */
    private static final int MANY = 100_000;

    private static final int NEXT_TO_NOTHING = 1_000;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Snapshots snapshots;
    private final Clock clock;

    UnitLoader(JdbcTemplate jdbc, JdbcClient client, Snapshots snapshots, Clock clock) {
        this.jdbc = jdbc;
        this.client = client;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * Writes units that did not exist and widens those above them.
     *
     * @param rows with numbers that ascend without a gap; a parent stands before its children, and right behind a unit
     *     stands all that lies below it, as the order of codes has it
     * @param tree the units that exist
     */
    public void load(List<UnitRow> rows, UnitTree tree, Progress progress) {
        if (rows.isEmpty()) {
            return;
        }
        int[] last = lastNumbers(rows);
        boolean isFirstLoad = rows.size() >= MANY && tree.size() < NEXT_TO_NOTHING;
        if (isFirstLoad) {
            client.sql("CALL begin_loading_units()").update();
        }
        for (int from = 0; from < rows.size(); from += CHUNK) {
            int to = Math.min(rows.size(), from + CHUNK);
            copy(rows.subList(from, to), from, last);
            progress.at(to, rows.size());
        }
        if (isFirstLoad) {
            client.sql("CALL end_loading_units()").update();
        }
        widen(rows, last, tree);
        client.sql("UPDATE territory_version SET units = units + 1").update();
    }

    private void copy(List<UnitRow> rows, int offset, int[] last) {
        CopyLines.into(
                jdbc, "unit (no, id)", rows, (line, row) -> line.add(row.no()).add(UuidV7.at(clock.instant())));
        int[] at = {offset};
        CopyLines.into(
                jdbc,
                "unit_version (unit_no, valid, code, civil_code, name, level, level_name, kind, parent_no, subtree)",
                rows,
                (line, row) -> line.add(row.no())
                        .add("[" + row.since() + ",)")
                        .add(row.code())
                        .add(row.civilCode())
                        .add(row.name())
                        .add(row.level())
                        .add(row.levelName())
                        .add(row.kind().name())
                        .add(row.parentNo())
                        .add(range(row.no(), last[at[0]++])));
    }

    /** For each row the last number at or below it. */
    private static int[] lastNumbers(List<UnitRow> rows) {
        Map<Integer, Integer> positions = HashMap.newHashMap(rows.size());
        int[] last = new int[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            last[i] = rows.get(i).no();
            positions.put(rows.get(i).no(), i);
        }
        for (int i = rows.size() - 1; i >= 0; i--) {
            Integer above = rows.get(i).parentNo();
            Integer position = above == null ? null : positions.get(above);
            if (position != null) {
                last[position] = Math.max(last[position], last[i]);
            }
        }
        return last;
    }

    private void widen(List<UnitRow> rows, int[] last, UnitTree tree) {
        Map<Integer, List<String>> news = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            UnitRow row = rows.get(i);
            Integer above = row.parentNo();
            if (above != null && tree.find(above).isPresent()) {
                for (Unit unit : tree.path(above)) {
                    news.computeIfAbsent(unit.no(), no -> new ArrayList<>()).add(bare(row.no(), last[i]));
                }
            }
        }
        client.sql("""
                        UPDATE unit_version v
                        SET subtree = v.subtree + new.subtree::int4multirange
                        FROM unnest(:nos::integer[], :ranges::text[]) AS new (no, subtree)
                        WHERE v.unit_no = new.no
                          AND v.valid @> :day::date
                        """)
                .param("nos", news.keySet().toArray(Integer[]::new))
                .param(
                        "ranges",
                        news.values().stream()
                                .map(ranges -> "{" + String.join(",", ranges) + "}")
                                .toArray(String[]::new))
                .param("day", snapshots.today())
                .update();
    }

    private static String range(int from, int last) {
        return "{" + bare(from, last) + "}";
    }

    private static String bare(int from, int last) {
        return "[" + from + "," + (last + 1) + ")";
    }
}
