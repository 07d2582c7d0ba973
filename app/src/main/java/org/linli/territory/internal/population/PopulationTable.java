package org.linli.territory.internal.population;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.territory.Unit;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.springframework.stereotype.Component;

/**
 * A table of figures: code of the unit, day, residents, households, source; pasted, as CSV or as the first sheet of a
 * workbook. Looked at row by row first, taken in as a whole or not at all.
 */
@Component
public class PopulationTable {

    private static final int MOST_ROWS = 5_000;
    private static final int COLUMNS = 5;
    private static final long MOST_BYTES = 2L << 20;

    private final Populations populations;
    private final Snapshots snapshots;
    private final UnitReach reach;

    PopulationTable(Populations populations, Snapshots snapshots, UnitReach reach) {
        this.populations = populations;
        this.snapshots = snapshots;
        this.reach = reach;
    }

    /**
     * A row and what becomes of it.
     *
     * @param problem why it cannot be taken; absent if it can
     */
    public record Line(
            int line,
            String code,
            String name,
            @Nullable Count count,
            @Nullable Refusal problem) {}

    /** The cells of a workbook as text, a row a line, so that one way of reading serves both. */
    public static Outcome<String> text(byte[] workbook) {
        if (workbook.length > MOST_BYTES) {
            return Outcome.refused("structure.refused.table-size");
        }
        try (ReadableWorkbook book =
                        new ReadableWorkbook(new ByteArrayInputStream(workbook), new ReadingOptions(true, true));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            List<String> lines = rows.limit(MOST_ROWS + 2L)
                    .map(row -> String.join(
                            "\t",
                            IntStream.range(0, Math.min(COLUMNS, row.getCellCount()))
                                    .mapToObj(i -> row.getOptionalCell(i)
                                            .map(PopulationTable::text)
                                            .orElse(""))
                                    .toList()))
                    .toList();
            return Outcome.done(String.join("\n", lines));
        } catch (RuntimeException | IOException damaged) {
            // The reader has no exception of its own for files that only look like workbooks.
            return Outcome.refused("structure.refused.table");
        }
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            boolean isDay = cell.getDataFormatString() != null
                    && cell.getDataFormatString().toLowerCase(Locale.ROOT).contains("yy");
            return isDay
                    ? cell.asDate().toLocalDate().toString()
                    : cell.asNumber().stripTrailingZeros().toPlainString();
        }
        return cell.getType() == CellType.STRING ? cell.asString().strip() : "";
    }

    /** Reads a table; a first line without a number in its third cell is a heading. */
    public Outcome<List<Line>> look(Actor actor, String text) {
        List<String> lines = text.replace("\uFEFF", "").lines().toList();
        List<Line> rows = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            List<String> cells = cells(line);
            boolean isHeading =
                    i == 0 && cells.size() > 2 && number(cells.get(2)).isEmpty();
            if (line.isBlank() || isHeading) {
                continue;
            }
            if (rows.size() == MOST_ROWS) {
                return Outcome.refused("structure.refused.table-rows", MOST_ROWS);
            }
            rows.add(judge(actor, i + 1, cells, seen));
        }
        return rows.isEmpty() ? Outcome.refused("structure.refused.table-empty") : Outcome.done(rows);
    }

    /** Takes the whole table in; refused if a row cannot be taken. */
    public Outcome<Integer> take(Actor actor, String text, Instant now) {
        return look(actor, text).then(rows -> {
            List<Count> counts = new ArrayList<>();
            for (Line row : rows) {
                if (row.count() == null) {
                    return Outcome.refused("structure.refused.table-bad", row.line());
                }
                counts.add(row.count());
            }
            return populations.putAll(actor, counts, now);
        });
    }

    private Line judge(Actor actor, int line, List<String> cells, Map<String, Integer> seen) {
        String code = cells.getFirst();
        Optional<Unit> unit = snapshots.units().findByCode(code).filter(found -> reach.holds(actor, found.no()));
        if (unit.isEmpty()) {
            return new Line(line, code, "", null, Refusal.of("structure.refused.table-unit", code));
        }
        Integer earlier = seen.put(unit.get().no() + " " + cells.get(1), line);
        Outcome<Count> outcome = earlier != null
                ? Outcome.refused("structure.refused.table-twice", earlier)
                : DayText.read(cells.get(1)).then(day -> {
                    Optional<Integer> residents = number(cells.get(2));
                    Optional<Integer> households = number(cells.get(3));
                    return residents.isEmpty()
                                    || (households.isEmpty() && !cells.get(3).isEmpty())
                            ? Outcome.refused("structure.refused.residents")
                            : populations.judge(
                                    actor,
                                    unit.get().no(),
                                    day,
                                    residents.get(),
                                    households.orElse(null),
                                    cells.get(4));
                });
        return switch (outcome) {
            case Outcome.Done<Count> done -> new Line(line, code, unit.get().name(), done.value(), null);
            case Outcome.Refused<Count> refused ->
                new Line(line, code, unit.get().name(), null, refused.refusal());
        };
    }

    private static List<String> cells(String line) {
        String[] cells = line.split(line.indexOf('\t') >= 0 ? "\t" : "[,，]", -1);
        return IntStream.range(0, COLUMNS)
                .mapToObj(i -> i < cells.length ? cells[i].strip().replace("\"", "") : "")
                .toList();
    }

    private static Optional<Integer> number(String text) {
        return text.length() <= 9 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(Integer.parseInt(text))
                : Optional.empty();
    }
}
